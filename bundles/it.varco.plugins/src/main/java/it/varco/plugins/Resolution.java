package it.varco.plugins;

import it.varco.api.form.Sentence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.resource.Namespace;

/** Why a bundle cannot be connected with the others: the first thing it needs that nobody here has. */
final class Resolution {

    private final BundleContext context;

    Resolution(BundleContext context) {
        this.context = context;
    }

    /** Half a sentence, to stand after the name of the bundle; empty if nothing is missing. */
    Optional<Sentence> missing(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        return revision == null ? Optional.empty() : missing(revision, new HashSet<>());
    }

    private Optional<Sentence> missing(BundleRevision revision, Set<BundleRevision> asked) {
        asked.add(revision);
        return revision.getDeclaredRequirements(null).stream()
                .filter(Resolution::mandatory)
                .flatMap(requirement -> missing(requirement, asked).stream())
                .findFirst();
    }

    private static boolean mandatory(BundleRequirement requirement) {
        String effective = requirement
                .getDirectives()
                .getOrDefault(Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE, Namespace.EFFECTIVE_RESOLVE);
        String resolution = requirement.getDirectives().get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE);
        return effective.equals(Namespace.EFFECTIVE_RESOLVE) && !Namespace.RESOLUTION_OPTIONAL.equals(resolution);
    }

    private Optional<Sentence> missing(BundleRequirement requirement, Set<BundleRevision> asked) {
        List<BundleRevision> providers = capabilities(requirement.getNamespace())
                .filter(requirement::matches)
                .map(BundleCapability::getRevision)
                .distinct()
                .toList();
        if (providers.isEmpty()) {
            return Optional.of(words(requirement));
        }
        List<Sentence> broken = new ArrayList<>();
        for (BundleRevision provider : providers) {
            boolean resolved = (provider.getBundle().getState() & (Bundle.INSTALLED | Bundle.UNINSTALLED)) == 0;
            Optional<Sentence> why = resolved || asked.contains(provider) ? Optional.empty() : missing(provider, asked);
            if (why.isEmpty()) {
                return Optional.empty();
            }
            broken.add(Sentence.of(Resolution.class, "needs.broken", provider.getSymbolicName(), why.get()));
        }
        return Optional.of(broken.get(0));
    }

    private Stream<BundleCapability> capabilities(String namespace) {
        return Stream.of(context.getBundles())
                .map(bundle -> bundle.adapt(BundleRevision.class))
                .filter(revision -> revision != null)
                .flatMap(revision -> revision.getDeclaredCapabilities(namespace).stream());
    }

    private Sentence words(BundleRequirement requirement) {
        return switch (requirement.getNamespace()) {
            case PackageNamespace.PACKAGE_NAMESPACE -> aPackage(requirement);
            case BundleNamespace.BUNDLE_NAMESPACE -> aBundle(requirement);
            case HostNamespace.HOST_NAMESPACE -> aHost(requirement);
            case ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE -> java(requirement);
            default -> {
                String filter = requirement.getDirectives().getOrDefault("filter", "");
                String capability = (requirement.getNamespace() + ' ' + filter).strip();
                yield Sentence.of(Resolution.class, "needs.capability", capability);
            }
        };
    }

    private Sentence aPackage(BundleRequirement requirement) {
        Needed needed = Needed.of(requirement, PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE);
        String others = others(requirement, needed, PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE);
        return others.isEmpty()
                ? Sentence.of(Resolution.class, "needs.package", needed.words())
                : Sentence.of(Resolution.class, "needs.package.other", needed.words(), others);
    }

    private Sentence aBundle(BundleRequirement requirement) {
        Needed needed = Needed.of(requirement, BundleNamespace.CAPABILITY_BUNDLE_VERSION_ATTRIBUTE);
        String others = others(requirement, needed, BundleNamespace.CAPABILITY_BUNDLE_VERSION_ATTRIBUTE);
        return others.isEmpty()
                ? Sentence.of(Resolution.class, "needs.bundle", needed.words())
                : Sentence.of(Resolution.class, "needs.bundle.other", needed.words(), others);
    }

    private Sentence aHost(BundleRequirement requirement) {
        Needed needed = Needed.of(requirement, HostNamespace.CAPABILITY_BUNDLE_VERSION_ATTRIBUTE);
        String others = others(requirement, needed, HostNamespace.CAPABILITY_BUNDLE_VERSION_ATTRIBUTE);
        return others.isEmpty()
                ? Sentence.of(Resolution.class, "needs.host", needed.words())
                : Sentence.of(Resolution.class, "needs.host.other", needed.words(), others);
    }

    private static Sentence java(BundleRequirement requirement) {
        Needed needed = Needed.of(requirement, ExecutionEnvironmentNamespace.CAPABILITY_VERSION_ATTRIBUTE);
        Sentence wanted = needed.withoutMinor().versions();
        return Sentence.of(
                Resolution.class, "needs.java", wanted, Runtime.version().feature());
    }

    /** The other versions of what a requirement names, each with who has it; empty if there is none. */
    private String others(BundleRequirement requirement, Needed needed, String version) {
        String namespace = requirement.getNamespace();
        return capabilities(namespace)
                .filter(capability ->
                        needed.name().equals(capability.getAttributes().get(namespace)))
                .map(capability ->
                        Needed.brief(String.valueOf(capability.getAttributes().get(version))) + " ("
                                + capability.getRevision().getSymbolicName() + ')')
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
