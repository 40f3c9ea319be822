package it.varco.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;

/**
 * What became of an act, for whoever sends it again; never an answer that told a secret. Prints nothing of the body.
 *
 * @param fingerprint of the request
 * @param begun when it was begun, in milliseconds since 1970
 * @param status 0 while nobody knows how it ended
 * @param location empty unless something was created
 * @param body empty while nobody knows how it ended, and for ever if the answer told a secret
 */
record KeptAnswer(String fingerprint, long begun, int status, String location, String type, String body) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LARGEST = 32 * 1024;
    private static final int DONE = 200;

    static KeptAnswer begun(String fingerprint, Instant at) {
        return new KeptAnswer(fingerprint, at.toEpochMilli(), 0, "", "", "");
    }

    /** An act that is done and whose answer told a secret. */
    static KeptAnswer told(String fingerprint, Instant at) {
        return new KeptAnswer(fingerprint, at.toEpochMilli(), DONE, "", "", "");
    }

    /** An answer as it leaves, or, if it is too long to be kept, that nobody knows any more. */
    static KeptAnswer of(String fingerprint, Response answer, Instant at) {
        KeptAnswer whole = new KeptAnswer(
                fingerprint,
                at.toEpochMilli(),
                answer.getStatus(),
                Objects.toString(answer.getHeaderString(HttpHeaders.LOCATION), ""),
                MediaType.APPLICATION_JSON,
                Json.written(answer.getEntity()));
        return whole.bytes().length <= LARGEST ? whole : begun(fingerprint, Instant.EPOCH);
    }

    /** @throws UncheckedIOException if it is not what {@link #bytes} wrote */
    static KeptAnswer read(byte[] bytes) {
        try {
            return JSON.readValue(bytes, KeptAnswer.class);
        } catch (IOException e) {
            throw new UncheckedIOException("kept answer: expected as this bundle writes it", e);
        }
    }

    byte[] bytes() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("kept answer: expected to be written", e);
        }
    }

    boolean answered() {
        return status != 0;
    }

    /** Whether its answer can be given again. */
    boolean repeatable() {
        return answered() && !body.isEmpty();
    }

    Instant since() {
        return Instant.ofEpochMilli(begun);
    }

    /** The same answer once more. */
    Response.ResponseBuilder response() {
        Response.ResponseBuilder answer = Response.status(status)
                .entity(body.getBytes(StandardCharsets.UTF_8))
                .type(type);
        return location.isEmpty() ? answer : answer.header(HttpHeaders.LOCATION, location);
    }

    @Override
    public String toString() {
        return "KeptAnswer[" + status + "]";
    }
}
