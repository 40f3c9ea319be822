package it.varco.web;

import it.varco.api.page.PageSet;
import it.varco.api.staff.FirstStart;
import it.varco.api.store.StoreException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One site: reads each request once, finds who answers it, turns whatever goes wrong into a page in words. */
final class Site {

    private static final Logger LOG = LoggerFactory.getLogger(Site.class);
    private static final String SHOWN = "GET, HEAD";
    private static final String ALL = "GET, HEAD, POST";

    private final Place place;
    private final Patience patience;
    private final Supplier<PublicAddress> address;
    private final Supplier<Present> rooms;
    private final Clock clock;
    private final References references = new References();
    private final Assets assets;
    private final Contributions contributions;
    private final Drawing drawing;
    private final Portal portal;
    private final LoginPages logins;
    private final LogoutPage logout;
    private final SessionPage session;
    private final RolePage role;
    private final ContributedPages contributed;
    private final MachineAddresses machines;
    private final WaitingPage waiting;

    /**
     * @param address what browsers write to get here, at the moment of the call
     * @param rooms those that are here at the moment of the call
     * @param memory what is known of forms sent and steps open
     * @param owners tells the symbolic name of the bundle that holds a set of pages
     * @param streams for the pages that follow what they show
     * @param alarm rings for forms that take long
     */
    Site(
            SiteSettings settings,
            Supplier<PublicAddress> address,
            Supplier<Present> rooms,
            Clock clock,
            Assets assets,
            Contributions contributions,
            Memory memory,
            Function<PageSet, String> owners,
            LiveStreams streams,
            Alarm alarm) {
        this.place = settings.place();
        this.patience = new Patience(settings.waitSign(), alarm, memory.late());
        this.address = address;
        this.rooms = rooms;
        this.clock = clock;
        this.assets = assets;
        this.contributions = contributions;
        Map<String, Object> constants = new HashMap<>(settings.shown());
        constants.put("assets", assets.address());
        PageIndex index = new PageIndex(place, owners);
        this.drawing = new Drawing(contributions, new Layout(constants, contributions, index));
        Refusals refusals = new Refusals(drawing, contributions);
        this.portal = new Portal(index, contributions);
        this.logins = new LoginPages(drawing, contributions, memory.returned(), refusals, portal);
        this.logout = new LogoutPage(drawing);
        this.session = new SessionPage(drawing);
        this.role = new RolePage(drawing, index);
        LivePages live = new LivePages(
                rooms, clock, index, streams, exchange -> new Asked(exchange, contributions, memory.drafts()));
        ServicePages services = new ServicePages(drawing, contributions, refusals, memory);
        this.contributed =
                new ContributedPages(drawing, contributions, index, logins, live, memory, refusals, services);
        this.machines = new MachineAddresses(contributions);
        this.waiting = new WaitingPage(drawing, memory.late());
    }

