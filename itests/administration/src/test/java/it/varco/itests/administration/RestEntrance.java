package it.varco.itests.administration;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.Set;

/** The management interface; a session opens nothing there, only tokens do. */
final class RestEntrance implements Entrance {

    private static final Set<Integer> REFUSED = Set.of(401, 403);
    private static final Set<Integer> PASSED = Set.of(200, 201, 204, 404, 409, 412, 422, 428);

    private final URI site;
    private final Keys keys;

    RestEntrance(URI site, Keys keys) {
        this.site = site;
        this.keys = keys;
    }

    @Override
    public Set<Who> knows() {
        return EnumSet.of(Who.NARROW_PROGRAM, Who.BROAD_PROGRAM, Who.SERVICE_ACCOUNT);
    }

    @Override
    public boolean has(Verb verb) {
        return true;
    }

    @Override
    public boolean admits(Who who, Verb verb) {
        HttpResponse<String> answer = keys.send(who, request(verb.call().split(" ", 3)));
        if (!REFUSED.contains(answer.statusCode()) && !PASSED.contains(answer.statusCode())) {
            throw new AssertionError(verb + " by " + who + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return PASSED.contains(answer.statusCode());
    }

    private HttpRequest.Builder request(String... call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(site.resolve("/api/admin/v1/" + call[1]));
        if (call.length < 3) {
            return request.method(call[0], BodyPublishers.noBody());
        }
        return request.header("Content-Type", "application/json")
                .header("If-Match", "*")
                .method(call[0], BodyPublishers.ofString(call[2]));
    }

    @Override
    public String toString() {
        return "REST";
    }
}
