package it.varco.credential.spid;

import it.varco.api.form.Sentence;
import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.api.health.HealthCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/**
 * Which identity providers did not take our requests within the last hour, and why. Thread-safe.
 *
 * <p>Remembers across changes of the configuration: a correction shows by the hour that passes without a fault.
 *
 * @source SPID-92
 */
@Component(
        name = "it.varco.credential.spid.requests",
        service = {RequestFaults.class, HealthCheck.class},
        configurationPolicy = ConfigurationPolicy.IGNORE)
public final class RequestFaults implements HealthCheck {

    private static final String HEALTH = "spid-requests";
    private static final Duration REMEMBERED = Duration.ofHours(1); // a guess: long enough to be seen

    private final Map<Fault, Told> faults =
            new TreeMap<>(Comparator.comparing(Fault::provider).thenComparing(Fault::code));

    /** Both are of few different values: a provider of ours, a code of ours. */
    private record Fault(String provider, String code) {}

    /** How often it was told since it was new, and when last. */
    private record Told(int times, Instant last) {

        boolean isOver(Instant now) {
            return !last.plus(REMEMBERED).isAfter(now);
        }
    }

    /** None yet. */
    @Activate
    public RequestFaults() {}

    /** Remembers what a provider said, for an hour; it is known to be the provider that says it. */
    synchronized void tell(String provider, String code, Instant now) {
        forget(now);
        faults.merge(new Fault(provider, code), new Told(1, now), (before, one) -> new Told(before.times() + 1, now));
    }

    @Override
    public String name() {
        return HEALTH;
    }

    /** Yellow with each provider, code and how often, else green. */
    @Override
    public synchronized Finding examine(Instant now) {
        forget(now);
        if (faults.isEmpty()) {
            return Finding.well(HEALTH);
        }
        String all = faults.entrySet().stream()
                .map(each -> each.getKey().provider() + ' ' + each.getKey().code() + " ("
                        + each.getValue().times() + ')')
                .collect(Collectors.joining(", "));
        return new Finding(HEALTH, Condition.YELLOW, Sentence.of(RequestFaults.class, "health.requests", all));
    }

    private void forget(Instant now) {
        faults.values().removeIf(told -> told.isOver(now));
    }
}
