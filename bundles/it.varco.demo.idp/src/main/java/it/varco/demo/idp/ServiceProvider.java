package it.varco.demo.idp;

import java.net.URI;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The service that people come from, as its metadata tell it.
 *
 * @param keys what it signs requests with; never empty
 * @param addresses where it takes answers, by POST, by index; never empty
 * @param first the one of them that counts if a request names none
 * @param attributeSets the names of attributes that it may ask for, by index
 * @param name how people know it, as it stands
 */
record ServiceProvider(
        String entityId,
        List<PublicKey> keys,
        Map<String, URI> addresses,
        URI first,
        Map<String, List<String>> attributeSets,
        String name) {

    ServiceProvider {
        keys = List.copyOf(keys);
        addresses = Map.copyOf(addresses);
        attributeSets = Map.copyOf(attributeSets);
    }

    /** The address with an index; empty if there is none. */
    Optional<URI> address(String index) {
        return Optional.ofNullable(addresses.get(index));
    }

    /** The address that is written so; empty if it is none of its own. */
    Optional<URI> addressWritten(String written) {
        return addresses.values().stream()
                .filter(address -> address.toString().equals(written))
                .findFirst();
    }

    /** What is asked for by an index; empty if there is no such set. */
    Optional<List<String>> attributes(String index) {
        return Optional.ofNullable(attributeSets.get(index));
    }
}
