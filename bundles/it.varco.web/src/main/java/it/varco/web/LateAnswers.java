package it.varco.web;

import it.varco.api.session.Token;
import it.varco.api.session.Visit;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The answers that browsers wait for, each under a random name, until they are fetched (UX-10).
 *
 * <p>An answer is given once, and to nobody but the browser that sent the form: it has to bring the cookie under which
 * the form was made. What is unknown, fetched, too old and of another browser looks alike. In memory alone, at most
 * {@link #MOST} and {@link #MOST_OF_A_COOKIE} of one cookie, each for {@link #LIFE}. Thread-safe.
 *
 * @source UX-10, SEC-48
 */
final class LateAnswers {

    static final int MOST = 100;
    static final int MOST_OF_A_COOKIE = 4;

    /** Largest page that is kept, in bytes; of a larger one nothing is, so that all together stay below 13 MB. */
    static final int LARGEST = 128 * 1024;

    /** As long as a login may take in all (D-47). */
    static final Duration LIFE = Duration.ofMinutes(15);

    private static final int RANDOM_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Somebody who waits. */
    static final class Wait {

        private final String name;
        private final Token cookie;
        private final boolean login;
        private final Instant since;
        private @Nullable Answer answer;

        private Wait(String name, Token cookie, boolean login, Instant since) {
            this.name = name;
            this.cookie = cookie;
            this.login = login;
            this.since = since;
        }

        String name() {
            return name;
        }

        /** The cookie under which the form was made: that of a session, or that of a login under way. */
        Token cookie() {
            return cookie;
        }

        /** Whether the form was one of a login. */
        boolean login() {
            return login;
        }

        /** When the form was sent. */
        Instant since() {
            return since;
        }

        /** From when on nothing is here any more. */
        Instant until() {
            return since.plus(LIFE);
        }

        private boolean isOf(Visit visit) {
            return Stream.of(visit.session(), visit.browser())
                    .flatMap(Optional::stream)
                    .anyMatch(cookie::equals);
        }
    }

    private final Map<String, Wait> waits = new LinkedHashMap<>();

    /** Makes room for the answer to a form; empty if there is none, or the form is not of a page of ours. */
    Optional<Wait> await(Incoming form) {
        boolean login = LoginPages.isAddress(form.path());
        return guard(form).flatMap(cookie -> await(cookie, login, form.visit().at()));
    }

    /** The cookie under which a form was made; a form without its token is refused soon, and nobody waits for that. */
    private static Optional<Token> guard(Incoming form) {
        return Stream.<Optional<? extends Token>>of(
                        form.visit().session(), form.visit().browser())
                .<Token>flatMap(Optional::stream)
                .filter(cookie -> form.form().all(FormToken.FIELD).stream()
                        .anyMatch(sent -> FormToken.matches(cookie, form.path(), sent)))
                .findFirst();
    }

    synchronized Optional<Wait> await(Token cookie, boolean login, Instant since) {
        waits.values().removeIf(wait -> since.isAfter(wait.until()));
        long others = waits.values().stream()
                .filter(wait -> wait.cookie.equals(cookie))
                .count();
        if (waits.size() >= MOST || others >= MOST_OF_A_COOKIE) {
            return Optional.empty();
        }
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        String name = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Wait wait = new Wait(name, cookie, login, since);
        waits.put(name, wait);
        return Optional.of(wait);
    }

    /** The answer is there. */
    synchronized void bring(Wait wait, Answer answer) {
        if (answer.size() > LARGEST) {
            waits.remove(wait.name);
        } else {
            wait.answer = answer;
        }
    }

    /** There will be no answer. */
    synchronized void forget(Wait wait) {
        waits.remove(wait.name);
    }

    /** Who waits under a name, if it is this browser. */
    synchronized Optional<Wait> find(String name, Visit visit) {
        return Optional.ofNullable(waits.get(name))
                .filter(wait -> !visit.at().isAfter(wait.until()))
                .filter(wait -> wait.isOf(visit));
    }

    /** The answer, if it is there; from then on it is here no more. */
    synchronized Optional<Answer> take(Wait wait) {
        boolean there = wait.answer != null && waits.remove(wait.name, wait);
        return there ? Optional.ofNullable(wait.answer) : Optional.empty();
    }

    /** How many are waited for, or were not fetched. */
    synchronized int size() {
        return waits.size();
    }
}
