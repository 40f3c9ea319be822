package it.varco.plugins;

import it.varco.api.access.AccessControl;
import it.varco.api.access.Administered;
import it.varco.api.access.Decision;
import it.varco.api.access.Operation;
import it.varco.api.audit.AuditTrail;
import it.varco.api.form.Sentence;
import it.varco.api.health.Finding;
import it.varco.api.health.HealthCheck;
import it.varco.api.health.Measured;
import it.varco.api.health.Measurement;
import it.varco.api.plugin.Call;
import it.varco.api.plugin.Delivery;
import it.varco.api.plugin.Entry;
import it.varco.api.plugin.Gate;
import it.varco.api.plugin.Impact;
import it.varco.api.plugin.PastSwitch;
import it.varco.api.plugin.PluginCalls;
import it.varco.api.plugin.PluginContract;
import it.varco.api.plugin.PluginStatus;
import it.varco.api.plugin.Plugins;
import it.varco.api.plugin.Present;
import it.varco.api.session.Caller;
import it.varco.api.store.StoreException;
import it.varco.spi.catalogue.CatalogueService;
import it.varco.spi.credential.CredentialProvider;
import it.varco.spi.notification.NotificationChannel;
import it.varco.spi.store.ApprovalRepository;
import it.varco.spi.store.AttemptRepository;
import it.varco.spi.store.OwnerRepository;
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
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
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
        service = {PluginCalls.class, Plugins.class, Gate.class, HealthCheck.class, Measured.class})
@Designate(ocd = PluginRoom.Config.class)
public final class PluginRoom implements PluginCalls, Plugins, Gate, HealthCheck, Measured {

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

        @AttributeDefinition(name = "%kept", description = "%kept.help")
        String kept() default "data/plugins";

        @AttributeDefinition(name = "%signers", description = "%signers.help")
        String signers() default "";

        @AttributeDefinition(name = "%stampers", description = "%stampers.help")
        String stampers() default "";

        @AttributeDefinition(name = "%revoked", description = "%revoked.help")
        String revoked() default "";

