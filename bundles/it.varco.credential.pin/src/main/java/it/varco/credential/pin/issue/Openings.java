package it.varco.credential.pin.issue;

import it.varco.api.form.SpokenNumber;
import it.varco.api.store.Effects;
import it.varco.api.store.RecordChange;
import it.varco.api.store.RecordStore;
import it.varco.api.store.StoredRecord;
import it.varco.credential.hash.SecretHash;
import it.varco.spi.catalogue.Upkeep;
import it.varco.spi.catalogue.UpkeepRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was typed by those who ask for a recovery, looked at when time comes round: whoever asks waits for the same work
 * whether it is right or wrong, so the time of the answer tells nothing (SEC-04). Thread-safe.
 *
 * <pre>
 * recover/INSTANT/NUMBER    what was typed, and the hash of the code that was shown; for an hour
 * </pre>
 *
 * @source PIN-38, PIN-39, PIN-43, PIN-S18
 */
final class Openings implements Errand {

    private static final String ASKED = "recover/";
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int AT_ONCE = 40; // with what one opening changes, less than an act may

    private final IssueBook book;
    private final Recoveries recoveries;
    private final RecordStore store;

    Openings(IssueBook book, RecordStore store) {
        this.book = book;
        this.recoveries = new Recoveries(book);
        this.store = store;
    }

    /**
     * A change that keeps an answer until it is looked at.
     *
     * @param answer with what was typed, see {@link RecoverDesk.Typed}, and the hash of the code that was shown
     */
    RecordChange asked(DeskState answer, Instant at) {
        String key = ASKED + Dossiers.sortable(at) + '/' + SpokenNumber.random();
        return RecordChange.putUntil(key, RecordChange.ABSENT, answer.encode().bytes(), at.plus(KEPT));
    }

    @Override
    public boolean isPressing() {
        return true;
    }

    /** Opens the first one that is right; those that are wrong go with it, or together. */
    @Override
    public Optional<Upkeep> next(UpkeepRequest request) throws InterruptedException {
        List<RecordChange> over = new ArrayList<>();
        for (StoredRecord stored : store.list(ASKED, "", AT_ONCE)) {
            Optional<DeskState> answer = DeskState.read(stored.value());
            Optional<Recoveries.Case> right = answer.map(read -> RecoverDesk.Typed.of(read.words()))
                    .flatMap(typed -> recoveries
                            .find(typed.person(), request.at())
                            .filter(found -> recoveries.opens(found, typed.addresses(), request.at())));
            RecordChange gone = RecordChange.delete(stored.key(), stored.version());
            if (right.isPresent()) {
                List<RecordChange> all = new ArrayList<>(over);
                all.add(gone);
                Optional<Effects> opened = open(right.get(), answer.flatMap(DeskState::hash), all, request);
                if (opened.isPresent()) {
                    return opened.map(effects -> new Upkeep("recovery-opened", effects));
                }
                break; // every place for hashing is taken: the next time
            }
            over.add(gone);
        }
        return over.isEmpty() ? Optional.empty() : Optional.of(new Upkeep("recovery-none", Effects.records(over)));
    }

    private Optional<Effects> open(
            Recoveries.Case found, Optional<SecretHash> shown, List<RecordChange> with, UpkeepRequest request)
            throws InterruptedException {
        SecretHash hash = shown.orElseGet(() -> book.pins().verifier().nobody());
        Instant at = request.at();
        if (!recoveries.texts(found, request.media(), at)) {
            return Optional.of(recoveries.open(found, hash, Optional.empty(), with, at));
        }
        try (ProvisionalCode code = ProvisionalCode.drawn(book.dice())) {
            return code.hashed(book.pins().verifier())
                    .map(sent -> new Recoveries.Sent(code, sent))
                    .map(sent -> recoveries.open(found, hash, Optional.of(sent), with, at));
        }
    }
}
