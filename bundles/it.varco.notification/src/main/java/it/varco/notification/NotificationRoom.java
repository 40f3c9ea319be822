package it.varco.notification;

import it.varco.api.access.AccessControl;
import it.varco.api.access.Administered;
import it.varco.api.audit.AuditTrail;
import it.varco.api.health.Finding;
import it.varco.api.health.HealthCheck;
import it.varco.api.health.Measured;
import it.varco.api.health.Measurement;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Correspondence;
import it.varco.api.notification.Fate;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.api.notification.MessageTemplates;
import it.varco.api.notification.Notifier;
import it.varco.api.notification.Outbox;
import it.varco.api.notification.OutboxLine;
import it.varco.api.notification.Recapiti;
import it.varco.api.notification.RecapitoCard;
import it.varco.api.notification.RecapitoStep;
import it.varco.api.notification.SentMessage;
import it.varco.api.notification.TemplateCard;
import it.varco.api.notification.TemplatePreview;
import it.varco.api.notification.Undelivered;
import it.varco.api.plugin.PluginCalls;
import it.varco.api.session.Caller;
import it.varco.api.session.Session;
import it.varco.api.session.Sessions;
import it.varco.spi.store.OutboxRepository;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.RecapitoRepository;
import it.varco.spi.store.Transactions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** The room itself: puts its parts together, and keeps messages moving as long as it is here. */
@Component(
        name = "it.varco.notification",
        immediate = true, // messages wait in the store, whoever is here
        service = {
            Notifier.class,
            Outbox.class,
            Correspondence.class,
            MessageTemplates.class,
            Recapiti.class,
            HealthCheck.class,
            Measured.class
        })
