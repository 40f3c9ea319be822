package it.varco.configuration;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** The components that work with a configuration: whether they took it, and why not. */
final class Parts {

    /** A component that did not work before has this part of the time to show that it fails. */
    private static final int PART = 5;

    private static final long LOOK_AGAIN = Duration.ofMillis(20).toMillis();

    private final BundleContext context;
    private final ServiceComponentRuntime runtime;
    private final Duration patience;

    /** @param patience how long a component may take to come back with a new configuration */
    Parts(BundleContext context, ServiceComponentRuntime runtime, Duration patience) {
        this.context = context;
        this.runtime = runtime;
        this.patience = patience;
    }

    /** How a component that takes a configuration was before it changed. */
    record Before(Map<String, Boolean> satisfied) {}

    Before before(Definition definition) {
        Map<String, Boolean> satisfied = new HashMap<>();
        for (ComponentDescriptionDTO component : components(definition)) {
            satisfied.put(
                    component.name,
                    instances(component, definition).stream()
                            .anyMatch(instance -> instance.state == ComponentConfigurationDTO.ACTIVE
                                    || instance.state == ComponentConfigurationDTO.SATISFIED));
        }
        return new Before(satisfied);
    }

    /**
     * Waits until every component works with a configuration.
     *
     * @param gone what was set before and is not any more
     * @return why one does not, one sentence; empty if all do
     */
    Optional<String> refusal(Definition definition, Map<String, Value> values, Map<String, Value> gone, Before before) {
        return components(definition).stream()
                .flatMap(component -> refusal(
                        component,
                        () -> instances(component, definition),
                        instance -> has(instance, values) && lacks(instance, gone),
                        before)
                        .stream())
                .findFirst();
    }

    private Optional<String> refusal(
            ComponentDescriptionDTO component,
            Supplier<List<ComponentConfigurationDTO>> instances,
            Predicate<ComponentConfigurationDTO> isNew,
            Before before) {
        boolean satisfied = before.satisfied().getOrDefault(component.name, false);
        long end = System.nanoTime() + (satisfied ? patience : patience.dividedBy(PART)).toNanos();
        boolean came = false;
        do {
            Optional<ComponentConfigurationDTO> last =
                    instances.get().stream().filter(isNew).findFirst();
            came = last.isPresent();
            Taken taken = last.map(this::awake).orElse(Taken.WAITS);
            if (taken == Taken.FAILED) {
                return last.map(instance -> Complaint.of(instance.failure).words());
            }
            if (taken == Taken.WORKS) {
                return Optional.empty();
            }
        } while (rest() && System.nanoTime() - end < 0);
        if (!satisfied) {
            return Optional.empty(); // it did not work before either
        }
        return Optional.of(
                came
                        ? "the component waits for a service that is not here"
                        : "the component did not come back in time");
    }

    /** What became of a component with a new configuration. */
    private enum Taken {
        WORKS,
        FAILED,
        WAITS
    }

    private Taken awake(ComponentConfigurationDTO instance) {
        if (instance.state == ComponentConfigurationDTO.ACTIVE) {
            return Taken.WORKS;
        }
        if (instance.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
            return Taken.FAILED;
        }
        return instance.state == ComponentConfigurationDTO.SATISFIED ? woken(instance) : Taken.WAITS;
    }

    /** A component that is made only when somebody asks for it: asks for it. */
    private Taken woken(ComponentConfigurationDTO instance) {
        if (instance.service == null) {
            return Taken.WAITS; // it is just being made
        }
        try {
            ServiceReference<?>[] found =
                    context.getAllServiceReferences(null, "(" + Constants.SERVICE_ID + "=" + instance.service.id + ")");
            if (found == null || context.getService(found[0]) == null) {
                return Taken.WAITS; // gone meanwhile, or failed: the next look tells
            }
            context.ungetService(found[0]);
            return Taken.WORKS;
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException("filter: expected one of a service", e);
        }
    }

    private static boolean rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether a component has all these values. */
    private static boolean has(ComponentConfigurationDTO instance, Map<String, Value> values) {
        return values.entrySet().stream().allMatch(entry -> {
            Object property = instance.properties.get(entry.getKey());
            return property != null
                    && LiveConfigurations.value(property)
                            .texts()
                            .equals(entry.getValue().texts());
        });
    }

    private static boolean lacks(ComponentConfigurationDTO instance, Map<String, Value> gone) {
        return gone.entrySet().stream().noneMatch(entry -> {
            Object property = instance.properties.get(entry.getKey());
            return property != null
                    && LiveConfigurations.value(property)
                            .texts()
                            .equals(entry.getValue().texts());
        });
    }

    private List<ComponentDescriptionDTO> components(Definition definition) {
        return runtime.getComponentDescriptionDTOs().stream()
                .filter(component -> Arrays.asList(component.configurationPid).contains(definition.asked()))
                .filter(runtime::isComponentEnabled)
                .toList();
    }

    private List<ComponentConfigurationDTO> instances(ComponentDescriptionDTO component, Definition definition) {
        return runtime.getComponentConfigurationDTOs(component).stream()
                .filter(instance -> definition.factory().isEmpty() || isOf(instance, definition.pid()))
                .toList();
    }

    private static boolean isOf(ComponentConfigurationDTO instance, String pid) {
        Object pids = instance.properties.get(Constants.SERVICE_PID);
        return pids != null && LiveConfigurations.value(pids).texts().contains(pid);
    }

    /** Why a component of a configuration does not work with it; empty while all do. */
    String problem(Definition definition) {
        return components(definition).stream()
                .flatMap(component -> instances(component, definition).stream())
                .filter(instance -> instance.state == ComponentConfigurationDTO.FAILED_ACTIVATION)
                .map(instance -> Complaint.of(instance.failure).words())
                .findFirst()
                .orElse("");
    }

    /**
     * Which key components complain about, by PID; an empty key where they name none.
     *
     * @param definitions what is known of a PID
     */
    Map<String, String> complaints(Function<String, Optional<Definition>> definitions) {
        Map<String, String> complaints = new TreeMap<>();
        for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs()) {
            for (ComponentConfigurationDTO instance : runtime.getComponentConfigurationDTOs(component)) {
                if (instance.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
                    Complaint complaint = Complaint.of(instance.failure);
                    if (complaint.aboutConfiguration()) {
                        String pid = pid(component, instance);
                        complaints.put(pid, key(keys(instance, definitions.apply(pid)), complaint.words()));
                    }
                }
            }
        }
        return complaints;
    }

    /** The keys that are described, set or not; of a component that nobody describes those that it has. */
    private static Set<String> keys(ComponentConfigurationDTO instance, Optional<Definition> definition) {
        return definition
                .map(known -> known.attributes().stream().map(Attribute::key).collect(Collectors.toSet()))
                .orElseGet(instance.properties::keySet);
    }

    /** The one of these keys that a sentence begins with, else names in quotation marks: never any other word of it. */
    private static String key(Set<String> keys, String words) {
        return longest(keys, key -> words.startsWith(key + ":"))
                .or(() -> longest(keys, key -> words.contains("'" + key + "'")))
                .orElse("");
    }

    private static Optional<String> longest(Set<String> keys, Predicate<String> named) {
        return keys.stream().filter(named).max(Comparator.comparing(String::length));
    }

    private static String pid(ComponentDescriptionDTO component, ComponentConfigurationDTO instance) {
        Object pids = instance.properties.get(Constants.SERVICE_PID);
        return pids == null
                ? component.name
                : String.join(", ", LiveConfigurations.value(pids).texts());
    }
}
