package it.varco.access;

import it.varco.api.health.Measurement;
import it.varco.api.session.Login;
import it.varco.api.session.Login.Absence;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How many logins ended how, for each provider that was ever here. Thread-safe. */
final class LoginFigures {

    private enum End {
        ENTERED,
        REFUSED,
        REJECTED,
        BLOCKED,
        UNAVAILABLE
    }

    private final Map<String, Map<End, LongAdder>> counts = new ConcurrentHashMap<>();

    /** Counts a login that ended; what was asked of a provider that nobody knows is no login (SEC-48). */
    Login counted(String provider, Login login) {
        end(login)
                .ifPresent(end -> counts.computeIfAbsent(provider, id -> none())
                        .getOrDefault(end, new LongAdder())
                        .increment());
        return login;
    }

    private static Optional<End> end(Login login) {
        if (login instanceof Login.Entered || login instanceof Login.ChooseRole) {
            return Optional.of(End.ENTERED);
        }
        if (login instanceof Login.Refused || login instanceof Login.Malformed || login instanceof Login.OtherPerson) {
            return Optional.of(End.REFUSED);
        }
        if (login instanceof Login.Rejected) {
            return Optional.of(End.REJECTED);
        }
        if (login instanceof Login.Blocked) {
            return Optional.of(End.BLOCKED);
        }
        boolean tried = login instanceof Login.NotAvailable absent && absent.why() != Absence.ABSENT;
        return tried ? Optional.of(End.UNAVAILABLE) : Optional.empty();
    }

    private static Map<End, LongAdder> none() {
        Map<End, LongAdder> zero = new EnumMap<>(End.class);
        Arrays.stream(End.values()).forEach(end -> zero.put(end, new LongAdder()));
        return zero;
    }

    List<Measurement> measurements() {
        return counts.entrySet().stream()
                .flatMap(provider -> provider.getValue().entrySet().stream()
                        .map(count -> Measurement.counter(
                                        "varco_logins_total",
                                        "Logins that ended, by provider and outcome.",
                                        count.getValue().doubleValue())
                                .with("provider", provider.getKey())
                                .with("outcome", count.getKey().name().toLowerCase(Locale.ROOT))))
                .toList();
    }
}
