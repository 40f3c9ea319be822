package it.varco.itests.distribution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The administration interface, as whoever holds the service account uses it. */
final class Management {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 100;

    private final Gateway gateway;

    Management(Gateway gateway) {
        this.gateway = gateway;
    }

    /** The REST front end comes after the page: waits until it answers. */
    Management ready() {
        Until.foundByAdministration(
                "the administration interface answers",
                () -> Optional.of(send(request("plugins").GET())).filter(answer -> answer.statusCode() == 200));
        return this;
    }

    List<JsonNode> plugins() {
        return items(body(send(request("plugins").GET())));
    }

    Optional<JsonNode> plugin(String id) {
        return plugins().stream()
                .filter(plugin -> plugin.path("id").asText().equals(id))
                .findFirst();
    }

    /** Switches a credential provider; in effect when this returns. */
    void turn(String provider, String state, String reason) {
        turn("credential", provider, state, reason);
    }

    /** Switches a plugin of any kind, such as {@code service}. */
    void turn(String kind, String id, String state, String reason) {
        String wish = JSON.createObjectNode()
                .put("state", state)
                .put("reason", reason)
                .toString();
        body(send(request("plugins/" + kind + "/" + id + "/state")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(wish))));
    }

    List<JsonNode> deliveries() {
        return items(body(send(request("deliveries").GET())));
    }

    /** The first delivery that lies in the folder under a name and is in a state. */
    Optional<JsonNode> delivery(String file, String state) {
        return deliveries().stream()
                .filter(each -> each.path("file").asText().equals(file))
                .filter(each -> each.path("state").asText().equals(state))
                .findFirst();
    }

    /** Everything that is known of a delivery. */
    JsonNode delivery(String hash) {
        return body(send(request("deliveries/" + hash).GET()));
    }

    /** Lets a delivery in, whatever was decided on it before. */
    JsonNode approve(String hash, String reason) {
        return body(approval(hash, reason));
    }

    /** Tries that; the status of the answer. */
    int approving(String hash, String reason) {
        return approval(hash, reason).statusCode();
    }

    /** As a person does, who looks before. */
    private HttpResponse<String> approval(String hash, String reason) {
        HttpResponse<String> seen = send(request("deliveries/" + hash).GET());
        return seen.headers()
                .firstValue("ETag")
                .map(decision -> send(posting("deliveries/" + hash + "/approvals", because(reason))
                        .header("If-Match", decision)))
                .orElse(seen);
    }

    /** Tries to take a delivery out; the status of the answer. */
    int denying(String hash, String reason) {
        return send(posting("deliveries/" + hash + "/denials", because(reason))).statusCode();
    }

    private static String because(String reason) {
        return JSON.createObjectNode().put("reason", reason).toString();
    }

    /** How things stand with the messages over one medium, such as {@code email}. */
    JsonNode outbox(String medium) {
        return items(body(send(request("messages/outbox").GET()))).stream()
                .filter(line -> line.path("medium").asText().equals(medium))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line for " + medium));
    }

    /** Grants the role of an office worker to somebody whose name fits their code. Returns its identifier. */
    String grant(String codiceFiscale, String reason) {
        String wish = JSON.createObjectNode()
                .put("codice_fiscale", codiceFiscale)
                .put("surname", codiceFiscale.substring(0, 3))
                .put("name", codiceFiscale.substring(3, 6))
                .put("role", "operatore_sede")
                .put("reason", reason)
                .toString();
        return post("staff-roles", wish).path("id").asText();
    }

    void endRole(String id, String reason) {
        post("staff-roles/" + id + "/endings", because(reason));
    }

    /** The identifiers of those of a kind that are held. */
    List<String> roles(String kind) {
        return items(body(send(request("staff-roles?limit=" + MOST).GET()))).stream()
                .filter(role -> role.path("role").asText().equals(kind))
                .map(role -> role.path("id").asText())
                .toList();
    }

    /** The handles of the open sessions of somebody. */
    List<String> sessionsOf(String codiceFiscale) {
        String wish =
                JSON.createObjectNode().put("codice_fiscale", codiceFiscale).toString();
        return items(post("session-searches", wish)).stream()
                .map(session -> session.path("handle").asText())
                .toList();
    }

    private JsonNode post(String path, String body) {
        return body(send(posting(path, body)));
    }

    private HttpRequest.Builder posting(String path, String body) {
        return request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    private static List<JsonNode> items(JsonNode answer) {
        List<JsonNode> items = new ArrayList<>();
        answer.path("items").forEach(items::add);
        return items;
    }

    /** Every event of the trail after a position; what is looked for may be linked into the chain a moment later. */
    List<JsonNode> eventsAfter(long position) {
        List<JsonNode> events = new ArrayList<>();
        long after = position;
        int found = MOST;
        while (found == MOST) {
            JsonNode page = body(send(
                    request("audit/events?limit=" + MOST + "&after=" + after).GET()));
            found = page.path("items").size();
            page.path("items").forEach(events::add);
            after = page.path("next").asLong();
        }
        return events;
    }

    /** The position of the last event once all that happened so far is linked. */
    long lastPosition() {
        return verification().path("records").asLong();
    }

    /** What the check of the chain says once nothing waits to be linked. */
    JsonNode verification() {
        return Until.foundByAdministration(
                "everything is linked",
                () -> Optional.of(body(send(request("audit/verification").POST(BodyPublishers.noBody()))))
                        .filter(report -> report.path("waiting").asLong() == 0));
    }

    /** Events of logins after a position, each as {@code outcome rule}; the rule is empty where it was done. */
    List<String> loginsAfter(long position) {
        verification();
        return eventsAfter(position).stream()
                .filter(event -> event.path("operation").asText().equals("login.enter"))
                .map(event -> (event.path("outcome").asText() + " "
                                + event.path("details").path("rule").asText())
                        .strip())
                .toList();
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** What whoever holds a token is answered. */
    int statusWith(String token, String path) {
        return send(HttpRequest.newBuilder(gateway.managementSite().resolve("/api/admin/v1/" + path))
                        .header("Authorization", "Bearer " + token))
                .statusCode();
    }

    private HttpRequest.Builder request(String path) {
        URI address = gateway.managementSite().resolve("/api/admin/v1/" + path);
        return HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + gateway.token());
    }

    private static JsonNode body(HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw new AssertionError(
                    response.request().uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(response.body(), e);
        }
    }
}
