package it.varco.notification;

import it.varco.api.notification.Medium;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.RecapitoRepository;
import it.varco.spi.store.StoredRecapito;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The contacts that count.
 *
 * @param repository where they are kept
 */
record ProvedContacts(RecapitoRepository repository) implements Addresses {

    @Override
    public Optional<String> of(String personId, Medium medium) {
        return repository.find(personId, medium.name()).flatMap(ProvedContacts::read);
    }

    /** All of a person. */
    Map<Medium, String> of(String personId) {
        Map<Medium, String> all = new EnumMap<>(Medium.class);
        for (StoredRecapito stored : repository.ofPerson(personId)) {
            read(stored).ifPresent(address -> all.put(Medium.valueOf(stored.medium()), address));
        }
        return all;
    }

    /** The contact of a row; empty where it was only begun. */
    static Optional<String> read(StoredRecapito stored) {
        return stored.proved().length() == 0
                ? Optional.empty()
                : Optional.of(new String(stored.proved().array(), StandardCharsets.UTF_8));
    }

    /** A contact as a row has it. */
    static Bytes written(String address) {
        return Bytes.of(address.getBytes(StandardCharsets.UTF_8));
    }
}
