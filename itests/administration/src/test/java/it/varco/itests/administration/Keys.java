package it.varco.itests.administration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/**
 * What each of those who try has to show, at whatever entrance: all of it is shown, whether the entrance asks for it or
 * not.
 *
 * @param tokens by who, without the word before it
 * @param cookies by who, as the header says it
 */
record Keys(Map<Who, String> tokens, Map<Who, String> cookies) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Sends a request as somebody. */
    HttpResponse<String> send(Who who, HttpRequest.Builder request) {
        if (tokens.containsKey(who)) {
            request.header("Authorization", "Bearer " + tokens.get(who));
        }
        if (cookies.containsKey(who)) {
            request.header("Cookie", cookies.get(who));
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
