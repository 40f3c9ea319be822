package it.varco.credential.pin.issue;

import it.varco.api.store.RecordChange;
import it.varco.api.store.RecordStore;
import it.varco.api.store.StoredRecord;
import it.varco.credential.hash.Pepper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How many requests came with a contact of late: whoever asks for one person after another fills nobody's mailbox with
 * acknowledgements. Says nothing about the people asked for.
 *
 * <pre>
 * mailbox/NAME    by a contact: how many, until a day after the last one
 * </pre>
 *
 * @source SEC-03
 */
final class Mailboxes {

    /** A guess: a family that shares one address fits, a flood does not. */
    static final int MOST = 5;

    private static final String MAILBOX = "mailbox/";
    private static final Duration KEPT = Duration.ofDays(1);

    private final RecordStore store;
    private final Pepper pepper;

    Mailboxes(RecordStore store, Pepper pepper) {
        this.store = store;
        this.pepper = pepper;
    }

    /** Changes that count one more request with these contacts; empty if there are too many already with one. */
    Optional<List<RecordChange>> another(Contacts contacts, Instant at) {
        List<RecordChange> changes = new ArrayList<>();
        for (String address : contacts.addresses().values().stream().distinct().toList()) {
            String key = MAILBOX + pepper.nameOf(address.toLowerCase(Locale.ROOT));
            Optional<StoredRecord> before = store.get(key);
            int count = before.map(found -> (int) found.value()[0]).orElse(0);
            if (count >= MOST) {
                return Optional.empty();
            }
            byte[] more = {(byte) (count + 1)};
            long version = before.map(StoredRecord::version).orElse(RecordChange.ABSENT);
            changes.add(RecordChange.putUntil(key, version, more, at.plus(KEPT)));
        }
        return Optional.of(changes);
    }
}
