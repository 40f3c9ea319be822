package it.varco.notification;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.ContactForm;
import it.varco.api.notification.Medium;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.RecapitoRepository;
import it.varco.spi.store.StoredRecapito;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The contacts of the invented people of a demonstration, put in without a code (D-50).
 *
 * <p>One that is there, as it is or as somebody changed it, is left alone; one that was removed is there again after
 * the next start.
 */
final class DemoRecapiti {

    private static final int PARTS = 3;

    /** A line of the configuration. */
    private record Guest(CodiceFiscale person, Medium medium, String address) {}

    private final List<Guest> guests;

    private DemoRecapiti(List<Guest> guests) {
        this.guests = guests;
    }

    /**
     * Reads lines of the configuration: {@code CODICEFISCALE;EMAIL;address}, the lines of a letter with {@code |}
     * between.
     *
     * @param development whether this is a demonstration
     * @throws IllegalArgumentException if a line has another shape, or there is one and this is none
     */
    static DemoRecapiti of(String[] lines, boolean development) {
        if (lines.length > 0 && !development) {
            throw new IllegalArgumentException("demoRecapiti: expected to be empty in production mode");
        }
        return new DemoRecapiti(Arrays.stream(lines).map(DemoRecapiti::guest).toList());
    }

    private static Guest guest(String line) {
        String[] parts = line.split(";", PARTS);
        if (parts.length != PARTS) {
            throw wrong(line);
        }
        CodiceFiscale person = CodiceFiscale.parse(parts[0]).orElseThrow(() -> wrong(line));
        Medium medium = Arrays.stream(Medium.values())
                .filter(known -> known.name().equals(parts[1].toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> wrong(line));
        if (ContactForm.of(medium, parts[2].replace('|', '\n')) instanceof ContactForm.Good good) {
            return new Guest(person, medium, good.address());
        }
        throw wrong(line);
    }

    private static IllegalArgumentException wrong(String line) {
        return new IllegalArgumentException(
                "demoRecapiti: expected CODICEFISCALE;EMAIL;address, another medium likewise, in '" + line + "'");
    }

    /** Puts in what is absent. May be called again at any time. */
    void putIn(RecapitoRepository repository, PersonRepository people, Instant now) {
        for (Guest guest : guests) {
            String personId = people.idOf(guest.person);
            Optional<StoredRecapito> there = repository.find(personId, guest.medium.name());
            if (there.isEmpty()) {
                Bytes proved = ProvedContacts.written(guest.address);
                repository.put(
                        new StoredRecapito(personId, guest.medium.name(), 1, proved, now, Bytes.EMPTY, Instant.EPOCH));
            }
        }
    }
}
