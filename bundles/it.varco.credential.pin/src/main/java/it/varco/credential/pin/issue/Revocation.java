package it.varco.credential.pin.issue;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.api.store.Effects;
import it.varco.api.store.RecordChange;
import it.varco.credential.pin.Found;
import it.varco.credential.pin.PinState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The end of a PIN by the will of its holder, for good: of the PIN itself, and of a request or a recovery that is under
 * way. Thread-safe.
 *
 * @source PIN-45, PIN-S20, NOT-14, SEC-10
 */
final class Revocation {

    static final String NOTICE = "pin.revoked";

    private static final String REVOKED = "revoked";

    private final IssueBook book;

    Revocation(IssueBook book) {
        this.book = book;
    }

    /**
     * What can be given up.
     *
     * @param held the dossier, if there is one
     * @param pin that is not given up yet, if there is one
     */
    record Case(CodiceFiscale person, Optional<Dossiers.Held> held, Optional<Found> pin) {

        private Optional<Dossier> dossier() {
            return held.map(Dossiers.Held::dossier);
        }

        /** Whose contacts are told: of a PIN, only those of which somebody found that they are the holder's. */
        private Optional<Dossier> told() {
            return dossier().filter(read -> pin.isEmpty() || read.isLookedAt());
        }

        /** Whether somebody who typed this knows one of the contacts. */
        boolean knows(Map<Medium, String> typed) {
            return dossier().filter(read -> read.contacts().known(typed) > 0).isPresent();
        }

        /** In which whoever is told is written to, if that is known. */
        Optional<Locale> language() {
            return told().map(read -> read.applicant().language());
        }
    }

    /**
     * What somebody can give up; empty where there is neither a PIN nor a request for one that still goes on, and where
     * the PIN cannot be read, because it would open again once it can.
     */
    Optional<Case> find(Holder holder) {
        Optional<Found> pin = holder.pin().filter(found -> found.record().state() != PinState.REVOCATO);
        boolean any = pin.isPresent() || holder.hasOpenRequest();
        return any && !holder.isUnreadable()
                ? Optional.of(new Case(holder.person(), holder.held(), pin))
                : Optional.empty();
    }

    /**
     * The end of it: nothing opens with that PIN any more, and the holder is told at each contact. All other sessions
     * of whoever acts end; where nobody is signed in the caller says {@link Effects#about} of the person, and all of
     * theirs do.
     */
    Effects end(Case found, Instant at) {
        List<RecordChange> changes = new ArrayList<>();
        found.held().ifPresent(held -> {
            Dossier after = held.dossier()
                    .recovering(Optional.empty())
                    .waitingFor(Optional.empty())
                    .at(Stage.REVOCATO, at, REVOKED, Optional.empty());
            changes.addAll(book.dossiers().change(Optional.of(held), after));
        });
        found.pin()
                .map(pin -> book.pins()
                        .records()
                        .change(found.person(), pin.version(), pin.record().revoked()))
                .ifPresent(changes::add);
        return Effects.records(changes)
                .endingOtherSessions()
                .sending(HolderNotices.toContactsOrRecapiti(NOTICE, found.person(), found.told(), at)
                        .toArray(Message[]::new));
    }
}
