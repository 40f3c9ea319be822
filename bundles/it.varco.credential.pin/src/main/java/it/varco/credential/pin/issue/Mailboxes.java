package it.varco.credential.pin.issue;

import it.varco.api.notification.Medium;
import it.varco.api.store.RecordChange;
import it.varco.api.store.RecordStore;
import it.varco.credential.hash.Pepper;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many messages went of late to contacts that anybody may have typed: whoever asks for one person after another
 * fills nobody's mailbox. Only messages are left out; a request is taken with whatever contact, so nobody is kept from
 * one by others who typed theirs. Says nothing about the people asked for.
 *
 * <pre>
 * mailbox/NAME    by a contact: how many, until a day after the last one
 * </pre>
 *
 * @source SEC-03
 */
final class Mailboxes {

    /** How many go to one contact in a day; a guess: a family that shares one address fits, a flood does not. */
    static final int MOST = 5;

    private static final String MAILBOX = "mailbox/";

    private final Tally tally;
    private final Pepper pepper;

    Mailboxes(RecordStore store, Pepper pepper) {
        tally = new Tally(store);
        this.pepper = pepper;
    }

    /**
     * One more message.
     *
     * @param open the contacts that can get it; without those that have had their share of the day
     * @param counted changes that count it
     */
    record Share(Contacts open, List<RecordChange> counted) {}

    /** One more message to these contacts. */
    Share another(Contacts contacts, Instant at) {
        Map<Medium, String> open = new EnumMap<>(Medium.class);
        Map<String, RecordChange> counted = new TreeMap<>();
        for (Medium medium : Contacts.ELECTRONIC) {
            contacts.at(medium).ifPresent(address -> {
                Tally.Count count = tally.of(MAILBOX + pepper.nameOf(address.toLowerCase(Locale.ROOT)));
                if (count.times() < MOST) {
                    open.put(medium, address);
                    counted.put(count.key(), count.another(at));
                }
            });
        }
        return new Share(Contacts.of(open), List.copyOf(counted.values()));
    }
}
