package it.varco.credential.pin.issue;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.store.RecordChange;
import it.varco.api.store.RecordStore;
import it.varco.api.store.StoredRecord;
import it.varco.credential.hash.Pepper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Requests that lead to nothing, because the person has a PIN or an open request: whoever made one sees what they would
 * see otherwise, and so learns nothing (PIN-43, SEC-04). Kept apart from the {@link Dossiers}, and forgotten with time.
 *
 * <pre>
 * phantom/NAME                by the number of the request: a dossier of nobody's PIN
 * phantom-due/INSTANT/NAME    the number of the next one that has to look older
 * phantom-told/NAME           that a person was told of one, for a day
 * </pre>
 */
final class Phantoms {

    private static final String PHANTOM = "phantom/";
    private static final String DUE = "phantom-due/";
    private static final String TOLD = "phantom-told/";

    private final RecordStore store;
    private final Pepper pepper;

    Phantoms(RecordStore store, Pepper pepper) {
        this.store = store;
        this.pepper = pepper;
    }

    /** The one with a number. */
    Optional<Dossiers.Held> ofNumber(String number) {
        return store.get(PHANTOM + pepper.nameOf(number)).flatMap(Dossiers::read);
    }

    /** Those that have to look older, the longest due first. */
    List<Dossiers.Held> due(Instant now, int limit) {
        String end = DUE + Dossiers.sortable(now.plusMillis(1));
        return store.list(DUE, "", limit).stream()
                .filter(index -> index.key().compareTo(end) < 0)
                .flatMap(index -> pointed(index).stream())
                .toList();
    }

    private Optional<Dossiers.Held> pointed(StoredRecord index) {
        return ofNumber(new String(index.value(), StandardCharsets.US_ASCII));
    }

    /**
     * Changes that put one in the place of what was there.
     *
     * @param before as it was read; empty for a new one
     * @param until when it is forgotten
     */
    List<RecordChange> change(Optional<Dossiers.Held> before, Dossier after, Instant until) {
        List<RecordChange> changes = new ArrayList<>();
        changes.add(RecordChange.putUntil(
                PHANTOM + pepper.nameOf(after.number()),
                before.map(Dossiers.Held::version).orElse(RecordChange.ABSENT),
                WrittenDossier.of(after),
                until));
        before.flatMap(held -> due(held.dossier()))
                .flatMap(store::get)
                .ifPresent(index -> changes.add(RecordChange.delete(index.key(), index.version())));
        byte[] number = after.number().getBytes(StandardCharsets.US_ASCII);
        due(after).ifPresent(key -> changes.add(RecordChange.putUntil(key, RecordChange.ABSENT, number, until)));
        return changes;
    }

    /** Whether a person was told within a day; whoever asks again and again fills nobody's mailbox. */
    boolean told(CodiceFiscale person) {
        return store.get(TOLD + pepper.nameOf(person)).isPresent();
    }

    /** A change that says so. */
    RecordChange telling(CodiceFiscale person, Instant at) {
        return RecordChange.putUntil(
                TOLD + pepper.nameOf(person), RecordChange.ABSENT, new byte[] {1}, at.plus(Duration.ofDays(1)));
    }

    private Optional<String> due(Dossier dossier) {
        return dossier.next().map(next -> DUE + Dossiers.sortable(next) + '/' + pepper.nameOf(dossier.number()));
    }
}
