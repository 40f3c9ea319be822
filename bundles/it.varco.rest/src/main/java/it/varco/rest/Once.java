package it.varco.rest;

import it.varco.api.session.Caller;
import it.varco.api.store.RecordChange;
import it.varco.api.store.RecordStore;
import it.varco.api.store.StoreException;
import it.varco.api.store.StoredRecord;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does an act once, however often it is sent under one {@code Idempotency-Key} by one caller.
 *
 * <p>The key is reserved before the act and the answer put in its place afterwards. Where an act was cut off in between
 * nobody knows whether it was done, so it is never done again by itself.
 *
 * @source API-07
 */
final class Once {

    private static final Logger LOG = LoggerFactory.getLogger(Once.class);

    private static final String HEADER = "Idempotency-Key";
    private static final String REPLAY = "Idempotent-Replay";
    private static final Pattern SHAPE = Pattern.compile("([A-Za-z0-9._~-]{8,100})|\"([A-Za-z0-9._~-]{8,100})\"");
    private static final Duration KEPT = Duration.ofHours(24);

    /** No act takes longer; what is reserved longer was cut off. A guess on the safe side. */
    private static final Duration LONGEST_ACT = Duration.ofMinutes(2);

    /** Answers of an act that was done; after any other nothing was done, and the same may be sent again. */
    private static final Set<Integer> DONE = Set.of(200, 201);

    private final RecordStore records;
    private final String key;
    private final String fingerprint;
    private final Call call;
    private final boolean secret;

    private Once(Call call, String key, boolean secret) {
        this.records = call.room(RecordStore.class);
        this.key = key;
        this.fingerprint = fingerprint(call);
        this.call = call;
        this.secret = secret;
    }

    /**
     * Does it at once if the call brings no key.
     *
     * @param secret whether the answer tells something that nobody may read twice
     */
    static Response act(Call call, boolean secret, Supplier<Response> act) {
        List<String> sent = call.request().getHeaders().getOrDefault(HEADER, List.of());
        if (sent.isEmpty()) {
            return act.get();
        }
        Matcher shape = SHAPE.matcher(sent.size() == 1 ? sent.get(0) : "");
        if (!shape.matches()) {
            return Problem.of(Kind.MALFORMED, "Idempotency-Key is expected once, as 8 to 100 letters, digits and ._~-")
                    .answer();
        }
        String name = shape.group(1) == null ? shape.group(2) : shape.group(1);
        Caller caller = call.caller();
        String key =
                "answer/" + digest(caller.role() + "\n" + caller.application().orElse("") + "\n" + name);
        return new Once(call, key, secret).act(act);
    }

    private Response act(Supplier<Response> act) {
        Optional<KeptAnswer> before = kept();
        if (before.isPresent()) {
            return again(before.get());
        }
        boolean first = records.apply(List.of(RecordChange.putUntil(
                key, RecordChange.ABSENT, KeptAnswer.begun(fingerprint, now()).bytes(), end())));
        return first ? first(act) : kept().map(this::again).orElseGet(Kind.IN_PROGRESS::answer);
    }

    private Response first(Supplier<Response> act) {
        Response answer;
        try {
            answer = act.get();
        } catch (RoomAbsentException e) {
            forget(); // nothing was done, and the same may be sent again
            throw e;
        } catch (StoreException e) {
            keep(KeptAnswer.begun(fingerprint, Instant.EPOCH)); // the store may have done it all the same
            throw e;
        }
        if (DONE.contains(answer.getStatus())) {
            keep(secret ? KeptAnswer.told(fingerprint, now()) : KeptAnswer.of(fingerprint, answer, now()));
        } else {
            forget();
        }
        return answer;
    }

    private Response again(KeptAnswer kept) {
        if (!kept.fingerprint().equals(fingerprint)) {
            return Kind.KEY_USED.answer();
        }
        if (kept.answered()) {
            return Permission.refusal(call.request()).map(Problem::answer).orElseGet(() -> replay(kept));
        }
        boolean underWay = now().isBefore(kept.since().plus(LONGEST_ACT));
        return (underWay ? Kind.IN_PROGRESS : Kind.INTERRUPTED).answer();
    }

    private static Response replay(KeptAnswer kept) {
        return kept.repeatable() ? kept.response().header(REPLAY, "true").build() : Kind.TOLD_ONCE.answer();
    }

    /** What was done is done whatever becomes of this, so whoever sent it gets the answer all the same. */
    private void keep(KeptAnswer answer) {
        try {
            replace(answer.bytes());
        } catch (StoreException e) {
            LOG.warn("answer not kept reference={}", call.caller().visit().reference(), e);
        }
    }

    private void replace(byte[] value) {
        records.get(key)
                .map(record -> RecordChange.putUntil(key, record.version(), value, end()))
                .ifPresent(change -> records.apply(List.of(change)));
    }

    private void forget() {
        records.get(key)
                .map(record -> RecordChange.delete(key, record.version()))
                .ifPresent(change -> records.apply(List.of(change)));
    }

    private Optional<KeptAnswer> kept() {
        return records.get(key).map(StoredRecord::value).map(KeptAnswer::read);
    }

    private Instant now() {
        return call.caller().visit().at();
    }

    private Instant end() {
        return now().plus(KEPT);
    }

    /** Stands for what is asked for: the same if and only if the request is. */
    private static String fingerprint(Call call) {
        return digest(String.join(
                "\n",
                call.request().getMethod(),
                call.request().getUriInfo().getPath(),
                call.expected().written(),
                call.fields().written()));
    }

    private static String digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
