package it.varco.web.cittadino;

import it.varco.api.access.Operation;
import it.varco.api.catalogue.Catalogue;
import it.varco.api.catalogue.Place;
import it.varco.api.catalogue.Receipts;
import it.varco.api.form.Text;
import it.varco.api.notification.Correspondence;
import it.varco.api.notification.Recapiti;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageRequest;
import it.varco.api.page.PageSet;
import it.varco.api.page.ServiceDesk;
import it.varco.api.session.OpenSession;
import it.varco.api.session.PastLogin;
import it.varco.api.session.Role;
import it.varco.api.session.Session;
import it.varco.api.session.Sessions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The personal area of a citizen: who am I here, what can I do, from where did I enter, which sessions are open.
 *
 * @source UX-17, SEC-30; looking at one's own page is not recorded (D-31), ending a session is, by the room that does
 *     it
 */
@Component(name = "it.varco.web.cittadino", service = PageSet.class)
public final class CitizenPages implements PageSet {

    static final String AREA = "/area";
    static final String SESSIONS = "/area/sessioni";
    static final String ACTIVITY = "/area/attivita";
    static final String SERVICE = "/area/servizio";

    /** Form fields of the sessions page: the handle of one session, or all but this one. */
    static final String ONE = "sessione";

    static final String OTHERS = "altre";

    /** Parameter that says, after the redirect, what was done. */
    static final String DONE = "fatto";

    private static final String SIGNED_OUT = "/uscita";
    private static final int FEW_LOGINS = 5;
    private static final int MANY_LOGINS = 50;

    private static final ServiceDesk.Addresses SERVICES = new ServiceDesk.Addresses(
            Place.AREA, SERVICE, AREA, after(AREA, Done.ABANDONED), after(AREA, Done.OVER), ReceiptDesk::fresh);

    private final List<Page> pages = List.of(
            Page.at(AREA, Text.of("area.title"))
                    .operation(looking("area.view"))
                    .shown(with(this::area))
                    .build(),
            Page.at(SESSIONS, Text.of("sessions.title"))
                    .operation(looking("area.sessions"))
                    .parent(AREA)
                    .shown(with(CitizenPages::sessions))
                    .sent(with(CitizenPages::end))
                    .build(),
            Page.at(SERVICE, Text.of("service.title"))
                    .operation(looking("area.service"))
                    .parent(AREA)
                    .shown(desk(ServiceDesk::shown))
                    .sent(desk(ServiceDesk::sent))
                    .build(),
            Page.at(ReceiptDesk.LIST, Text.of("receipts.title"))
                    .operation(looking("area.receipts"))
                    .parent(AREA)
                    .shown(receipts(ReceiptDesk::list))
                    .build(),
            Page.at(ReceiptDesk.ONE, Text.of("receipts.one"))
                    .operation(
                            Operation.named("area.receipt").role(Role.CITTADINO).build())
                    .parent(ReceiptDesk.LIST)
                    .shown(receipts(ReceiptDesk::one))
                    .build(),
            Page.at(ReceiptDesk.DOCUMENT, Text.of("receipts.one"))
                    .operation(Operation.named("area.receipt.document")
                            .role(Role.CITTADINO)
                            .build())
                    .parent(ReceiptDesk.LIST)
                    .shown(receipts(ReceiptDesk::document))
                    .build(),
            Page.at(RecapitiDesk.LIST, Text.of("recapiti.title"))
                    .operation(looking("area.contacts"))
                    .parent(AREA)
                    .shown(contacts(RecapitiDesk::list))
                    .build(),
            Page.at(RecapitiDesk.ONE, Text.of("recapiti.one"))
                    .operation(looking("area.contact"))
                    .parent(RecapitiDesk.LIST)
                    .shown(contacts(RecapitiDesk::one))
                    .sent(contacts(RecapitiDesk::sent))
                    .build(),
            Page.at(RecapitiDesk.CODE, Text.of("recapiti.code.title"))
                    .operation(looking("area.contact.code"))
                    .parent(RecapitiDesk.LIST)
                    .shown(contacts(RecapitiDesk::code))
                    .sent(contacts(RecapitiDesk::codeSent))
                    .build(),
            Page.at(MessageDesk.LIST, Text.of("messages.title"))
                    .operation(looking("area.messages"))
                    .parent(AREA)
                    .shown(messages(MessageDesk::list))
                    .build(),
            Page.at(ACTIVITY, Text.of("activity.title"))
                    .operation(looking("area.activity"))
                    .parent(AREA)
                    .shown(with(CitizenPages::activity))
                    .build());

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Sessions room;

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
    private volatile @Nullable Recapiti recapiti;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Correspondence correspondence;

    /** For the component runtime, which brings the rooms when they are there. */
    public CitizenPages() {}

    CitizenPages(Sessions room) {
        this.room = room;
    }

    CitizenPages(Sessions room, Catalogue catalogue) {
        this.room = room;
        this.catalogue = catalogue;
    }

    CitizenPages(Sessions room, Receipts receipts) {
        this.room = room;
        this.receipts = receipts;
    }