    /** Answers a request; the instant and the reference it carries from now on are made here (D-70, UX-04). */
    void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Incoming incoming = Incoming.read(
                request, place, clock.instant(), references.next(), address.get(), contributions.languages());
        if (incoming.isPost()) {
            patience.serve(incoming, request, response, () -> answer(incoming, request));
        } else {
            answer(incoming, request).send(request, response);
        }
    }

    private Answer answer(Incoming incoming, HttpServletRequest request) {
        if (Assets.isAddress(incoming.path()) && mayHaveAssets(incoming)) {
            Optional<Answer> asset = asset(incoming.path(), request);
            if (asset.isPresent()) {
                return asset.get();
            }
        }
        Exchange exchange = new Exchange(incoming, rooms.get());
        Answer answer = guarded(exchange);
        exchange.browserCookie().ifPresent(answer::cookie);
        if (incoming.choosesLanguage()) {
            answer.cookie(Cookies.language(incoming.language()));
        }
        return answer;
    }

    /** The page that says that the address is wrong looks like the others. */
    private static boolean mayHaveAssets(Incoming incoming) {
        boolean understood = incoming.problem()
                .filter(problem -> problem != Problem.MISDIRECTED)
                .isEmpty();
        return understood && (incoming.isGet() || incoming.isHead());
    }

    private Optional<Answer> asset(String path, HttpServletRequest request) {
        String encodings = request.getHeader("Accept-Encoding");
        String known = request.getHeader("If-None-Match");
        boolean compressed = encodings != null && encodings.contains("gzip") && !encodings.contains("gzip;q=0");
        return assets.answer(path, compressed, known == null ? "" : known);
    }

    /**
     * Nothing that happens in here leaves as it is. What fails while a room or a bundle of pages is being replaced is
     * an absence of a moment, anything else a defect (D-42).
     */
    private Answer guarded(Exchange exchange) {
        try {
            return route(exchange);
        } catch (StoreException | RoomAbsentException | LinkageError e) {
            LOG.warn(
                    "request not served reference={} cause={}", exchange.visit().reference(), e.toString());
            return drawing.problem(exchange, Problem.STARTING);
        } catch (RepeatedParameterException e) {
            return drawing.problem(exchange, Problem.BAD_REQUEST);
        } catch (RuntimeException e) {
            if (!exchange.rooms().sameAs(rooms.get())) {
                LOG.warn(
                        "request met a change reference={} cause={}",
                        exchange.visit().reference(),
                        e.toString());
                return drawing.problem(exchange, Problem.STARTING);
            }
            LOG.error("request failed reference={}", exchange.visit().reference(), e);
            return drawing.problem(exchange, Problem.FAILED);
        }
    }

    private Answer route(Exchange exchange) {
        Incoming incoming = exchange.incoming();
        if (MachineAddresses.isAddress(place, incoming.path())) {
            return machines.answer(incoming, exchange.rooms());
        }
        if (incoming.problem().isPresent()) {
            Problem problem = incoming.problem().get();
            Answer answer = drawing.problem(exchange, problem);
            return problem == Problem.METHOD ? answer.with("Allow", ALL) : answer;
        }
        if (WaitingPage.isAddress(incoming.path())) {
            return waiting.answer(exchange);
        }
        if (place.isManagement() && leadsToFirstStart(exchange)) {
            return Answer.seeOther(Place.FIRST_START);
        }
        if (LoginPages.isAddress(incoming.path())) {
            return logins.answer(exchange);
        }
        if (incoming.path().equals(Links.LOGOUT)) {
            return logout.answer(exchange);
        }
        if (incoming.path().equals(Links.SESSION)) {
            return session.answer(exchange);
        }
        return place.isManagement() ? management(exchange) : open(exchange);
    }

    /** While nobody is administrator there is one page, and the login that it begins (UX-50). */
    private static boolean leadsToFirstStart(Exchange exchange) {
        String path = exchange.incoming().path();
        boolean there = path.equals(Place.FIRST_START) || path.startsWith(Links.LOGIN + "/");
        return !there && exchange.rooms().firstStart().stage() == FirstStart.Stage.NOBODY;
    }

    private Answer management(Exchange exchange) {
        if (exchange.incoming().path().equals(Links.ROLE)) {
            return role.answer(exchange);
        }
        boolean root = exchange.incoming().path().equals(Links.HOME);
        return root && !exchange.incoming().isPost()
                ? Answer.seeOther(exchange.home().path())
                : contributed.answer(exchange);
    }

    private Answer open(Exchange exchange) {
        return switch (exchange.incoming().path()) {
            case Links.HOME -> home(exchange);
            case Links.HELP -> open(exchange, "help");
            case Links.ACCESSIBILITY -> open(exchange, "accessibility");
            case Links.PRIVACY -> open(exchange, "privacy");
            default -> contributed.answer(exchange);
        };
    }

    private Answer home(Exchange exchange) {
        if (exchange.incoming().isPost()) {
            return notSent(exchange);
        }
        Map<String, Object> around =
                drawing.around(exchange, drawing.texts(exchange).of("home.title"));
        return drawing.page(exchange, 200, "home", around, Map.of("portal", portal.overview(exchange)));
    }

    /** A page of words that is open to all. */
    private Answer open(Exchange exchange, String template) {
        if (exchange.incoming().isPost()) {
            return notSent(exchange);
        }
        String title = drawing.texts(exchange).of(template + ".title");
        return drawing.page(exchange, 200, template, drawing.belowHome(exchange, title), Map.of());
    }

    private Answer notSent(Exchange exchange) {
        return drawing.problem(exchange, Problem.METHOD).with("Allow", SHOWN);
    }
}
