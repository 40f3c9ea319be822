package it.varco.credential.pin.issue;

import it.varco.api.store.Effects;
import it.varco.api.store.RecordChange;
import it.varco.api.store.RecordStore;
import it.varco.api.store.StoredRecord;
import it.varco.credential.pin.Found;
import it.varco.credential.pin.PhaseOut;
import it.varco.spi.catalogue.Upkeep;
import it.varco.spi.catalogue.UpkeepRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Goes once through all dossiers in the days before the phase-out, and tells those whose PIN it ends.
 *
 * <pre>
 * farewell    the day of the phase-out, and how far it has come in the dossiers
 * </pre>
 *
 * @source PIN-S21, NOT-15, FAS-09
 */
final class Farewell implements Errand {

    private static final String KEY = "farewell";
    private static final int PAGE = 100;
    private static final String EVERYBODY = "all";

    private final RecordStore store;
    private final IssueBook book;
    private final PhaseOut phaseOut;

    Farewell(IssueBook book, RecordStore store) {
        this.store = store;
        this.book = book;
        phaseOut = book.phaseOut();
    }

    @Override
    public Optional<Upkeep> next(UpkeepRequest request) {
        Instant at = request.at();
        if (!phaseOut.warns(false, at)) {
            return Optional.empty();
        }
        Optional<StoredRecord> known = store.get(KEY);
        String after = known.map(Farewell::written)
                .filter(text -> text.startsWith(day()))
                .map(text -> text.substring(day().length()))
                .orElse("");
        if (after.equals(EVERYBODY)) {
            return Optional.empty();
        }
        return Optional.of(next(known, book.dossiers().some(after, PAGE), at));
    }

    /** Tells the first one of some who has to be told. */
    private Upkeep next(Optional<StoredRecord> known, List<StoredRecord> some, Instant at) {
        for (StoredRecord stored : some) {
            Optional<Dossiers.Held> held = Dossiers.read(stored);
            Optional<RecordChange> told = held.flatMap(read -> due(read, at));
            if (told.isPresent()) {
                List<RecordChange> marks = List.of(moved(known, stored.key()), told.get());
                return new Upkeep("ending", told(held.get(), marks));
            }
        }
        String place = some.isEmpty() ? EVERYBODY : some.get(some.size() - 1).key();
        return new Upkeep("ending-read", Effects.records(List.of(moved(known, place))));
    }

    private Optional<RecordChange> due(Dossiers.Held held, Instant at) {
        Optional<Found> pin = book.pin(held.dossier().applicant().person());
        return pin.flatMap(found -> book.pins().warnings().end(found.person(), found.record(), at));
    }

    private Effects told(Dossiers.Held held, List<RecordChange> marks) {
        List<RecordChange> changes = new ArrayList<>(marks);
        changes.add(book.dossiers().unchanged(held));
        return Issue.about(held.dossier(), changes, Notices.ending(held.dossier(), phaseOut));
    }

    private RecordChange moved(Optional<StoredRecord> known, String place) {
        return RecordChange.putUntil(
                KEY,
                known.map(StoredRecord::version).orElse(RecordChange.ABSENT),
                (day() + place).getBytes(StandardCharsets.US_ASCII),
                phaseOut.end());
    }

    private String day() {
        return phaseOut.accessStop() + " ";
    }

    private static String written(StoredRecord stored) {
        return new String(stored.value(), StandardCharsets.US_ASCII);
    }
}
