package it.varco.web;

import it.varco.api.session.BrowserToken;
import it.varco.api.session.SessionToken;
import it.varco.api.session.Visit;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request after everything about it was read and looked at that needs no room.
 *
 * <p>What is wrong with it is told by {@link #problem()}, and then its parameters are empty; it can be answered in any
 * case.
 */
final class Incoming {

    private static final int LONGEST_ADDRESS = 45;

    /** Header that the script of this site alone sends, where the page asks by itself. */
    private static final String BACKGROUND = "X-Varco-Background";

    private final String method;
    private final String path;
    private final Place place;
    private final Visit visit;
    private final boolean wantsEvents;
    private final String lastEvent;
    private final Languages languages;
    private final Language language;
    private final Parameters query;
    private final Parameters form;
    private final @Nullable Problem problem;

    private Incoming(
            HttpServletRequest request, Place place, Visit.Builder visit, Reading reading, Languages languages) {
        this.method = request.getMethod();
        this.place = place;
        this.wantsEvents = wantsEvents(request);
        this.lastEvent = header(request, "Last-Event-ID");
        this.path = path(request);
        this.languages = languages;
        this.language = language(request, reading.query(), place.cookies(), languages);
        this.visit = visit.language(language.locale()).build();
        this.query = reading.query();
        this.form = reading.form();
        this.problem = reading.problem().orElse(null);
    }

    /** The same request at a later moment, asked by no person: for what goes on after its answer began. */
    private Incoming(Incoming same, Instant at) {
        method = same.method;
        path = same.path;
        place = same.place;
        wantsEvents = same.wantsEvents;
        lastEvent = same.lastEvent;
        visit = again(same.visit, at).background().build();
        languages = same.languages;
        language = same.language;
        query = same.query;
        form = same.form;
        problem = same.problem;
    }

    static Incoming read(
            HttpServletRequest request,
            Place place,
            Instant at,
            String reference,
            PublicAddress address,
            Languages languages)
            throws IOException {
        Reading reading = Reading.of(request, address, LoginAddress.isReturn(path(request)));
        Visit.Builder visit = Visit.at(at, address(request), reference)
                .channel(place.channel())
                .site(address.site());
        if (request.getMethod().equals("GET") && asksItself(request)) {
            visit.background();
        }
        Cookies cookies = place.cookies();
        Cookies.value(request, cookies.session()).flatMap(SessionToken::parse).ifPresent(visit::session);
        Cookies.value(request, cookies.browser()).flatMap(BrowserToken::parse).ifPresent(visit::browser);
        Cookies.value(request, cookies.returning()).flatMap(Cookies::returning).ifPresent(visit::returning);
        return new Incoming(request, place, visit, reading, languages);
    }

    private static boolean asksItself(HttpServletRequest request) {
        return header(request, BACKGROUND).equals("1") || wantsEvents(request);
    }

    private static boolean wantsEvents(HttpServletRequest request) {
        return request.getMethod().equals("GET") && header(request, "Accept").contains("text/event-stream");
    }

    /** The same request later; {@link Visit#background} from now on. */
    Incoming again(Instant at) {
        return new Incoming(this, at);
    }

    /** Begins a visit that is like another one but for its instant. */
    static Visit.Builder again(Visit visit, Instant at) {
        Visit.Builder same = Visit.at(at, visit.address(), visit.reference())
                .language(visit.language())
                .channel(visit.channel());
        if (visit.background()) {
            same.background();
        }
        visit.session().ifPresent(same::session);
        visit.browser().ifPresent(same::browser);
        visit.returning().ifPresent(same::returning);
        visit.site().ifPresent(same::site);
        return same;
    }

    private static String header(HttpServletRequest request, String name) {
        String value = request.getHeader(name);
        return value == null ? "" : value;
    }

    private static String path(HttpServletRequest request) {
        String rest = request.getPathInfo();
        String path = rest == null ? request.getServletPath() : request.getServletPath() + rest;
        return path.isEmpty() ? Links.HOME : path; // some engines know the first page by no path at all
    }

    /** Without brackets and without the zone of a link-local address, so that it is never too long. */
    private static String address(HttpServletRequest request) {
        String whole = request.getRemoteAddr();
        String bare = whole == null ? "" : whole.replace("[", "").replace("]", "");
        int end = bare.indexOf('%') < 0 ? bare.length() : bare.indexOf('%');
        return bare.substring(0, Math.min(end, LONGEST_ADDRESS));
    }

    /** Whoever comes back with the form of another site brings it with the cookie for that alone. */
    private static Language language(HttpServletRequest request, Parameters query, Cookies cookies, Languages here) {
        return query.one("lang")
                .flatMap(here::of)
                .or(() -> Cookies.value(request, Cookies.LANGUAGE).flatMap(here::of))
                .or(() -> Cookies.value(request, cookies.returning())
                        .map(Cookies::languageReturning)
                        .flatMap(here::of))
                .orElseGet(() -> here.preferred(header(request, "Accept-Language")));
    }

    boolean isPost() {
        return method.equals("POST");
    }

    boolean isGet() {
        return method.equals("GET");
    }

    boolean isHead() {
        return method.equals("HEAD");
    }

    /** The address, decoded and in the one shape it can have. */
    String path() {
        return path;
    }

    /** The site it came to. */
    Place place() {
        return place;
    }

    Visit visit() {
        return visit;
    }

    /** Whether the changes of a page are asked for, as a stream of events, and not the page. */
    boolean wantsEvents() {
        return wantsEvents;
    }

    /** The last event of such a stream that the browser knows; empty for none. */
    String lastEvent() {
        return lastEvent;
    }

    Language language() {
        return language;
    }

    /** Whether the person just chose the language. */
    boolean choosesLanguage() {
        return query.one("lang").flatMap(languages::of).isPresent();
    }

    /** Those that were here when the request came. */
    Languages languages() {
        return languages;
    }

    Parameters query() {
        return query;
    }

    Parameters form() {
        return form;
    }

    /** The first thing that is wrong with the request, if anything is. */
    Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }
}
