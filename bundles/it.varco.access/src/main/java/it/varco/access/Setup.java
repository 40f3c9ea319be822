package it.varco.access;

import it.varco.api.access.AccessControl;
import it.varco.api.access.AddressBudget;
import it.varco.api.access.Administered;
import it.varco.api.access.Administration;
import it.varco.api.access.Flaw;
import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.Outcome;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Caller;
import it.varco.api.session.Channel;
import it.varco.api.session.Login;
import it.varco.api.session.ReturnPath;
import it.varco.api.session.Role;
import it.varco.api.session.Visit;
import it.varco.api.staff.FirstStart;
import it.varco.api.staff.OpenHouse;
import it.varco.api.store.StoreException;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.SetupRepository;
import it.varco.spi.store.StaffRepository;
import it.varco.spi.store.Transactions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first start: a code in a file, the first administrator, and the moment at which the house opens (UX-50, D-50).
 *
 * <p>Looks every two seconds how far it is, until it is over, because another node may have ended it.
 */
@Component(name = "it.varco.access.setup", immediate = true) // the open house is registered without being asked for
@Designate(ocd = Setup.Config.class)
public final class Setup implements FirstStart {

    /** Where the code lies, and who works in a demonstration. */
    @ObjectClassDefinition(
            localization = "OSGI-INF/l10n/config",
            name = "%setup.name",
            description = "%setup.description")
    public @interface Config {

        @AttributeDefinition(name = "%codeFile", description = "%codeFile.help")
        String codeFile() default "";

        @AttributeDefinition(name = "%overFile", description = "%overFile.help")
        String overFile() default "";

        @AttributeDefinition(
                name = "%mode",
                description = "%mode.help",
                options = {
                    @Option(label = "%mode.production", value = "production"),
                    @Option(label = "%mode.development", value = "development")
                })
        String mode() default "production";

        @AttributeDefinition(name = "%demoStaff", description = "%demoStaff.help")
        String[] demoStaff() default {};
    }

    /** What the first start is led through. */
    record Parts(
            Inside room,
            Transactions transactions,
            StaffRepository staff,
            SetupRepository setup,
            PersonRepository people,
            AuditTrail trail,
            Clock clock) {}

    private static final Logger LOG = LoggerFactory.getLogger(Setup.class);
    private static final String CODES = "setup";
    private static final String ANYWHERE = "";
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final Parts parts;
    private final Acts acts;
    private final CodeFile code;
    private final String overFile;
    private final Supplier<Runnable> opening;
    private final AtomicReference<@Nullable Runnable> closing = new AtomicReference<>();
    private final AddressBudget codes = new AddressBudget(10, WINDOW);
    private final AddressBudget allCodes = new AddressBudget(1_000, WINDOW);
    private final RefusedTokens late = new RefusedTokens();
    private final ScheduledThreadPoolExecutor background =
            new ScheduledThreadPoolExecutor(1, Setup::thread, new DiscardPolicy()); // no thread yet
    private volatile @Nullable ScheduledFuture<?> looking;
    private volatile DemoStaff demo;
    private volatile boolean over;

    @Activate
    public Setup(
            Config config,
            BundleContext context,
            @Reference AccessControl control,
            @Reference Inside room,
            @Reference Transactions transactions,
            @Reference StaffRepository staff,
            @Reference SetupRepository setup,
            @Reference PersonRepository people,
            @Reference AuditTrail trail) {
        this(
                config.codeFile(),
                config.overFile(),
                DemoStaff.of(config.mode(), context::getProperty, config.demoStaff()),
                () -> open(context),
                control,
                new Parts(room, transactions, staff, setup, people, trail, Clock.systemUTC()));
    }

    /** @param opening opens the house, and gives what closes it again */
    Setup(
            String codeFile,
            String overFile,
            DemoStaff demo,
            Supplier<Runnable> opening,
            AccessControl control,
            Parts parts) {
        this.parts = parts;
        acts = new Acts(control, parts.transactions, parts.trail);
        code = new CodeFile(codeFile);
        this.overFile = overFile;
        this.demo = demo;
        this.opening = opening;
    }

    @Activate
    void start() {
        looking = background.scheduleWithFixedDelay(this::look, 0, 2, TimeUnit.SECONDS);
    }

    @Deactivate
    void stop() {
        ScheduledFuture<?> current = looking;
        if (current != null) {
            current.cancel(false);
        }
        background.shutdown();
        Runnable close = closing.getAndSet(Setup::nothing); // what opens after this closes again by itself
        if (close != null) {
            close.run();
        }
    }

    @Override
    public Stage stage() {
        if (over || parts.setup.over().isPresent()) {
            over = true; // once and for all
            return Stage.OVER;
        }
        return parts.staff.holders(Role.AMMINISTRATORE.name()) == 0 ? Stage.NOBODY : Stage.CLOSED;
    }