@Designate(ocd = NotificationRoom.Config.class)
public final class NotificationRoom
        implements Notifier, Outbox, Correspondence, MessageTemplates, Recapiti, HealthCheck, Measured {

    /** How messages are brought to people, and what stands around their words. */
    @ObjectClassDefinition(
            localization = "OSGI-INF/l10n/config",
            name = "%notification.name",
            description = "%notification.description")
    public @interface Config {

        @AttributeDefinition(name = "%workers", description = "%workers.help")
        int workers() default 4;

        @AttributeDefinition(name = "%rate", description = "%rate.help")
        int rate() default 100;

        @AttributeDefinition(name = "%patience", description = "%patience.help")
        String patience() default "P3D";

        @AttributeDefinition(name = "%fallback", description = "%fallback.help")
        String fallback() default "PT1H";

        @AttributeDefinition(name = "%retention", description = "%retention.help")
        String retention() default "P24M";

        @AttributeDefinition(name = "%retry.first", description = "%retry.first.help")
        String retry_first() default "PT5S";

        @AttributeDefinition(name = "%retry.last", description = "%retry.last.help")
        String retry_last() default "PT15M";

        @AttributeDefinition(name = "%carriers", description = "%carriers.help")
        String[] carriers() default {"EMAIL=email", "POSTA=posta", "CALL=call"};

        @AttributeDefinition(name = "%institution", description = "%institution.help")
        String institution() default "Varco";

        @AttributeDefinition(name = "%returnAddress", description = "%returnAddress.help")
        String returnAddress() default "Varco";

        @AttributeDefinition(name = "%landline", description = "%landline.help")
        String landline() default "803164";

        @AttributeDefinition(name = "%mobile", description = "%mobile.help")
        String mobile() default "06164164";

        @AttributeDefinition(name = "%templates", description = "%templates.help")
        String templates() default "conf/messages";

        @AttributeDefinition(
                name = "%mode",
                description = "%mode.help",
                options = {
                    @Option(label = "%mode.production", value = "production"),
                    @Option(label = "%mode.development", value = "development")
                })
        String mode() default "production";

        @AttributeDefinition(name = "%demoRecapiti", description = "%demoRecapiti.help")
        String[] demoRecapiti() default {};
    }

    private static final String DEVELOPMENT = "development";

    private final PublicSite site;
    private final Mailroom mailroom;
    private final Previews previews;
    private final RecapitoBook recapiti;
    private final Runnable demo;

    @Activate
    public NotificationRoom(
            Config config,
            BundleContext context,
            @Reference PluginCalls calls,
            @Reference AccessControl access,
            @Reference AuditTrail trail,
            @Reference Sessions sessions,
            @Reference Transactions transactions,
            @Reference PersonRepository people,
            @Reference OutboxRepository outbox,
            @Reference RecapitoRepository contacts) {
        Settings settings = Settings.of(
                config.workers(),
                config.rate(),
                config.patience(),
                config.fallback(),
                config.retention(),
                config.retry_first(),
                config.retry_last(),
                config.carriers());
        House house = new House(config.institution(), config.returnAddress(), config.landline(), config.mobile());
        Clock clock = Clock.systemUTC();
        Path folder = Path.of(config.templates());
        site = new PublicSite(context);
        Templates templates = new Templates(context, folder, house, site);
        Layouts layouts = new Layouts(context, folder, house);
        previews = new Previews(templates, layouts, access);
        mailroom = new Mailroom(
                settings,
                new Mailroom.Services(calls, access, trail, transactions, people, outbox),
                new Mailroom.Stationery(
                        templates,
                        layouts::content,
                        () -> Stream.of(templates.problems(), layouts.problems())
                                .flatMap(List::stream)
                                .toList()),
                new ProvedContacts(contacts),
                clock);
        recapiti = new RecapitoBook(
                new RecapitoBook.Parts(contacts, people, transactions, mailroom.intake(), sessions, access, trail),
                mailroom::carried);
        DemoRecapiti guests = DemoRecapiti.of(config.demoRecapiti(), development(config.mode(), context));
        demo = () -> guests.putIn(contacts, people, clock.instant());
    }

    /** Both have to say so: the key alone, which may be written while the gateway runs, lets nobody's contact in. */
    private static boolean development(String mode, BundleContext context) {
        if (!mode.equals("production") && !mode.equals(DEVELOPMENT)) {
            throw new IllegalArgumentException("mode: expected production or development");
        }
        return mode.equals(DEVELOPMENT) && DEVELOPMENT.equals(context.getProperty("varco.mode"));
    }

    @Activate
    void start() {
        site.open();
        mailroom.open(demo);
    }

    @Deactivate
    void stop() {
        mailroom.close();
        site.close();
    }

    @Override
    public List<String> send(String owner, List<Message> messages, Locale language, Instant at) {
        return mailroom.intake().send(owner, messages, language, at);
    }

    @Override
    public Set<Medium> carried() {
        return mailroom.carried();
    }

    @Override
    public List<Fate> fates(String owner, CodiceFiscale person, String pair) {
        return mailroom.intake().fates(owner, person, pair);
    }

    @Override
    public Administered<List<OutboxLine>> lines(Caller caller) {
        return mailroom.tasks().lines(caller);
    }

    @Override
    public Administered<List<Undelivered>> undelivered(Caller caller, String after, int limit) {
        return mailroom.tasks().undelivered(caller, after, limit);
    }

    @Override
    public Administered<Undelivered> retry(Caller caller, String id, String reason) {
        return mailroom.tasks().retry(caller, id, reason);
    }

    @Override
    public Administered<Undelivered> close(Caller caller, String id, String reason) {
        return mailroom.tasks().close(caller, id, reason);
    }

    @Override
    public List<SentMessage> latest(Session session) {
        return mailroom.correspondence().latest(session);
    }

    @Override
    public List<SentMessage> earlier(Session session, String id) {
        return mailroom.correspondence().earlier(session, id);
    }

    @Override
    public Administered<List<TemplateCard>> all(Caller caller) {
        return previews.all(caller);
    }

    @Override
    public Administered<TemplatePreview> preview(Caller caller, String owner, String kind, String language) {
        return previews.preview(caller, owner, kind, language);
    }

    @Override
    public List<RecapitoCard> of(Session session) {
        return recapiti.of(session);
    }

    @Override
    public List<Medium> open() {
        return recapiti.open();
    }

    @Override
    public RecapitoStep begin(Session session, Medium medium, String typed) {
        return recapiti.begin(session, medium, typed);
    }

    @Override
    public RecapitoStep confirm(Session session, Medium medium, String code) {
        return recapiti.confirm(session, medium, code);
    }

    @Override
    public RecapitoStep remove(Session session, Medium medium) {
        return recapiti.remove(session, medium);
    }

    @Override
    public String name() {
        return mailroom.health().name();
    }

    @Override
    public Finding examine(Instant now) {
        return mailroom.health().examine(now);
    }

    @Override
    public List<Measurement> measurements() {
        return mailroom.figures().measurements();
    }
}
