package it.varco.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the classes of the interface answer to, found by their annotations. */
final class Resources {

    /**
     * One resource method.
     *
     * @param template its address as {@code openapi.yaml} writes it
     */
    record Entrance(String method, String template, Method code) {

        /** An address that leads to it. */
        String target() {
            String id = template.startsWith("/messages")
                    ? FakeMessages.ONE.id()
                    : template.startsWith("/plugins") ? "pin" : FakeStaff.ONE.id();
            return template.replace("{owner}/{kind}/{language}", "it.varco.credential.pin/pin.changed/it")
                            .replace("{kind}", "credential")
                            .replace("{id}", template.startsWith("/applications") ? FakeApplications.ONE.id() : id)
                            .replace("{handle}", FakeSessions.ONE.handle())
                            .replace("{hash}", FakeGate.WAITING.hash())
                            .replace("{pid}", FakeConfigurations.PID)
                            .replace("{number}", "4")
                    + (template.endsWith("/impact") ? "?state=off" : "");
        }

        /** The example of its body that the document gives; empty if it takes none. */
        String body() {
            JsonNode example =
                    Contract.document().at(Contract.pointer(this) + "/requestBody/content/application~1json/example");
            return example.isMissingNode() ? "" : example.toString();
        }

        /** What else belongs to a call of it, besides the token. */
        List<String> headers() {
            List<String> headers = new ArrayList<>();
            if (!body().isEmpty()) {
                headers.addAll(List.of("Content-Type", "application/json"));
            }
            if (takes("If-Match")) {
                headers.addAll(List.of("If-Match", "*"));
            }
            return headers;
        }

        /** Whether the document gives it a header. */
        boolean takes(String header) {
            JsonNode parameters = Contract.document().at(Contract.pointer(this) + "/parameters");
            return StreamSupport.stream(parameters.spliterator(), false)
                    .map(each -> each.path("$ref").asText())
                    .anyMatch(each -> each.contains("/" + header));
        }

        @Override
        public String toString() {
            return method + " " + template;
        }
    }

    private Resources() {}

    static List<Entrance> all() {
        Present nobody = Present.at(Listener.of(null));
        return new AdministrationApi(() -> nobody, Clock.systemUTC(), 1)
                .getClasses().stream()
                        .flatMap(Resources::entrances)
                        .sorted(Comparator.comparing(Entrance::toString))
                        .toList();
    }

    private static Stream<Entrance> entrances(Class<?> type) {
        String base = "/" + type.getAnnotation(Path.class).value();
        return Arrays.stream(type.getMethods())
                .flatMap(method -> Arrays.stream(method.getAnnotations())
                        .map(each -> each.annotationType().getAnnotation(HttpMethod.class))
                        .filter(Objects::nonNull)
                        .map(http -> new Entrance(http.value(), base + rest(method), method)));
    }

    private static String rest(Method method) {
        Path path = method.getAnnotation(Path.class);
        return path == null ? "" : "/" + withoutPatterns(path.value());
    }

    /** A template without the shapes of its parts, which may hold braces themselves. */
    private static String withoutPatterns(String template) {
        return template.replaceAll("\\{(\\w+):(?:[^{}]|\\{[^{}]*})*}", "{$1}");
    }
}