    CitizenPages(Sessions room, Recapiti recapiti) {
        this.room = room;
        this.recapiti = recapiti;
    }

    CitizenPages(Sessions room, Correspondence correspondence) {
        this.room = room;
        this.correspondence = correspondence;
    }

    private static Operation looking(String name) {
        return Operation.named(name).role(Role.CITTADINO).unrecorded().build();
    }

    @Override
    public List<Page> pages() {
        return pages;
    }

    private Function<PageRequest, PageAnswer> with(BiFunction<Sessions, PageRequest, PageAnswer> page) {
        return whileHere(() -> room, page);
    }

    private Function<PageRequest, PageAnswer> desk(Function<ServiceDesk, PageAnswer> page) {
        return whileHere(() -> catalogue, (here, request) -> page.apply(new ServiceDesk(SERVICES, here, request)));
    }

    private Function<PageRequest, PageAnswer> receipts(Function<ReceiptDesk, PageAnswer> page) {
        return whileHere(
                () -> receipts, (here, request) -> page.apply(new ReceiptDesk(here, request, session(request))));
    }

    private Function<PageRequest, PageAnswer> contacts(Function<RecapitiDesk, PageAnswer> page) {
        return whileHere(
                () -> recapiti, (here, request) -> page.apply(new RecapitiDesk(here, request, session(request))));
    }

    private Function<PageRequest, PageAnswer> messages(Function<MessageDesk, PageAnswer> page) {
        return whileHere(
                () -> correspondence, (here, request) -> page.apply(new MessageDesk(here, request, session(request))));
    }

    /** What a page answers while a room is here; looked for once for each request (D-42). */
    private static <R> Function<PageRequest, PageAnswer> whileHere(
            Supplier<@Nullable R> room, BiFunction<R, PageRequest, PageAnswer> page) {
        return request -> {
            R here = room.get();
            return here == null ? new PageAnswer.Unavailable() : page.apply(here, request);
        };
    }

    /** Without the rooms of services and of messages the rest of the area is there (D-42). */
    private PageAnswer area(Sessions sessions, PageRequest request) {
        Catalogue services = catalogue;
        Recapiti contacts = recapiti;
        Session session = session(request);
        List<PastLogin> logins = sessions.latestLogins(session, FEW_LOGINS);
        return new PageAnswer.Show(
                "area",
                Map.of(
                        "me", Models.me(session),
                        "services", services == null ? false : services(services, request),
                        "contacts", contacts == null ? false : new RecapitiDesk(contacts, request, session).summary(),
                        "notices", notices(request),
                        "hasLogins", !logins.isEmpty(),
                        "logins", Models.logins(logins),
                        "sessions", Models.sessions(sessions.openOf(session))));
    }

    private static Map<String, Object> services(Catalogue catalogue, PageRequest request) {
        ServiceDesk desk = new ServiceDesk(SERVICES, catalogue, request);
        List<Map<String, Object>> cards = desk.cards();
        return Map.of("cards", cards, "hasCards", !cards.isEmpty(), "begun", desk.underWay());
    }

    private static PageAnswer activity(Sessions sessions, PageRequest request) {
        List<PastLogin> logins = sessions.latestLogins(session(request), MANY_LOGINS);
        return new PageAnswer.Show("activity", Map.of("hasLogins", !logins.isEmpty(), "logins", Models.logins(logins)));
    }

    private static PageAnswer sessions(Sessions sessions, PageRequest request) {
        List<OpenSession> open = sessions.openOf(session(request));
        return new PageAnswer.Show(
                "sessions",
                Map.of(
                        "sessions", Models.sessions(open),
                        "hasOthers", open.size() > 1,
                        "notices", notices(request)));
    }

    static List<Map<String, Object>> notices(PageRequest request) {
        return request.parameter(DONE).flatMap(Done::of).map(Done::notice).stream()
                .toList();
    }

    /** Ending the session of this very request is signing out. */
    private static PageAnswer end(Sessions sessions, PageRequest request) {
        Session session = session(request);
        if (request.parameter(OTHERS).isPresent()) {
            sessions.openOf(session).stream()
                    .filter(open -> !open.current())
                    .forEach(open -> sessions.end(session, open.handle()));
            return after(Done.OTHERS_ENDED);
        }
        Optional<String> handle = request.parameter(ONE);
        if (handle.isEmpty()) {
            return new PageAnswer.Missing();
        }
        boolean ended = sessions.end(session, handle.get());
        if (handle.get().equals(session.handle())) {
            return new PageAnswer.SignedOut(SIGNED_OUT);
        }
        return after(ended ? Done.ENDED : Done.GONE);
    }

    private static PageAnswer after(Done done) {
        return new PageAnswer.SeeOther(after(SESSIONS, done));
    }

    static String after(String page, Done done) {
        return page + "?" + DONE + "=" + done.code();
    }

    private static Session session(PageRequest request) {
        return request.session().orElseThrow(() -> new IllegalStateException("page: expected a session"));
    }
}
