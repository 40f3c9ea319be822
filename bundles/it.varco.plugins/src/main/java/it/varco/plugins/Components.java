package it.varco.plugins;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Why a bundle that runs offers nothing: what the component runtime knows about its components. */
final class Components {

    private final ServiceComponentRuntime runtime;
    private final Set<String> known;

    /** @param known names of the interfaces of all kinds of plugins */
    Components(ServiceComponentRuntime runtime, Set<String> known) {
        this.runtime = runtime;
        this.known = known;
    }

    /** Half a sentence, to stand after the name of the bundle. */
    String why(Bundle bundle) {
        Collection<ComponentDescriptionDTO> components = runtime.getComponentDescriptionDTOs(bundle);
        if (components.isEmpty()) {
            return "it runs and offers nothing that is used here: no component, and no service of its own";
        }
        List<ComponentDescriptionDTO> plugins = components.stream()
                .filter(component -> Arrays.stream(component.serviceInterfaces).anyMatch(known::contains))
                .toList();
        if (plugins.isEmpty()) {
            return "it runs and offers nothing that is used here; its components offer " + offers(components)
                    + ", and plugins offer " + String.join(" or ", known);
        }
        return plugins.stream()
                .flatMap(component -> why(component).stream())
                .findFirst()
                .orElse("its component " + plugins.get(0).name + " runs and is not offered; the log may say why");
    }

    private static String offers(Collection<ComponentDescriptionDTO> components) {
        String offers = components.stream()
                .flatMap(component -> Arrays.stream(component.serviceInterfaces))
                .distinct()
                .collect(Collectors.joining(", "));
        return offers.isEmpty() ? "no service" : offers;
    }

    private Optional<String> why(ComponentDescriptionDTO component) {
        String its = "its component " + component.name;
        if (!runtime.isComponentEnabled(component)) {
            return Optional.of(its + " is disabled");
        }
        Collection<ComponentConfigurationDTO> configurations = runtime.getComponentConfigurationDTOs(component);
        if (configurations.isEmpty()) {
            return Optional.of(its + configuration(component));
        }
        return configurations.stream()
                .flatMap(configuration -> why(component, configuration).stream())
                .findFirst()
                .map(why -> its + why);
    }

    private static Optional<String> why(ComponentDescriptionDTO component, ComponentConfigurationDTO configuration) {
        return switch (configuration.state) {
            case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION -> Optional.of(configuration(component));
            case ComponentConfigurationDTO.UNSATISFIED_REFERENCE -> Optional.of(reference(component, configuration));
            case ComponentConfigurationDTO.FAILED_ACTIVATION ->
                Optional.of(" failed at its start: " + Thrown.words(configuration.failure));
            default -> Optional.empty();
        };
    }

    private static String configuration(ComponentDescriptionDTO component) {
        String pid = component.configurationPid.length == 0 ? component.name : component.configurationPid[0];
        return " waits for the configuration " + pid + "; put a file " + pid + ".cfg in conf";
    }

    private static String reference(ComponentDescriptionDTO component, ComponentConfigurationDTO configuration) {
        return Arrays.stream(configuration.unsatisfiedReferences)
                .map(unsatisfied -> " waits for the service " + service(component, unsatisfied))
                .findFirst()
                .orElse(" waits for a service");
    }

    private static String service(ComponentDescriptionDTO component, UnsatisfiedReferenceDTO unsatisfied) {
        String name = Arrays.stream(component.references)
                .filter(reference -> reference.name.equals(unsatisfied.name))
                .map(reference -> reference.interfaceName)
                .findFirst()
                .orElse(unsatisfied.name);
        @Nullable String target = unsatisfied.target;
        return name + (target == null || target.isEmpty() ? "" : " that fits " + target)
                + ", which no bundle here offers";
    }
}
