package it.varco.credential.pin.issue;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.store.RecordChange;
import it.varco.api.store.StoredRecord;
import it.varco.credential.pin.Found;
import java.util.Optional;

/**
 * What there is of a person: their dossier and their PIN, each of which may be missing.
 *
 * @param version of the record of the PIN, readable or not; {@link RecordChange#ABSENT} where there is none
 */
record Holder(CodiceFiscale person, Optional<Dossiers.Held> held, Optional<Found> pin, long version) {

    static Holder of(IssueBook book, CodiceFiscale person) {
        return of(book, person, book.dossiers().find(person));
    }

    /** The same where the dossier was read before. */
    static Holder of(IssueBook book, Dossiers.Held held) {
        return of(book, held.dossier().applicant().person(), Optional.of(held));
    }

    private static Holder of(IssueBook book, CodiceFiscale person, Optional<Dossiers.Held> held) {
        Optional<StoredRecord> stored = book.pins().records().find(person);
        return new Holder(
                person,
                held,
                stored.flatMap(read -> Found.read(person, read, book.pins().verifier())),
                stored.map(StoredRecord::version).orElse(RecordChange.ABSENT));
    }

    /** Whether there is a PIN that nobody can read, so that nothing can be said of it. */
    boolean isUnreadable() {
        return version != RecordChange.ABSENT && pin.isEmpty();
    }

    /** Whether a request is under way (PIN-18). */
    boolean hasOpenRequest() {
        return held.filter(Dossiers.Held::isOpen).isPresent();
    }

    /** Their dossier, if what it says was found right: anybody may have typed any other one. */
    Optional<Dossiers.Held> lookedAt() {
        return held.filter(found -> found.dossier().isLookedAt());
    }

    Optional<Dossier> dossier() {
        return held.map(Dossiers.Held::dossier);
    }

    /** Nothing of the person. */
    @Override
    public String toString() {
        return "Holder";
    }
}
