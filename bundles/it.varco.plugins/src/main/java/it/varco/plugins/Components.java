package it.varco.plugins;

import it.varco.api.form.Sentence;
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
    Sentence why(Bundle bundle) {
        Collection<ComponentDescriptionDTO> components = runtime.getComponentDescriptionDTOs(bundle);
        if (components.isEmpty()) {
            return Sentence.of(Components.class, "component.none");
        }
        List<ComponentDescriptionDTO> plugins = components.stream()
                .filter(component -> Arrays.stream(component.serviceInterfaces).anyMatch(known::contains))
                .toList();
        if (plugins.isEmpty()) {
            return others(components);
        }
        return plugins.stream()
                .flatMap(component -> why(bundle, component).stream())
                .findFirst()
                .orElseGet(() -> Sentence.of(Components.class, "component.quiet", plugins.get(0).name));
    }

    /** Whether all that a bundle lacks is a configuration that nobody has written yet. */
    boolean awaitsConfiguration(Bundle bundle) {
        List<ComponentDescriptionDTO> plugins = runtime.getComponentDescriptionDTOs(bundle).stream()
                .filter(component -> Arrays.stream(component.serviceInterfaces).anyMatch(known::contains))
                .toList();
        return !plugins.isEmpty() && plugins.stream().allMatch(this::awaitsConfiguration);
    }

    private boolean awaitsConfiguration(ComponentDescriptionDTO component) {
        return runtime.isComponentEnabled(component)
                && runtime.getComponentConfigurationDTOs(component).stream()
                        .allMatch(configuration ->
                                configuration.state == ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION);
    }

    private Sentence others(Collection<ComponentDescriptionDTO> components) {
        Sentence wanted = known.stream()
                .sorted()
                .map(Sentence::quoted)
                .reduce((one, other) -> Sentence.of(Components.class, "or", one, other))
                .orElse(Sentence.nothing());
        String offers = components.stream()
                .flatMap(component -> Arrays.stream(component.serviceInterfaces))
                .distinct()
                .collect(Collectors.joining(", "));
        return offers.isEmpty()
                ? Sentence.of(Components.class, "component.others.none", wanted)
                : Sentence.of(Components.class, "component.others", offers, wanted);
    }

    private Optional<Sentence> why(Bundle bundle, ComponentDescriptionDTO component) {
        if (!runtime.isComponentEnabled(component)) {
            return Optional.of(Sentence.of(Components.class, "component.disabled", component.name));
        }
        Collection<ComponentConfigurationDTO> configurations = runtime.getComponentConfigurationDTOs(component);
        if (configurations.isEmpty()) {
            return Optional.of(configuration(component));
        }
        return configurations.stream()
                .flatMap(configuration -> why(bundle, component, configuration).stream())
                .findFirst();
    }

    private Optional<Sentence> why(
            Bundle bundle, ComponentDescriptionDTO component, ComponentConfigurationDTO configuration) {
        return switch (configuration.state) {
            case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION -> Optional.of(configuration(component));
            case ComponentConfigurationDTO.UNSATISFIED_REFERENCE ->
                Optional.of(reference(bundle, component, configuration));
            case ComponentConfigurationDTO.FAILED_ACTIVATION -> Optional.of(failed(component, configuration));
            default -> Optional.empty();
        };
    }

    private static Sentence failed(ComponentDescriptionDTO component, ComponentConfigurationDTO configuration) {
        return Sentence.of(Components.class, "component.failed", component.name, Thrown.words(configuration.failure));
    }

    private static Sentence configuration(ComponentDescriptionDTO component) {
        String pid = component.configurationPid.length == 0 ? component.name : component.configurationPid[0];
        return Sentence.of(Components.class, "component.configuration", component.name, pid);
    }

    private Sentence reference(
            Bundle bundle, ComponentDescriptionDTO component, ComponentConfigurationDTO configuration) {
        return Arrays.stream(configuration.unsatisfiedReferences)
                .map(unsatisfied -> service(bundle, component, unsatisfied))
                .findFirst()
                .orElseGet(() -> Sentence.of(Components.class, "component.service.some", component.name));
    }

    private Sentence service(Bundle bundle, ComponentDescriptionDTO component, UnsatisfiedReferenceDTO unsatisfied) {
        String name = Arrays.stream(component.references)
                .filter(reference -> reference.name.equals(unsatisfied.name))
                .map(reference -> reference.interfaceName)
                .findFirst()
                .orElse(unsatisfied.name);
        if (hidden(bundle, name)) {
            return Sentence.of(Components.class, "component.service.hidden", component.name, name);
        }
        @Nullable String target = unsatisfied.target;
        return target == null || target.isEmpty()
                ? Sentence.of(Components.class, "component.service", component.name, name)
                : Sentence.of(Components.class, "component.service.target", component.name, name, target);
    }

    /** Whether no other bundle could offer it to this one (SEC-84). */
    private boolean hidden(Bundle bundle, String service) {
        return FolderBundles.from(bundle)
                && !ServiceSight.visible(service)
                && runtime.getComponentDescriptionDTOs(bundle).stream()
                        .flatMap(component -> Arrays.stream(component.serviceInterfaces))
                        .noneMatch(service::equals);
    }
}
