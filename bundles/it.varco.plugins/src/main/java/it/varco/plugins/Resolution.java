package it.varco.plugins;

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
    Optional<String> missing(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        return revision == null ? Optional.empty() : missing(revision, new HashSet<>());
    }

    private Optional<String> missing(BundleRevision revision, Set<BundleRevision> asked) {
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

    private Optional<String> missing(BundleRequirement requirement, Set<BundleRevision> asked) {
        List<BundleRevision> providers = capabilities(requirement.getNamespace())
                .filter(requirement::matches)
                .map(BundleCapability::getRevision)
                .distinct()
                .toList();
        if (providers.isEmpty()) {
            return Optional.of(words(requirement));
        }
        List<String> broken = new ArrayList<>();
        for (BundleRevision provider : providers) {
            boolean resolved = (provider.getBundle().getState() & (Bundle.INSTALLED | Bundle.UNINSTALLED)) == 0;
            Optional<String> why = resolved || asked.contains(provider) ? Optional.empty() : missing(provider, asked);
            if (why.isEmpty()) {
                return Optional.empty();
            }
            broken.add(provider.getSymbolicName() + ": " + why.get());
        }
        return Optional.of("it needs a bundle that does not come up either: " + broken.get(0));
    }

    private Stream<BundleCapability> capabilities(String namespace) {
        return Stream.of(context.getBundles())
                .map(bundle -> bundle.adapt(BundleRevision.class))
                .filter(revision -> revision != null)
                .flatMap(revision -> revision.getDeclaredCapabilities(namespace).stream());
    }

    private String words(BundleRequirement requirement) {
        return switch (requirement.getNamespace()) {
            case PackageNamespace.PACKAGE_NAMESPACE -> aPackage(requirement);
            case BundleNamespace.BUNDLE_NAMESPACE -> aBundle(requirement, "it needs the bundle ");
            case HostNamespace.HOST_NAMESPACE -> aBundle(requirement, "it is a fragment, an addition to the bundle ");
            case ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE -> java(requirement);
            default ->
                "it needs the capability " + requirement.getNamespace() + ' '
                        + requirement.getDirectives().getOrDefault("filter", "")
                        + ", which no bundle here has; put a bundle that has it in the folder too";
        };
    }

    private String aPackage(BundleRequirement requirement) {
        Needed needed = Needed.of(requirement, PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE);
        String others =
                others(requirement.getNamespace(), needed.name(), PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE);
        String what = "it needs the package " + needed.name() + versions(needed);
        return others.isEmpty()
                ? what + ", which no bundle here exports; put the bundle that exports it in the folder too"
                : what + ", but here it is exported in version " + others
                        + " only; build it against that version, or put a"
                        + " bundle that exports the other in the folder too";
    }

    private String aBundle(BundleRequirement requirement, String words) {
        String version = BundleNamespace.CAPABILITY_BUNDLE_VERSION_ATTRIBUTE;
        Needed needed = Needed.of(requirement, version);
        String others = others(requirement.getNamespace(), needed.name(), version);
        return words
                + needed.name()
                + versions(needed)
                + (others.isEmpty()
                        ? ", which is not here; put it in the folder too"
                        : ", but here it is version " + others);
    }

    private static String java(BundleRequirement requirement) {
        String version = ExecutionEnvironmentNamespace.CAPABILITY_VERSION_ATTRIBUTE;
        Needed needed = Needed.of(requirement, version);
        String wanted = needed.versions().replaceFirst("^(\\d+)\\.0( or later)?$", "$1$2");
        return "it needs Java " + wanted + ", and this gateway runs on Java "
                + Runtime.version().feature() + "; build it for that Java";
    }

    private static String versions(Needed needed) {
        return needed.versions().isEmpty() ? "" : " in version " + needed.versions();
    }

    /** The other versions of what a requirement names, each with who has it; empty if there is none. */
    private String others(String namespace, String name, String version) {
        return capabilities(namespace)
                .filter(capability -> name.equals(capability.getAttributes().get(namespace)))
                .map(capability ->
                        Needed.brief(String.valueOf(capability.getAttributes().get(version))) + " ("
                                + capability.getRevision().getSymbolicName() + ')')
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
