package it.varco.plugins;

import it.varco.api.access.AccessControl;
import it.varco.api.access.Administered;
import it.varco.api.access.Decision;
import it.varco.api.access.Operation;
import it.varco.api.audit.AuditTrail;
import it.varco.api.health.Finding;
import it.varco.api.health.HealthCheck;
import it.varco.api.health.Measured;
import it.varco.api.health.Measurement;
import it.varco.api.plugin.Call;
import it.varco.api.plugin.Entry;
import it.varco.api.plugin.Impact;
import it.varco.api.plugin.PastSwitch;
import it.varco.api.plugin.PluginCalls;
import it.varco.api.plugin.PluginContract;
import it.varco.api.plugin.PluginStatus;
import it.varco.api.plugin.Plugins;
import it.varco.api.plugin.Present;
import it.varco.api.session.Caller;
import it.varco.spi.catalogue.CatalogueService;
import it.varco.spi.credential.CredentialProvider;
import it.varco.spi.store.AttemptRepository;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.PraticaRepository;
import it.varco.spi.store.SessionRepository;
import it.varco.spi.store.SwitchRepository;
import it.varco.spi.store.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.FieldOption;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The room of foreign code: knows who is here, lets rooms call them through one guard, switches them, watches the
 * folder they are dropped into, and says what did not come up.
 *
 * <p>A new kind of plugin is one line in {@link #KINDS} and one reference. Immediate, because the folder is watched
 * whether or not anybody asks for a service of this room.
 *
 * @source D-10, D-32, D-43, D-59, SEC-12, SEC-85
 */
@Component(
        name = "it.varco.plugins",
        immediate = true,
        service = {PluginCalls.class, Plugins.class, HealthCheck.class, Measured.class})
@Designate(ocd = PluginRoom.Config.class)
public final class PluginRoom implements PluginCalls, Plugins, HealthCheck, Measured {

    /** Whether jars in a folder are started, which one, and how often it is looked at. */
    @ObjectClassDefinition(localization = "OSGI-INF/l10n/config", name = "%name", description = "%description")
    public @interface Config {
        @AttributeDefinition(
                name = "%mode",
                description = "%mode.help",
                options = {
                    @Option(label = "%mode.production", value = "production"),
                    @Option(label = "%mode.development", value = "development")
                })
        String mode() default "production";

        @AttributeDefinition(name = "%folder", description = "%folder.help")
        String folder() default "plugins";

        @AttributeDefinition(name = "%poll", description = "%poll.help")
        String poll() default "PT0.5S";
    }

    /** Every kind of plugin that is known here. */
    private static final List<PluginContract<?, ?>> KINDS =
            List.of(CredentialProvider.CONTRACT, CatalogueService.CONTRACT);

    private static final Logger LOG = LoggerFactory.getLogger(PluginRoom.class);

    private final Settings settings;
    private final Roster roster;
    private final Counters counters;
    private final GuardedCalls calls;
    private final Roll roll;
    private final Plugins administered;
    private final HealthCheck health;
    private final FolderBundles dropped;
    private final PluginFolder folder;
    private final Listening listening;
    private final Watch watch;

    @Reference(
            service = CredentialProvider.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY,
            fieldOption = FieldOption.UPDATE)
    private final Collection<Map.Entry<Map<String, Object>, CredentialProvider>> credentials;

    @Reference(
            service = CatalogueService.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY,
            fieldOption = FieldOption.UPDATE)
    private final Collection<Map.Entry<Map<String, Object>, CatalogueService>> services;

    /**
     * Fetched only to decide, because access control needs this room to be there first; from the framework itself,
     * because {@code ComponentServiceObjects} fails whoever gives it back while somebody else fetches it.
     */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable ServiceReference<AccessControl> access;

    private final BundleContext context;

    @Activate
    public PluginRoom(
            Config config,
            BundleContext context,
            @Reference SwitchRepository store,
            @Reference Transactions transactions,
            @Reference PersonRepository people,
            @Reference SessionRepository sessions,
            @Reference AttemptRepository attempts,
            @Reference PraticaRepository pratiche,
            @Reference AuditTrail trail,
            @Reference ServiceComponentRuntime components) {
        this.context = context;
        Clock clock = Clock.systemUTC();
        Set<String> interfaces =
                KINDS.stream().map(kind -> kind.type().getName()).collect(Collectors.toSet());
        settings = Settings.of(
                config.mode(),
                config.folder(),
                config.poll(),
                context.getProperty("varco.home"),
                context.getProperty("varco.mode"),
                LOG::error);
        watch = new Watch();
        roster = new Roster(clock, new Origins(settings.development(), context)::trusted, watch::changed);
        Switchboard switches = new Switchboard(store, clock);
        counters = new Counters();
        calls = new GuardedCalls(roster, switches, transactions, counters);
        Diagnosis diagnosis = new Diagnosis(context, new Components(components, interfaces));
        Hashes hashes = new Hashes(context.getDataFile("installed.properties").toPath());
        dropped = new FolderBundles(context, roster, diagnosis, trail, clock, hashes);
        folder = new PluginFolder(settings.folder(), dropped);
        BundleSigns signs = new BundleSigns(context, roster);
        roll = new Roll(roster, switches, counters, diagnosis, signs, context, folder::problems, interfaces, clock);
        administered = new AdministeredPlugins(
                roll::all,
                roll::find,
                new Switching(switches, store, transactions, people, trail),
                new Impacts(calls, sessions, attempts, pratiche),
                settings.development(),
                this::decide);
        health = new PluginHealth(roll::all);
        listening = new Listening(context, signs, new ConfigurationSigns(context, roster, components), watch::changed);
        credentials = new Arrivals<>(CredentialProvider.CONTRACT, roster, context, signs);
        services = new Arrivals<>(CatalogueService.CONTRACT, roster, context, signs);
    }

    @Activate
    void start() {
        listening.start();
        LOG.info("plugins are let in credentials={} services={}", credentials.size(), services.size());
        if (settings.development()) {
            LOG.warn("development mode: jars are started without approval folder={}", settings.folder());
            watch.start(settings.poll(), this::look, roll::report);
        } else {
            dropped.removeAll();
            int jars = PluginFolder.count(settings.folder());
            if (jars > 0) {
                LOG.warn("production mode: jars are ignored folder={} jars={}", settings.folder(), jars);
            }
            watch.start(Duration.ZERO, changed -> {}, roll::report);
        }
    }

    /** Not before everything that came with the gateway is installed: until then its names would be free (D-59). */
    private void look(boolean changed) {
        if (dropped.mayStart()) {
            folder.look(changed);
        }
    }

    @Deactivate
    void stop() {
        listening.stop();
        watch.stop();
        roster.close();
    }

    @Override
    public <D> List<Present<D>> present(PluginContract<?, D> contract) {
        return calls.present(contract);
    }

    @Override
    public <P, D, R> Call<R> call(
            PluginContract<P, D> contract, String id, Entry entry, Duration limit, BiFunction<P, D, R> work) {
        return calls.call(contract, id, entry, limit, work);
    }

    @Override
    public void noteRefusal(PluginContract<?, ?> contract, String id) {
        calls.noteRefusal(contract, id);
    }

    @Override
    public Administered<List<PluginStatus>> all(Caller caller) {
        return administered.all(caller);
    }

    @Override
    public Administered<PluginStatus> one(Caller caller, String kind, String id) {
        return administered.one(caller, kind, id);
    }

    @Override
    public Administered<List<PastSwitch>> history(Caller caller, String kind, String id) {
        return administered.history(caller, kind, id);
    }

    @Override
    public Administered<Impact> impact(Caller caller, String kind, String id, String wanted) {
        return administered.impact(caller, kind, id, wanted);
    }

    @Override
    public Administered<PluginStatus> turn(
            Caller caller, String kind, String id, String wanted, String reason, long expected) {
        return administered.turn(caller, kind, id, wanted, reason, expected);
    }

    @Override
    public Administered<PluginStatus> undo(Caller caller, String kind, String id, String reason, long expected) {
        return administered.undo(caller, kind, id, reason, expected);
    }

    @Override
    public boolean developmentMode() {
        return administered.developmentMode();
    }

    private Decision decide(Caller caller, Operation operation) {
        ServiceReference<AccessControl> reference = access;
        AccessControl control = reference == null ? null : context.getService(reference);
        if (reference == null || control == null) {
            return new Decision.Refused("access.unavailable");
        }
        try {
            return control.decide(caller, operation);
        } finally {
            context.ungetService(reference);
        }
    }

    @Override
    public String name() {
        return health.name();
    }

    @Override
    public Finding examine(Instant now) {
        return health.examine(now);
    }

    @Override
    public List<Measurement> measurements() {
        return counters.measurements();
    }
}