    @Override
    public Administered<Login> begin(Visit visit, String code, String codiceFiscale, ReturnPath next) {
        if (visit.browser().isEmpty()) {
            throw new IllegalArgumentException("visit: expected the token of a browser");
        }
        if (visit.channel() != Channel.MANAGEMENT) {
            return new Administered.Unknown<>();
        }
        if (stage() != Stage.NOBODY) {
            late.count(ANYWHERE, visit.at())
                    .ifPresent(due -> record(visit, Optional.empty(), "setup.over", due.details()));
            return new Administered.Contrary<>("setup.over");
        }
        if (!codes.toWait(CODES, visit.address(), visit.at()).isZero()
                || !allCodes.toWait(CODES, ANYWHERE, visit.at()).isZero()) {
            return new Administered.Contrary<>("setup.blocked");
        }
        Typed typed = new Typed();
        Code given = Code.typed(code);
        if (given.isEmpty()) {
            typed.flaw("code", Flaw.Kind.MISSING, "");
        } else if (!this.code.matches(given, visit.at())) {
            typed.flaw("code", Flaw.Kind.SHAPE, "XXXXX-XXXXX");
        }
        boolean right = typed.flaws().isEmpty();
        Optional<CodiceFiscale> person = typed.codiceFiscale(codiceFiscale);
        noteCode(visit, right, given, person);
        return typed.flaws().isEmpty()
                ? new Administered.Done<>(parts.room.first(visit, person.orElseThrow(), next))
                : new Administered.Invalid<>(typed.flaws());
    }

    private void noteCode(Visit visit, boolean right, Code given, Optional<CodiceFiscale> person) {
        if (right) {
            record(visit, person, "", Map.of());
        } else if (!given.isEmpty()) {
            boolean last = codes.spend(CODES, visit.address(), visit.at());
            boolean lastOfAll = allCodes.spend(CODES, ANYWHERE, visit.at());
            record(visit, person, last || lastOfAll ? "setup.blocked" : "setup.code", Map.of());
        }
    }

    private void record(Visit visit, Optional<CodiceFiscale> person, String rule, Map<String, String> details) {
        Outcome outcome = rule.isEmpty() ? Outcome.DONE : Outcome.REFUSED;
        AuditEvent.Builder event =
                AuditEvent.of(visit.at(), Trail.SETUP_BEGIN, outcome).visit(visit);
        person.ifPresent(event::person);
        if (!rule.isEmpty()) {
            event.detail(Trail.RULE, rule);
        }
        details.forEach(event::detail);
        parts.trail.record(event.build());
    }

    @Override
    public Administered<Stage> finish(Caller caller) {
        Administered<Stage> done = acts.perform(caller, Administration.SETUP_FINISH, new Typed(), note -> {
            Stage stage = stage();
            if (stage != Stage.CLOSED) {
                return new Administered.Contrary<>(stage == Stage.OVER ? "setup.over" : "setup.nobody");
            }
            parts.setup.over(caller.visit().at());
            return new Administered.Done<>(Stage.OVER);
        });
        if (done instanceof Administered.Done<Stage>) {
            LOG.info(
                    "first start over, the public site opens reference={}",
                    caller.visit().reference());
            settle();
        }
        return done;
    }

    private void look() {
        try {
            settle();
        } catch (StoreException e) {
            LOG.warn("first start cannot be looked at now code={}", e.code());
        } catch (RuntimeException e) {
            LOG.error("first start cannot be looked at now", e);
        }
    }

    /** Makes files and open house what the stage says. */
    void settle() {
        DemoStaff invented = demo;
        if (!invented.isEmpty()) {
            parts.transactions.run(() -> {
                invented.grant(parts.staff, parts.people, parts.trail, parts.clock.instant());
                parts.setup.over(parts.clock.instant());
                return true;
            });
            demo = new DemoStaff(List.of());
        }
        Stage stage = stage();
        if (stage == Stage.NOBODY) {
            code.renew(parts.clock.instant());
        } else {
            code.retire();
        }
        if (stage == Stage.OVER) {
            writeOver();
            openHouse();
            background.shutdown();
        }
    }

    private void writeOver() {
        Path file = Path.of(overFile);
        try {
            if (!overFile.isEmpty() && !Files.exists(file)) {
                Files.writeString(file, parts.clock.instant() + "\n");
            }
        } catch (IOException e) {
            LOG.error("end of the first start cannot be written, the next start waits for it file={}", file, e);
        }
    }

    private void openHouse() {
        if (closing.get() != null) {
            return;
        }
        Runnable close = opening.get();
        if (!closing.compareAndSet(null, close)) { // somebody was quicker
            close.run();
        }
    }

    private static void nothing() {}

    private static Runnable open(BundleContext context) {
        ServiceRegistration<OpenHouse> house = context.registerService(
                OpenHouse.class, new OpenHouse() {}, FrameworkUtil.asDictionary(Map.of(OpenHouse.GATE, "public")));
        return house::unregister;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "varco-first-start");
        thread.setDaemon(true);
        return thread;
    }
}
