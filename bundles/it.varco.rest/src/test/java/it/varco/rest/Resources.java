package it.varco.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

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
            return template.replace("{kind}", "credential").replace("{id}", "pin");
        }

        @Override
        public String toString() {
            return method + " " + template;
        }
    }

    private Resources() {}

    static List<Entrance> all() {
        Present nobody = new Present(null, null, null, Listener.of(null));
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
