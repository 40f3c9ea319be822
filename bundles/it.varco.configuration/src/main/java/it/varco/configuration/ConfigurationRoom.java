package it.varco.configuration;

import it.varco.api.access.AccessControl;
import it.varco.api.access.Administered;
import it.varco.api.access.Decision;
import it.varco.api.access.Operation;
import it.varco.api.audit.AuditTrail;
import it.varco.api.configuration.ConfigurationCard;
import it.varco.api.configuration.ConfigurationSheet;
import it.varco.api.configuration.ConfigurationVersion;
import it.varco.api.configuration.Configurations;
import it.varco.api.configuration.Difference;
import it.varco.api.configuration.Preview;
import it.varco.api.health.Finding;
import it.varco.api.health.HealthCheck;
import it.varco.api.session.Caller;
import it.varco.spi.store.ConfigurationRepository;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.Transactions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.cm.SynchronousConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.MetaTypeService;

/**
 * The room of configuration: shows it as forms, checks what is typed, keeps what was, and puts the last good one back.
 *
 * @source D-52, REL-15, UX-54
 */
@Component(
        name = "it.varco.configuration",
        immediate = true, // files are watched whether or not anybody asks for it
        service = {Configurations.class, HealthCheck.class})
public final class ConfigurationRoom implements Configurations, HealthCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PREVIEW = Duration.ofSeconds(2);

    private final BundleContext context;
    private final LiveConfigurations live;
    private final Configurations administered;
    private final UnreadKeys unread;
    private final ServiceRegistration<SynchronousConfigurationListener> watch;
    private final HealthCheck health;
    private volatile @Nullable ServiceRegistration<ConfigurationListener> looks;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable MetaTypeService descriptions;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable AccessControl access;

    @Activate
    public ConfigurationRoom(
            BundleContext context,
            @Reference ConfigurationRepository store,
            @Reference Transactions transactions,
            @Reference PersonRepository people,
            @Reference AuditTrail trail,
            @Reference ConfigurationAdmin admin,
            @Reference ServiceComponentRuntime components) {
        this.context = context;
        live = new LiveConfigurations(admin, new Fence(context, admin, PATIENCE));
        Parts parts = new Parts(context, components, PATIENCE);
        Places places = new Places(context::getProperty);
        String conf = context.getProperty("varco.conf");
        ConfFolder folder = new ConfFolder(Path.of(conf == null ? "conf" : conf));
        History history = new History(store, transactions, people, trail);
        Changing changing = new Changing(history, folder, places, live, parts);
        administered = new AdministeredConfigurations(
                this::definitions,
                changing,
                history,
                places,
                folder,
                parts,
                new Previews(context, PREVIEW),
                this::decide);
        unread = new UnreadKeys(folder, this::definition);
        health = new ConfigurationHealth(
                () -> parts.complaints(this::definition), unread::find, () -> descriptions != null);
        watch = context.registerService(
                SynchronousConfigurationListener.class,
                new FileWatch(live, changing::changes, trail, Clock.systemUTC()),
                null);
    }

    @Activate
    void start() {
        unread.find(); // each is told in the log, whether or not anybody asks for the health
        looks = context.registerService(ConfigurationListener.class, event -> unread.find(), null);
    }

    @Deactivate
    void stop() {
        watch.unregister();
        ServiceRegistration<ConfigurationListener> begun = looks;
        if (begun != null) {
            begun.unregister();
        }
    }

    /** Nothing while nobody can describe it. */
    private Map<String, Definition> definitions(Locale language) {
        MetaTypeService service = descriptions;
        return service == null ? Map.of() : new Definitions(context, service, live).all(language);
    }

    private Optional<Definition> definition(String pid) {
        MetaTypeService service = descriptions;
        return service == null ? Optional.empty() : new Definitions(context, service, live).of(pid, Locale.ENGLISH);
    }

    private Decision decide(Caller caller, Operation operation) {
        AccessControl control = access;
        return control == null ? new Decision.Refused("access.unavailable") : control.decide(caller, operation);
    }

    @Override
    public Administered<List<ConfigurationCard>> all(Caller caller) {
        return administered.all(caller);
    }

    @Override
    public Administered<ConfigurationSheet> one(Caller caller, String pid) {
        return administered.one(caller, pid);
    }

    @Override
    public Administered<List<Difference>> compare(Caller caller, String pid, Map<String, List<String>> values) {
        return administered.compare(caller, pid, values);
    }

    @Override
    public Administered<Preview> preview(Caller caller, String pid, Map<String, List<String>> values) {
        return administered.preview(caller, pid, values);
    }

    @Override
    public Administered<ConfigurationSheet> change(
            Caller caller, String pid, Map<String, List<String>> values, String reason, String expected) {
        return administered.change(caller, pid, values, reason, expected);
    }

    @Override
    public Administered<List<ConfigurationVersion>> history(Caller caller, String pid) {
        return administered.history(caller, pid);
    }

    @Override
    public Administered<List<Difference>> compareVersion(Caller caller, String pid, long number) {
        return administered.compareVersion(caller, pid, number);
    }

    @Override
    public Administered<ConfigurationSheet> restore(
            Caller caller, String pid, long number, String reason, String expected) {
        return administered.restore(caller, pid, number, reason, expected);
    }

    @Override
    public String name() {
        return health.name();
    }

    @Override
    public Finding examine(Instant now) {
        return health.examine(now);
    }
}
