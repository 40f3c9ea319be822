package it.varco.credential.pin.issue;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Message;
import it.varco.api.store.Effects;
import it.varco.api.store.RecordChange;
import it.varco.api.store.StoredRecord;
import it.varco.credential.pin.Found;
import it.varco.credential.pin.PhaseOut;
import it.varco.credential.pin.PinBook;
import it.varco.credential.pin.PinLevel;
import it.varco.credential.pin.PinPolicy;
import it.varco.credential.pin.PinRecord;
import it.varco.credential.pin.PinState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Issues the PIN of a request, once the address is known or an officer has called: with both halves on their way (flow
 * A), or with the first one that has to be activated (flow B). Thread-safe.
 *
 * @source PIN-01, PIN-08, PIN-16, PIN-18 to PIN-21, PIN-S02, PIN-S04, FAS-01, FAS-04, CON-03, CON-06
 */
final class Issue {

    /** What keeps a PIN from being issued. */
    enum Bar {
        /** The person has come to one by another way meanwhile (PIN-18). */
        EXISTS("pin.exists"),
        /** The person is not eligible, and none is issued any more to whoever is not (FAS-01, FAS-04). */
        STOPPED("pin.stopped"),
        /** The halves could not both travel (PIN-20). */
        UNREACHABLE("contact.none");

        private final String event;

        Bar(String event) {
            this.event = event;
        }

        /** How texts call it. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Dossiers dossiers;
    private final PinBook pins;
    private final IssuePolicy policy;
    private final PhaseOut phaseOut;
    private final Halves halves;

    Issue(IssueBook book) {
        dossiers = book.dossiers();
        pins = book.pins();
        policy = book.policy();
        phaseOut = book.phaseOut();
        halves = new Halves(book.pins(), book.dice());
    }

    /**
     * Everything that issuing changes and sends; the work of one hash. Where there is a {@link Bar} the request ends
     * instead.
     *
     * @param before as it was read
     * @param ready the same, with what has changed in contacts and facts
     * @param what happened that lets it be issued, such as {@code call.positive}
     * @return empty if every place for hashing is taken
     * @throws InterruptedException if the thread is interrupted while it waits for its turn to hash
     */
    Optional<Effects> issued(Dossiers.Held before, Dossier ready, String what, Instant at) throws InterruptedException {
        Optional<StoredRecord> stored = pins.records().find(ready.applicant().person()); // before the bar is looked for
        Optional<Bar> bar = bar(ready, at);
        if (bar.isPresent()) {
            return Optional.of(ended(before, ready, bar.get(), at));
        }
        return policy.activated()
                ? posted(Optional.of(before), ready, List.of(), what, at)
                : flowA(before, ready, stored, what, at);
    }

    /** What keeps a PIN from being issued at an instant. */
    Optional<Bar> bar(Dossier ready, Instant at) {
        if (hasPin(ready.applicant().person(), at)) {
            return Optional.of(Bar.EXISTS);
        }
        if (!phaseOut.issues(ready.eligible(), at)) {
            return Optional.of(Bar.STOPPED);
        }
        boolean travel = Halves.travel(ready.applicant(), ready.contacts());
        return travel ? Optional.empty() : Optional.of(Bar.UNREACHABLE);
    }

    /** The end of a request that leads to no PIN; whoever asked is told where no PIN is issued to them any more. */
    Effects ended(Dossiers.Held before, Dossier ready, Bar bar, Instant at) {
        Dossier ended = ready.waitingFor(Optional.empty()).at(Stage.ANNULLATO, at, bar.event, Optional.empty());
        List<Message> told =
                bar == Bar.STOPPED ? Notices.stopped(ended).stream().toList() : List.of();
        return about(ended, dossiers.change(Optional.of(before), ended), told);
    }

    private Optional<Effects> flowA(
            Dossiers.Held before, Dossier ready, Optional<StoredRecord> stored, String what, Instant at)
            throws InterruptedException {
        Applicant holder = ready.applicant();
        Dossier sending = ready.at(Stage.PRIMA_META_INVIATA, at, what, Optional.of(at.plus(Deliveries.SOON)));
        List<RecordChange> changes = new ArrayList<>(dossiers.change(Optional.of(before), sending));
        long version = stored.map(StoredRecord::version).orElse(RecordChange.ABSENT);
        return halves.both().map(made -> {
            try (made) {
                PinRecord pin = made.record(holder, PinLevel.ORDINARIO, at).eligible(ready.eligible());
                changes.add(pins.records().change(holder.person(), version, pin));
                List<Message> pair = halves.messages(holder, ready.contacts(), made, Halves.Way.BY_POST, at);
                return about(sending, changes, pair);
            }
        });
    }

    /**
     * A letter with the first half, which has to be activated (flow B); the work of one hash.
     *
     * @param before as it was read; empty for the first one of a person
     * @param ready the same, of somebody whom a letter reaches
     * @param with what else changes
     * @param what happened that lets it be issued, such as {@code campaign}
     * @return empty if every place for hashing is taken
     * @throws InterruptedException if the thread is interrupted while it waits for its turn to hash
     */
    Optional<Effects> posted(
            Optional<Dossiers.Held> before, Dossier ready, List<RecordChange> with, String what, Instant at)
            throws InterruptedException {
        return halves.first().map(first -> {
            try (first) {
                Dossier sending = ready.at(Stage.DA_ATTIVARE, at, what, Optional.of(at.plus(Deliveries.SOON)))
                        .waitingFor(Optional.of(first.hash()));
                List<RecordChange> changes = new ArrayList<>(dossiers.change(before, sending));
                changes.addAll(with);
                return about(sending, changes, List.of(halves.letter(ready.applicant(), first, at)));
            }
        });
    }

    /** Whether a person has a PIN, or one that is on its way, so that no other one is issued (PIN-18). */
    boolean hasPin(CodiceFiscale person, Instant at) {
        return pins.records()
                .find(person)
                .filter(stored -> counts(person, stored, at))
                .isPresent();
    }

    /** One that cannot be read counts: it may be in use as soon as its key is back. */
    private boolean counts(CodiceFiscale person, StoredRecord stored, Instant at) {
        return Found.read(person, stored, pins.verifier())
                .map(found -> counts(pins.policy(), found, at))
                .orElse(true);
    }

    private static boolean counts(PinPolicy policy, Found found, Instant at) {
        PinState state = found.record().state();
        if (found.record().origin().demo() && !policy.development()) {
            return false;
        }
        return switch (state) {
            case IN_ATTESA_PRIMO_ACCESSO ->
                policy.activation().covers(found.record().setAt(), at);
            case ATTIVO, SCADUTO -> true;
            case REVOCATO, DISMESSO -> false;
        };
    }

    /** Effects that are about the person of a dossier, who is written to in their language. */
    static Effects about(Dossier dossier, List<RecordChange> changes, List<Message> messages) {
        return Effects.records(changes)
                .about(dossier.applicant().person())
                .writtenIn(dossier.applicant().language())
                .sending(messages.toArray(Message[]::new));
    }
}
