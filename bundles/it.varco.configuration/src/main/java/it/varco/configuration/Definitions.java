package it.varco.configuration;

import it.varco.api.configuration.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.MetaTypeInformation;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.service.metatype.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What can be configured: what the bundles here describe by metatype.
 *
 * <p>Bundles of the gateway with all they describe, others with what is configured here; each only under PIDs of its
 * own name, so that nobody describes what belongs to another (D-59).
 */
final class Definitions {

    private static final Logger LOG = LoggerFactory.getLogger(Definitions.class);
    private static final String OURS = "it.varco.";

    private final BundleContext context;
    private final MetaTypeService service;
    private final LiveConfigurations live;

    Definitions(BundleContext context, MetaTypeService service, LiveConfigurations live) {
        this.context = context;
        this.service = service;
        this.live = live;
    }

    /** Everything, by PID. */
    Map<String, Definition> all(Locale language) {
        Set<String> configured = live.pids();
        Map<String, Definition> all = new TreeMap<>();
        resolved()
                .flatMap(bundle -> rightly(bundle, configured, language))
                .forEach(one -> all.putIfAbsent(one.pid(), one));
        return all;
    }

    /** What describes the configuration of a PID, by the bundle whose name it begins with; empty if nothing does. */
    Optional<Definition> of(String pid, Locale language) {
        String asked = pid.replaceFirst("~.*", "");
        return resolved()
                .filter(bundle -> isUnder(bundle.getSymbolicName(), asked))
                .flatMap(bundle -> rightly(bundle, Set.of(pid), language))
                .filter(definition -> definition.pid().equals(pid))
                .findFirst();
    }

    private Stream<Bundle> resolved() {
        return Stream.of(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName() != null)
                .filter(bundle -> bundle.getState() != Bundle.INSTALLED && bundle.getState() != Bundle.UNINSTALLED);
    }

    private Stream<Definition> rightly(Bundle bundle, Set<String> configured, Locale language) {
        String name = bundle.getSymbolicName();
        try {
            return described(bundle, name, configured, language).stream();
        } catch (IllegalArgumentException e) {
            LOG.warn("configuration is described wrongly and not offered bundle={}", name, e);
            return Stream.empty();
        }
    }

    private List<Definition> described(Bundle bundle, String name, Set<String> configured, Locale language) {
        MetaTypeInformation information = service.getMetaTypeInformation(bundle);
        if (information == null) {
            return List.of();
        }
        List<Definition> described = new ArrayList<>();
        for (String pid : information.getPids()) {
            if (owns(name, pid) && (name.startsWith(OURS) || configured.contains(pid))) {
                described.add(definition(information, pid, pid, "", language));
            }
        }
        for (String factory : information.getFactoryPids()) {
            configured.stream()
                    .filter(pid -> owns(name, factory) && pid.startsWith(factory + '~') && ConfFolder.hasFile(pid))
                    .forEach(pid -> described.add(definition(information, factory, pid, factory, language)));
        }
        return described;
    }

    /** Whether a PID is that of a bundle, or of one of several in it. */
    private static boolean owns(String bundle, String pid) {
        return (isUnder(bundle, pid) || !pid.startsWith(OURS)) && ConfFolder.hasFile(pid);
    }

    private static boolean isUnder(String bundle, String pid) {
        return pid.equals(bundle) || pid.startsWith(bundle + '.');
    }

    private static Definition definition(
            MetaTypeInformation information, String described, String pid, String factory, Locale language) {
        ObjectClassDefinition found = information.getObjectClassDefinition(described, language.getLanguage());
        AttributeDefinition[] required = found.getAttributeDefinitions(ObjectClassDefinition.REQUIRED);
        Set<String> keys = required == null
                ? Set.of()
                : Arrays.stream(required).map(AttributeDefinition::getID).collect(Collectors.toSet());
        AttributeDefinition[] all = found.getAttributeDefinitions(ObjectClassDefinition.ALL);
        List<Attribute> attributes = all == null
                ? List.of()
                : Stream.of(all)
                        .filter(one -> LiveConfigurations.isKey(one.getID()))
                        .map(one -> attribute(pid, one, keys.contains(one.getID()), language))
                        .toList();
        return new Definition(
                pid, factory, Words.told(found.getName()), Words.told(found.getDescription()), attributes);
    }

    private static Attribute attribute(String pid, AttributeDefinition described, boolean required, Locale language) {
        boolean wiring = Wiring.holds(pid, described.getID());
        String description = Words.told(described.getDescription());
        String range = Bounds.of(description);
        String[] options = described.getOptionValues();
        List<String> choices = options == null ? List.of() : List.of(options);
        String[] values = described.getDefaultValue();
        List<String> defaults = values == null
                ? List.of()
                : Stream.of(values).filter(text -> !text.isEmpty()).toList();
        return new Attribute(
                described.getID(),
                kind(described, range, choices, defaults),
                Words.told(described.getName()),
                help(Bounds.without(description), wiring, language),
                range,
                choices,
                described.getType() == AttributeDefinition.PASSWORD ? List.of() : defaults,
                required && values == null, // an empty default is one
                wiring);
    }

    private static String help(String description, boolean wiring, Locale language) {
        return wiring ? (description + ' ' + Words.of("wiring", language)).strip() : description;
    }

    private static Setting.Kind kind(
            AttributeDefinition described, String range, List<String> choices, List<String> defaults) {
        if (described.getType() == AttributeDefinition.PASSWORD) {
            return Setting.Kind.SECRET;
        }
        if (described.getCardinality() != 0) {
            return Setting.Kind.LIST;
        }
        if (!choices.isEmpty()) {
            return Setting.Kind.CHOICE;
        }
        return switch (described.getType()) {
            case AttributeDefinition.BOOLEAN -> Setting.Kind.FLAG;
            case AttributeDefinition.INTEGER,
                    AttributeDefinition.LONG,
                    AttributeDefinition.SHORT,
                    AttributeDefinition.BYTE -> Setting.Kind.NUMBER;
            default -> text(range, defaults);
        };
    }

    /** What a text is, as its range and its default show. */
    private static Setting.Kind text(String range, List<String> defaults) {
        Optional<Bounds> bounds = Bounds.parse(range);
        if (bounds.isPresent() && bounds.get().numeric()) {
            return Setting.Kind.NUMBER;
        }
        boolean duration = bounds.map(Bounds::durations)
                .orElseGet(() ->
                        defaults.size() == 1 && Span.parse(defaults.get(0)).isPresent());
        return duration ? Setting.Kind.DURATION : Setting.Kind.TEXT;
    }
}
