package it.varco.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;

/**
 * One call and its answer.
 *
 * @param target with path and query, without the base address
 */
record Exchange(
        String method, URI target, HttpHeaders sent, String body, int status, HttpHeaders headers, String text) {

    /** The only value of a header of the answer; empty if it is absent. */
    String header(String name) {
        List<String> values = headers.allValues(name);
        if (values.size() > 1) {
            throw new AssertionError(name + " is there " + values.size() + " times");
        }
        return values.isEmpty() ? "" : values.get(0);
    }

    JsonNode json() {
        return parse(text);
    }

    String field(String name) {
        return json().path(name).asText();
    }

    static JsonNode parse(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }
}
