package it.varco.web.operatore;

import it.varco.api.access.Applications;
import it.varco.api.audit.AuditSearch;
import it.varco.api.catalogue.Catalogue;
import it.varco.api.catalogue.Receipts;
import it.varco.api.configuration.Configurations;
import it.varco.api.document.Documents;
import it.varco.api.health.Health;
import it.varco.api.notification.MessageTemplates;
import it.varco.api.notification.Outbox;
import it.varco.api.page.Page;
import it.varco.api.page.PageSet;
import it.varco.api.plugin.Gate;
import it.varco.api.plugin.Plugins;
import it.varco.api.session.Logins;
import it.varco.api.session.Sessions;
import it.varco.api.staff.FirstStart;
import it.varco.api.staff.Staff;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The console of the administrators, the desk of officers and the first start: knows which rooms are here, and hands
 * them to the pages.
 *
 * <p>Every page of the console asks rooms with the session as caller; nothing is decided here (SEC-01, UX-55).
 */
@Component(name = "it.varco.web.operatore", service = PageSet.class, property = PageSet.SITE + "=management")
public final class Console implements PageSet {

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Health health;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Plugins plugins;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Gate gate;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Staff staff;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Sessions sessions;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable AuditSearch trail;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Configurations configurations;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Applications applications;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Logins logins;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable FirstStart start;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable MessageTemplates templates;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Catalogue catalogue;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Receipts receipts;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Outbox outbox;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Documents documents;

    /** How long whoever tries an address waits for the name server. */
    private static final Duration LOOKUP = Duration.ofSeconds(2);

    private final List<Page> pages;

    /** For the component runtime, which brings the rooms as they come. */
    public Console() {
        Room<Plugins> switches = () -> Optional.ofNullable(plugins);
        Room<Gate> deliveries = () -> Optional.ofNullable(gate);
        Room<Logins> entrance = () -> Optional.ofNullable(logins);
        Room<FirstStart> begin = () -> Optional.ofNullable(start);
        Room<Outbox> messages = () -> Optional.ofNullable(outbox);
        Room<Configurations> settings = () -> Optional.ofNullable(configurations);
        PublicAddress address = new PublicAddress(settings, NameLookup.within(LOOKUP, NameLookup::ask));
        pages = Stream.of(
                        new HousePages(() -> Optional.ofNullable(health), switches, deliveries, begin, settings)
                                .pages(),
                        new PluginPages(switches, deliveries, settings).pages(),
                        new DeliveryPages(deliveries, switches).pages(),
                        new StaffPages(() -> Optional.ofNullable(staff)).pages(),
                        new SessionPages(() -> Optional.ofNullable(sessions), switches, settings).pages(),
                        new TrailPages(() -> Optional.ofNullable(trail)).pages(),
                        new ConfigurationPages(settings).pages(),
                        new TokenPages(() -> Optional.ofNullable(applications)).pages(),
                        new WordingPages(() -> Optional.ofNullable(templates), () -> Optional.ofNullable(documents))
                                .pages(),
                        new DeskPages(
                                        () -> Optional.ofNullable(catalogue),
                                        () -> Optional.ofNullable(receipts),
                                        messages)
                                .pages(),
                        new MessagePages(messages).pages(),
                        new StartPages(begin, new Checklist(switches, entrance, settings, address)).pages(),
                        new ActivationPages(entrance).pages())
                .flatMap(List::stream)
                .toList();
    }

    /** In the order in which the console shows the way to them. */
    @Override
    public List<Page> pages() {
        return pages;
    }
}
