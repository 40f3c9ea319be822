package it.varco.web;

import it.varco.api.session.BrowserToken;
import it.varco.api.session.LoginChoice;
import it.varco.api.session.ReturnToken;
import it.varco.api.session.Returned;
import it.varco.api.session.Role;
import it.varco.api.session.Session;
import it.varco.api.session.Token;
import it.varco.api.session.Visit;
import it.varco.api.store.StoreException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request on its way to its answer: what came in, who is here, who asks. Used by one thread. */
final class Exchange {

    private final Incoming incoming;
    private final Present rooms;
    private final Map<String, String> formTokens = new HashMap<>();
    private boolean looked;
    private @Nullable Session session;
    private @Nullable BrowserToken browser;
    private boolean browserKept;
    private @Nullable Wish wish;
    private String way = "";

    Exchange(Incoming incoming, Present rooms) {
        this.incoming = incoming;
        this.rooms = rooms;
        this.browser = incoming.visit().browser().orElse(null);
    }

    Incoming incoming() {
        return incoming;
    }

    Present rooms() {
        return rooms;
    }

    Visit visit() {
        return incoming.visit();
    }

    /** The site it came to. */
    Place place() {
        return incoming.place();
    }

    Language language() {
        return incoming.language();
    }

    /** The session in which the request is made; the room is asked once. */
    Optional<Session> session() {
        if (!looked && visit().session().isPresent()) {
            looked = true; // a room that failed is not asked again by the page that says so
            session = rooms.sessions().find(visit()).orElse(null);
        }
        return Optional.ofNullable(session);
    }

    /** The same for pages that are open to all: where nobody can say whose session it is, it is nobody's. */
    Optional<Session> person() {
        try {
            return session();
        } catch (StoreException | RoomAbsentException e) {
            return Optional.empty();
        }
    }

    /** The home of whoever asks. */
    Home home() {
        return Home.of(place(), person());
    }

    /** The roles among which whoever asks may choose; none where nobody can say. */
    List<Role> roles() {
        try {
            return place().isManagement() && visit().session().isPresent()
                    ? rooms.sessions().roles(visit())
                    : List.of();
        } catch (StoreException | RoomAbsentException e) {
            return List.of();
        }
    }

    /** What a login was begun with whose browser just came back. */
    void came(Returned returned) {
        wish = Wish.of(returned, place());
        way = returned.choice().flatMap(LoginChoice::way).orElse("");
    }

    /** By which way of its provider a login was begun, as it was sent; empty for none. */
    String way() {
        return way.isEmpty() ? incoming.query().one(Links.WAY).orElse("") : way;
    }

    /** The same; empty where the address of the request tells it. */
    Optional<Wish> wish() {
        return Optional.ofNullable(wish);
    }

    /** From now on the browser has a token, and keeps it as long as a login may take. */
    BrowserToken keepBrowser() {
        BrowserToken token = browser == null ? BrowserToken.random() : browser;
        browser = token;
        browserKept = true;
        return token;
    }

    /** The cookie to send for {@link #keepBrowser()}, if it was called. */
    Optional<String> browserCookie() {
        return browserKept && browser != null ? Optional.of(place().cookies().browser(browser)) : Optional.empty();
    }

    /** With what the browser comes back from another site; it has been kept already. */
    ReturnToken returning() {
        return ReturnToken.of(keepBrowser());
    }

    /** The visit with the token the browser is about to get; everything else is as it came in. */
    Visit visitOfBrowser() {
        Visit visit = visit();
        BrowserToken token = keepBrowser();
        return visit.browser().isPresent()
                ? visit
                : Incoming.again(visit, visit.at()).browser(token).build();
    }

    /** The same for who only looks at what is open to all: a browser without a token is given none to keep. */
    Visit visitOfAnybody() {
        Visit visit = visit();
        return visit.browser().isPresent()
                ? visit
                : Incoming.again(visit, visit.at())
                        .browser(BrowserToken.random())
                        .build();
    }

    /** The cookie to which a form on this page is bound: that of the session if there is one. */
    Token formSecret() {
        return person().isPresent() ? visit().session().orElseThrow() : keepBrowser();
    }

    /** The token of a form on this page; the same for all forms to one address. */
    String formToken(String address) {
        return formTokens.computeIfAbsent(address, each -> FormToken.of(formSecret(), each));
    }

    /** Whether the form that was sent carries the token of {@code secret} for this address. */
    boolean carriesToken(Token secret) {
        return incoming.form()
                .one(FormToken.FIELD)
                .filter(sent -> FormToken.matches(secret, incoming.path(), sent))
                .isPresent();
    }
}
