package it.varco.credential.pin.issue;

import it.varco.api.notification.ContactForm;
import it.varco.api.notification.Medium;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the holder of a PIN is reached, as given at registration: at most one contact of each medium, in the shape of
 * {@link ContactForm}. Immutable. Prints no address.
 *
 * @param addresses by medium
 * @param since when a contact was added later by phone, by medium; nothing for those of the registration (PIN-42)
 * @source PIN-14, PIN-38, PIN-41, PIN-42
 */
record Contacts(Map<Medium, String> addresses, Map<Medium, Instant> since) {

    /** Media that carry a message at once, in the order of the table of domain rules (NOT-01). */
    static final List<Medium> ELECTRONIC = List.of(Medium.EMAIL, Medium.SMS, Medium.PEC);

    /** @throws IllegalArgumentException if an address has not the shape of its medium */
    Contacts {
        addresses = Map.copyOf(addresses);
        since = Map.copyOf(since);
        addresses.forEach((medium, address) -> {
            if (!ContactForm.of(medium, address).equals(new ContactForm.Good(address))) {
                throw new IllegalArgumentException("contact: expected an address as ContactForm gives it");
            }
        });
        if (!addresses.keySet().containsAll(since.keySet())) {
            throw new IllegalArgumentException("contact: expected a time of contacts that are there");
        }
    }

    /** Those of a registration. */
    static Contacts of(Map<Medium, String> addresses) {
        return new Contacts(addresses, Map.of());
    }

    Optional<String> at(Medium medium) {
        return Optional.ofNullable(addresses.get(medium));
    }

    /** The same with another one that an officer took down at an instant, in the place of what was there. */
    Contacts with(Medium medium, String address, Instant at) {
        Map<Medium, String> more = copy(addresses);
        more.put(medium, address);
        Map<Medium, Instant> times = copy(since);
        times.put(medium, at);
        return new Contacts(more, times);
    }

    /** Those that count for a recovery: without the ones that an officer took down less than a time ago (PIN-42). */
    Contacts withoutHeld(Instant at, Duration hold) {
        Map<Medium, String> left = copy(addresses);
        Map<Medium, Instant> times = copy(since);
        since.forEach((medium, added) -> {
            if (added.plus(hold).isAfter(at)) {
                left.remove(medium);
                times.remove(medium);
            }
        });
        return new Contacts(left, times);
    }

    /**
     * Those to which messages leave now; all of them where no electronic one is left, because then they wait until they
     * can.
     *
     * @param media over which messages leave
     */
    Contacts over(Set<Medium> media) {
        Map<Medium, String> left = copy(addresses);
        left.keySet().retainAll(media);
        Map<Medium, Instant> times = copy(since);
        times.keySet().retainAll(media);
        Contacts reached = new Contacts(left, times);
        return reached.electronic() > 0 ? reached : this;
    }

    /** The number that an officer calls. */
    Optional<String> dialled() {
        return at(Medium.CALL).or(() -> at(Medium.SMS));
    }

    /** How many messages can go to without paper or a call: e-mail, SMS and PEC. */
    long electronic() {
        return ELECTRONIC.stream().filter(addresses::containsKey).count();
    }

    /**
     * How many of these somebody knows; capital letters of an address are as good as small ones.
     *
     * @param typed in the shape of {@link ContactForm}, by medium
     */
    long known(Map<Medium, String> typed) {
        return typed.entrySet().stream()
                .filter(contact -> at(contact.getKey())
                        .filter(contact.getValue()::equalsIgnoreCase)
                        .isPresent())
                .count();
    }

    private static <T> Map<Medium, T> copy(Map<Medium, T> from) {
        Map<Medium, T> copy = new EnumMap<>(Medium.class);
        copy.putAll(from);
        return copy;
    }

    /** The media only. */
    @Override
    public String toString() {
        return "Contacts" + addresses.keySet();
    }
}
