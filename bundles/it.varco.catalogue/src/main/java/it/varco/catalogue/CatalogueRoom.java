package it.varco.catalogue;

import it.varco.api.access.AccessControl;
import it.varco.api.audit.AuditTrail;
import it.varco.api.catalogue.Catalogue;
import it.varco.api.catalogue.Handling;
import it.varco.api.catalogue.OperationCard;
import it.varco.api.catalogue.Place;
import it.varco.api.catalogue.PraticaCard;
import it.varco.api.catalogue.Receipt;
import it.varco.api.catalogue.Receipts;
import it.varco.api.health.Measured;
import it.varco.api.health.Measurement;
import it.varco.api.notification.Notifier;
import it.varco.api.plugin.PluginCalls;
import it.varco.api.session.Caller;
import it.varco.api.session.Session;
import it.varco.api.session.Sessions;
import it.varco.api.store.StoreException;
import it.varco.spi.store.BlockRepository;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.PraticaRepository;
import it.varco.spi.store.ReceiptRepository;
import it.varco.spi.store.RecordRepository;
import it.varco.spi.store.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The room itself: puts its parts together and forgets once a minute what nobody went on with. */
@Component(
        name = "it.varco.catalogue",
        service = {Catalogue.class, Receipts.class, Measured.class})
@Designate(ocd = CatalogueRoom.Config.class)
public final class CatalogueRoom implements Catalogue, Receipts, Measured {

    /** How long things wait. */
    @ObjectClassDefinition(
            localization = "OSGI-INF/l10n/config",
            name = "%catalogue.name",
            description = "%catalogue.description")
    public @interface Config {

        @AttributeDefinition(name = "%patience", description = "%patience.help")
        String patience() default "P1D";

        @AttributeDefinition(name = "%limit", description = "%limit.help")
        String limit() default "PT10S";

        /** Ten years: as long as most rights can be claimed (art. 2946 codice civile). */
        @AttributeDefinition(name = "%receipts", description = "%receipts.help")
        String receipts() default "P10Y";

        @AttributeDefinition(name = "%upkeep", description = "%upkeep.help")
        String upkeep() default "PT1M";

        @AttributeDefinition(name = "%visits.most", description = "%visits.most.help")
        int visits_most() default 240;

        @AttributeDefinition(name = "%visits.refusals", description = "%visits.refusals.help")
        int visits_refusals() default 20;

        @AttributeDefinition(name = "%visits.window", description = "%visits.window.help")
        String visits_window() default "PT10M";

        @AttributeDefinition(name = "%visits.sameSubject", description = "%visits.sameSubject.help")
        int visits_sameSubject() default 5;

        @AttributeDefinition(name = "%visits.atOnce", description = "%visits.atOnce.help")
        int visits_atOnce() default 4;
    }

    private static final Logger LOG = LoggerFactory.getLogger(CatalogueRoom.class);

    private final Clock clock;
    private final ScheduledThreadPoolExecutor background;
    private final Pratiche pratiche;
    private final ReceiptBook receipts;
    private final ServiceFlow flow;
    private final ServiceFigures figures = new ServiceFigures();
    private final Caretaker caretaker;
    private final Duration upkeep;
    private volatile @Nullable ScheduledFuture<?> sweeping;
    private volatile @Nullable ScheduledFuture<?> caring;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Notifier notifier;

    @Activate
    public CatalogueRoom(
            Config config,
            @Reference PluginCalls calls,
            @Reference AccessControl access,
            @Reference Sessions sessions,
            @Reference AuditTrail trail,
            @Reference Transactions transactions,
            @Reference PersonRepository people,
            @Reference PraticaRepository repository,
            @Reference ReceiptRepository receiptRepository,
            @Reference RecordRepository records,
            @Reference BlockRepository blocks) {
        Settings settings = Settings.of(config.patience(), config.limit(), config.receipts(), config.upkeep());
        Turnstile turnstile = new Turnstile(blocks, budgets(config));
        upkeep = settings.upkeep();
        clock = Clock.systemUTC();
        background = new ScheduledThreadPoolExecutor(1, CatalogueRoom::thread, new DiscardPolicy()); // no thread yet
        pratiche = new Pratiche(repository, people, settings.patience());
        receipts = new ReceiptBook(receiptRepository, people, settings.receipts());
        Post post = new Post(() -> notifier);
        Changes changes = new Changes(records, post, sessions);
        Outcomes outcomes = new Outcomes(transactions, pratiche, changes, receipts, sessions, blocks, turnstile, trail);
        Services services = new Services(calls, settings.limit());
        caretaker = new Caretaker(services, transactions, changes, post, trail);
        flow = new ServiceFlow(services, pratiche, outcomes, access, turnstile, post, figures);
    }

    private static Turnstile.Budgets budgets(Config config) {
        return Turnstile.Budgets.of(
                config.visits_most(),
                config.visits_refusals(),
                config.visits_window(),
                config.visits_sameSubject(),
                config.visits_atOnce());
    }

    @Activate
    void start() {
        sweeping = background.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.MINUTES);
        caring = background.scheduleWithFixedDelay(
                this::look, upkeep.toMillis(), upkeep.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Deactivate
    void stop() {
        for (ScheduledFuture<?> current : new ScheduledFuture<?>[] {sweeping, caring}) {
            if (current != null) {
                current.cancel(false);
            }
        }
        background.shutdown();
    }

    @Override
    public List<OperationCard> offered(Caller caller, Place place) {
        return flow.offered(caller, place);
    }

    @Override
    public List<PraticaCard> underWay(Caller caller) {
        return flow.underWay(caller);
    }

    @Override
    public Handling open(Caller caller, String operation, Optional<String> ticket) {
        return flow.open(caller, operation, ticket);
    }

    @Override
    public Handling show(Caller caller, String pratica) {
        return flow.show(caller, pratica);
    }

    @Override
    public Handling answer(Caller caller, String pratica, Map<String, String> answer) {
        return flow.answer(caller, pratica, answer);
    }

    @Override
    public boolean abandon(Caller caller, String pratica) {
        return flow.abandon(caller, pratica);
    }

    @Override
    public List<Receipt> latest(Session session) {
        return receipts.latest(session);
    }

    @Override
    public List<Receipt> earlier(Session session, String number) {
        return receipts.earlier(session, number);
    }

    @Override
    public Optional<Receipt> find(Session session, String number) {
        return receipts.find(session, number);
    }

    @Override
    public List<Measurement> measurements() {
        return figures.measurements();
    }

    private void sweep() {
        try {
            pratiche.sweep(clock.instant());
            receipts.sweep(clock.instant());
        } catch (StoreException e) {
            LOG.warn("sweep postponed code={}", e.code());
        } catch (RuntimeException e) {
            LOG.error("sweep failed, the next one is in a minute", e);
        }
    }

    private void look() {
        try {
            caretaker.look(clock.instant());
        } catch (StoreException e) {
            LOG.warn("upkeep postponed code={}", e.code());
        } catch (RuntimeException e) {
            LOG.error("upkeep failed, the next round comes", e);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "varco-catalogue");
        thread.setDaemon(true);
        return thread;
    }
}
