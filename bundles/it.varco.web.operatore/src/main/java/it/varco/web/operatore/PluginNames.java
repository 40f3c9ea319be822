package it.varco.web.operatore;

import it.varco.api.configuration.ConfigurationCard;
import it.varco.api.configuration.Configurations;
import it.varco.api.plugin.PluginStatus;
import it.varco.api.plugin.Plugins;
import it.varco.api.session.Session;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What people call plugins: by the name under which their bundle is configured, in the language of whoever asks. A
 * plugin that is off or broken keeps it; one whose bundle has none is called by its identifier.
 *
 * @param byOwner names, by symbolic name of a bundle
 */
record PluginNames(Map<String, String> byOwner) {

    /** Nothing has a name: for comparing, where names do not matter. */
    static final PluginNames NONE = new PluginNames(Map.of());

    private static final String CREDENTIAL = "credential";

    /** Asks for the names as they are now; there are none while nobody knows them, or the caller may not. */
    static PluginNames of(Room<Configurations> room, Session caller) {
        List<ConfigurationCard> cards = room.here()
                .flatMap(configurations -> Reply.result(configurations.all(caller)))
                .orElse(List.of());
        return new PluginNames(cards.stream()
                .filter(card -> !card.name().isBlank())
                .collect(Collectors.toMap(ConfigurationCard::pid, ConfigurationCard::name, (first, second) -> first)));
    }

    /** The name of a plugin. */
    String of(PluginStatus plugin) {
        return byOwner.getOrDefault(plugin.owner(), plugin.id());
    }

    /** The names of credential providers, by identifier; none while the room of plugins is not here. */
    Map<String, String> ofCredentials(Room<Plugins> room, Session caller) {
        return ofCredentials(room.here()
                .flatMap(plugins -> Reply.result(plugins.all(caller)))
                .orElse(List.of()));
    }

    /** The names of credential providers, by identifier. */
    Map<String, String> ofCredentials(List<PluginStatus> plugins) {
        return plugins.stream()
                .filter(plugin -> plugin.kind().equals(CREDENTIAL))
                .collect(Collectors.toMap(PluginStatus::id, this::of, (first, second) -> first));
    }
}