        @AttributeDefinition(name = "%poll", description = "%poll.help")
        String poll() default "PT0.5S";
    }

    /** Every kind of plugin that is known here. */
    private static final List<PluginContract<?, ?>> KINDS =
            List.of(CredentialProvider.CONTRACT, CatalogueService.CONTRACT, NotificationChannel.CONTRACT);

    /** Names of their interfaces. */
    static final Set<String> INTERFACES =
            KINDS.stream().map(kind -> kind.type().getName()).collect(Collectors.toSet());

    private static final Logger LOG = LoggerFactory.getLogger(PluginRoom.class);

    private final Settings settings;
    private final Owners owners;
    private final Roster roster;
    private final Counters counters = new Counters();
    private final Leftovers leftovers = new Leftovers();
    private final GuardedCalls calls;
    private final Roll roll;
    private final Plugins administered;
    private final Gate gate;
    private final Entrance entrance;
    private final HealthCheck health;
    private final Listening listening;
    private final Watch watch = new Watch();

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

    @Reference(
            service = NotificationChannel.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY,
            fieldOption = FieldOption.UPDATE)
    private final Collection<Map.Entry<Map<String, Object>, NotificationChannel>> channels;

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
            @Reference ApprovalRepository approvals,
            @Reference OwnerRepository claims,
            @Reference Transactions transactions,
            @Reference PersonRepository people,
            @Reference SessionRepository sessions,
            @Reference AttemptRepository attempts,
            @Reference PraticaRepository pratiche,
            @Reference AuditTrail trail,
            @Reference ServiceComponentRuntime components) {
        this.context = context;
        Clock clock = Clock.systemUTC();
        settings =
                Settings.of(config, context.getProperty("varco.home"), context.getProperty("varco.mode"), LOG::error);
        owners = new Owners(claims, clock, this::signer);
        Origins origins = new Origins(settings.development(), context);
        Crashes crashes = new CrashCount(clock, this::crashedTooOften);
        roster = new Roster(clock, new Judge(owners, origins::trusted), crashes, watch::changed);
        Switchboard switches = new Switchboard(store, clock);
        calls = new GuardedCalls(roster, switches, transactions, counters);
        Diagnosis diagnosis = new Diagnosis(context, new Components(components, INTERFACES));
        entrance = new Entrance(
                settings,
                context,
                roster,
                diagnosis,
                this::matter,
                new Approvals(approvals, transactions, trail),
                owners,
                transactions,
                people,
                trail,
                clock);
        BundleSigns signs = new BundleSigns(context, roster);
        roll = new Roll(roster, switches, counters, diagnosis, signs, context, entrance::problems, INTERFACES, clock);
        administered = new AdministeredPlugins(
                roll::all,
                roll::find,
                new Switching(switches, store, transactions, people, trail),
                new Impacts(calls, sessions, attempts, pratiche),
                settings.development(),
                this::decide);
        gate = entrance.administered(this::decide);
        health = new PluginHealth(roll::all, leftovers::threads, entrance::counts);
        listening = new Listening(context, signs, new ConfigurationSigns(context, roster, components), this::changed);
        credentials = new Arrivals<>(CredentialProvider.CONTRACT, roster, context, signs);
        services = new Arrivals<>(CatalogueService.CONTRACT, roster, context, signs);
        channels = new Arrivals<>(NotificationChannel.CONTRACT, roster, context, signs);
    }

    private void crashedTooOften(Origin crashed) {
        entrance.crashedTooOften(crashed);
        watch.changed();
    }

    private String signer(Origin origin) {
        return entrance.signer(origin);
    }

    private Optional<Sentence> matter(Bundle bundle) {
        return roll.problem(bundle);
    }

    @Activate
    void start() {
        listening.start();
        context.addBundleListener(leftovers);
        LOG.info("plugins are let in here={}", credentials.size() + services.size() + channels.size());
        entrance.start();
        watch.start(settings.poll(), entrance::look, this::report);
    }

    private void report() {
        roll.report();
        leftovers.report();
    }

    private void changed(BundleEvent event) {
        watch.changed();
        Bundle bundle = event.getBundle();
        if (settings.development() && event.getType() == BundleEvent.UNINSTALLED && FolderBundles.from(bundle)) {
            freed(Origin.name(bundle)); // in development whoever takes a jar away takes it out of use for good
        }
    }

    /** Frees the identifiers of a bundle of which no version is here any more, or meant to be; how many. */
    private int freed(String name) {
        if (!entrance.anyLetIn(name)
                && Stream.of(context.getBundles()).noneMatch(bundle -> name.equals(bundle.getSymbolicName()))) {
            try {
                return owners.release(name);
            } catch (StoreException e) {
                LOG.warn("identifiers of a plugin that was taken away stay its own owner={} code={}", name, e.code());
            }
        }
        return 0;
    }

    @Deactivate
    void stop() {
        listening.stop();
        context.removeBundleListener(leftovers);
        entrance.stop(); // first: what the watch is at decides nothing any more
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

    @Override
    public Administered<List<Delivery>> deliveries(Caller caller) {
        return gate.deliveries(caller);
    }

    @Override
    public Administered<Delivery> delivery(Caller caller, String hash) {
        return gate.delivery(caller, hash);
    }

    @Override
    public Administered<Delivery> approve(Caller caller, String hash, String reason, boolean lower, long expected) {
        return gate.approve(caller, hash, reason, lower, expected);
    }

    @Override
    public Administered<Delivery> deny(Caller caller, String hash, String reason, long expected) {
        boolean letIn = entrance.isLetIn(hash);
        Administered<Delivery> denied = gate.deny(caller, hash, reason, expected);
        if (letIn && denied instanceof Administered.Done<Delivery> done) {
            String name = done.result().sheet().symbolicName();
            if (freed(name) > 0) {
                entrance.recordRelease(name);
            }
        }
        return denied;
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
        return Stream.of(counters.measurements(), roster.measurements(), leftovers.measurements())
                .flatMap(List::stream)
                .toList();
    }
}
