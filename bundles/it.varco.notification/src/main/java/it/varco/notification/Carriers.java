package it.varco.notification;

import it.varco.api.form.Sentence;
import it.varco.api.notification.Medium;
import it.varco.api.plugin.Identifiers;
import it.varco.api.plugin.Present;
import it.varco.spi.notification.ChannelDescriptor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which channel carries which medium: the one that the administration names and no other; where it names none, the only
 * one that claims it. Where several do, none carries it until the administration says which, so nobody takes a medium
 * over by coming. Immutable.
 *
 * @source PIN-19, D-59
 */
final class Carriers {

    private final Map<Medium, String> named;

    private Carriers(Map<Medium, String> named) {
        this.named = Collections.unmodifiableMap(named);
    }

    /**
     * Reads lines of the configuration: {@code EMAIL=email}.
     *
     * @throws IllegalArgumentException if a line has another shape, or names a medium that an earlier one named
     */
    static Carriers of(String... lines) {
        Map<Medium, String> named = new EnumMap<>(Medium.class);
        for (String line : lines) {
            int equals = line.indexOf('=');
            Medium medium = Arrays.stream(Medium.values())
                    .filter(known -> known.name()
                            .equals(line.substring(0, Math.max(equals, 0)).strip()))
                    .findFirst()
                    .orElseThrow(() -> wrong(line, null));
            if (named.put(medium, channel(line, equals)) != null) {
                throw new IllegalArgumentException("carriers: expected one line for " + medium);
            }
        }
        return new Carriers(named);
    }

    private static String channel(String line, int equals) {
        try {
            return Identifiers.plugin(line.substring(equals + 1).strip());
        } catch (IllegalArgumentException e) {
            throw wrong(line, e);
        }
    }

    private static IllegalArgumentException wrong(String line, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "carriers: expected EMAIL, SMS, PEC, POSTA or CALL and the identifier of a channel,"
                        + " such as EMAIL=email, found '" + line + "'",
                cause);
    }

    /** The channel of each medium that one carries. */
    Map<Medium, Present<ChannelDescriptor>> among(List<Present<ChannelDescriptor>> here) {
        Map<Medium, Present<ChannelDescriptor>> carrying = new EnumMap<>(Medium.class);
        claims(here)
                .forEach((medium, claims) ->
                        carrier(medium, claims).ifPresent(channel -> carrying.put(medium, channel)));
        return carrying;
    }

    private Optional<Present<ChannelDescriptor>> carrier(Medium medium, List<Present<ChannelDescriptor>> claims) {
        String name = named.get(medium);
        if (name == null) {
            return claims.size() == 1 ? Optional.of(claims.get(0)) : Optional.empty();
        }
        return claims.stream().filter(claim -> id(claim).equals(name)).findFirst();
    }

    /** What the administration has to decide, a sentence each. */
    List<Sentence> open(List<Present<ChannelDescriptor>> here) {
        List<Sentence> open = new ArrayList<>();
        claims(here).forEach((medium, claims) -> {
            String name = named.get(medium);
            List<String> idle = claims.stream()
                    .map(Carriers::id)
                    .filter(id -> !id.equals(name))
                    .toList();
            if (name != null && !idle.isEmpty()) {
                open.add(Sentence.of(
                        Carriers.class, "health.displaced", medium, String.join(", ", idle), name, idle.get(0)));
            } else if (idle.size() > 1) {
                open.add(Sentence.of(Carriers.class, "health.contested", medium, String.join(", ", idle), idle.get(0)));
            }
        });
        return List.copyOf(open);
    }

    private static Map<Medium, List<Present<ChannelDescriptor>>> claims(List<Present<ChannelDescriptor>> here) {
        return here.stream()
                .collect(Collectors.groupingBy(
                        channel -> channel.descriptor().medium(),
                        () -> new EnumMap<>(Medium.class),
                        Collectors.toList()));
    }

    private static String id(Present<ChannelDescriptor> channel) {
        return channel.descriptor().id();
    }
}
