package it.varco.web;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.BrowserToken;
import it.varco.api.session.Session;
import it.varco.api.session.SessionToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was typed into forms that were not taken, because the session was over or proved too little, until their person
 * comes back (UX-05, UX-06).
 *
 * <p>Only of forms that carry a mark, and only of the fields that the mark names: secrets are never among them. The
 * mark also holds a keyed hash of the names and of the person for whom the form was drawn, so that what one person
 * typed is shown to no other in the same browser, and a seal that binds both to the session in which it was drawn, so
 * that nobody who was never signed in leaves anything. In memory alone: one form a browser and one of each kind a
 * person, the newest, at most {@link #MOST} of at most 64 KB, for {@link #LIFE}. Thread-safe.
 *
 * @source UX-05, UX-06, SEC-48
 */
final class Drafts {

    /** Name of the hidden field with the mark; no field of a {@link it.varco.api.form.Form} can have it. */
    static final String FIELD = "_draft";

    static final int MOST = 200;
    static final Duration LIFE = Duration.ofMinutes(30);

    private static final Pattern NAMES =
            Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}(?:,[A-Za-z][A-Za-z0-9_-]{0,63})*");
    private static final Pattern MARK = Pattern.compile(
            "(?<names>[A-Za-z0-9_,-]{1,2000})\\.(?<hash>[A-Za-z0-9_-]{43})\\.(?<seal>[A-Za-z0-9_-]{43})");

    /**
     * What a form carries beside its token.
     *
     * @param names of the fields whose texts are kept, with commas between
     * @param hash of the names and of the person for whom the form was drawn
     * @param seal of both and of the cookie of the session in which it was drawn
     */
    private record Mark(String names, String hash, String seal) {

        static Optional<Mark> read(String sent) {
            Matcher parts = MARK.matcher(sent);
            return parts.matches()
                    ? Optional.of(new Mark(parts.group("names"), parts.group("hash"), parts.group("seal")))
                    : Optional.empty();
        }

        String text() {
            return names + "." + hash + "." + seal;
        }
    }

    private record Draft(String address, String names, String hash, Parameters typed, Instant until) {}

    /** New with each start, like what it guards. */
    private final BrowserToken key = BrowserToken.random();

    private final Map<BrowserToken, Draft> drafts = new LinkedHashMap<>();

    /**
     * The mark of a form.
     *
     * @param names of the fields whose texts are kept, with commas between
     * @throws IllegalArgumentException if {@code names} has another shape
     */
    Optional<String> mark(Exchange exchange, String names) {
        if (!NAMES.matcher(names).matches()) {
            throw new IllegalArgumentException("draft: expected names of fields with commas between");
        }
        SessionToken cookie = exchange.visit().session().orElse(null);
        CodiceFiscale person = person(exchange).orElse(null);
        if (cookie == null || person == null) {
            return Optional.empty();
        }
        String hash = FormToken.of(key, purpose(person, names));
        return Optional.of(new Mark(names, hash, FormToken.of(key, purpose(cookie, names, hash))).text());
    }

    private static Optional<CodiceFiscale> person(Exchange exchange) {
        return exchange.person().flatMap(Session::codiceFiscale);
    }

    /** Never the address of a form, which begins with a slash. */
    private static String purpose(CodiceFiscale person, String names) {
        return "draft|" + person.value() + "|" + names;
    }

    private static String purpose(SessionToken cookie, String names, String hash) {
        return "drawn|" + cookie.text() + "|" + names + "|" + hash;
    }

    /**
     * Keeps what the form of this request brings, if it carries a mark.
     *
     * <p>Without a session the form has to carry the token and the seal of the one that is over. The token alone proves
     * nothing here: whoever makes up a cookie can compute it.
     *
     * @param address the page, with its query, on which it is shown again
     * @return whether anything is kept
     */
    boolean keep(Exchange exchange, String address) {
        Parameters form = exchange.incoming().form();
        Mark mark = form.one(FIELD)
                .flatMap(Mark::read)
                .filter(sent -> isOfItsPerson(exchange, sent))
                .orElse(null);
        if (mark == null) {
            return false;
        }
        Parameters typed = form.only(Set.copyOf(Arrays.asList(mark.names().split(","))));
        if (typed.names().stream()
                .allMatch(name -> String.join("", typed.all(name)).isBlank())) {
            return false;
        }
        Instant now = exchange.visit().at();
        put(exchange.keepBrowser(), new Draft(address, mark.names(), mark.hash(), typed, now.plus(LIFE)), now);
        return true;
    }

    private boolean isOfItsPerson(Exchange exchange, Mark mark) {
        Optional<CodiceFiscale> person = person(exchange);
        return person.isPresent()
                ? FormToken.matches(key, purpose(person.get(), mark.names()), mark.hash())
                : exchange.visit()
                        .session()
                        .filter(exchange::carriesToken)
                        .filter(cookie ->
                                FormToken.matches(key, purpose(cookie, mark.names(), mark.hash()), mark.seal()))
                        .isPresent();
    }

    /** Whoever makes up browsers moves only what they left themselves. */
    private synchronized void put(BrowserToken browser, Draft draft, Instant now) {
        drafts.remove(browser);
        drafts.values().removeIf(older -> older.hash().equals(draft.hash()));
        drafts.put(browser, draft);
        sweep(now);
        if (drafts.size() > MOST) {
            drafts.remove(drafts.keySet().iterator().next());
        }
    }

    private void sweep(Instant now) {
        drafts.values().removeIf(draft -> now.isAfter(draft.until()));
    }

    /** What is kept for the page that is asked for, and for this person, by name. */
    Map<String, List<String>> of(Exchange exchange) {
        Map<String, List<String>> typed = new HashMap<>();
        String here = Links.self(exchange.incoming());
        find(exchange)
                .filter(draft -> draft.address().equals(here))
                .map(Draft::typed)
                .ifPresent(all -> all.names().forEach(name -> typed.put(name, all.all(name))));
        return typed;
    }

    /** Whoever comes with another person's draft takes it away unseen. */
    private synchronized Optional<Draft> find(Exchange exchange) {
        sweep(exchange.visit().at());
        Optional<BrowserToken> browser = exchange.visit().browser();
        Optional<CodiceFiscale> person = person(exchange);
        if (browser.isEmpty() || person.isEmpty()) {
            return Optional.empty();
        }
        Optional<Draft> draft = Optional.ofNullable(drafts.get(browser.get()));
        boolean theirs = draft.isPresent()
                && FormToken.matches(
                        key,
                        purpose(person.get(), draft.get().names()),
                        draft.get().hash());
        if (!theirs) {
            drafts.remove(browser.get());
        }
        return draft.filter(kept -> theirs);
    }

    /** A form of this browser was taken: what it had typed before is of no more use. */
    synchronized void forget(Exchange exchange) {
        exchange.visit().browser().ifPresent(drafts::remove);
    }

    /** Of how many browsers something is kept. */
    synchronized int size() {
        return drafts.size();
    }
}
