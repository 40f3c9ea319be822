package it.varco.credential.pin;

import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.Identity;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.api.store.Effects;
import it.varco.api.store.RecordChange;
import it.varco.spi.credential.LoginRequest;
import it.varco.spi.credential.LoginStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The end of a login that succeeds: who it is, and what changes together with the session.
 *
 * @source SEC-10, NOT-15, D-37
 */
final class Entrance {

    private final PinRecords records;
    private final PinPolicy policy;
    private final Warnings warnings;

    Entrance(PinBook book) {
        records = book.records();
        policy = book.policy();
        warnings = book.warnings();
    }

    /**
     * Lets the holder in, with the PIN they had.
     *
     * <p>The login is held to the version of the record that the PIN was compared with, also where nothing in it
     * changes: who changed or revoked the PIN meanwhile ended the other sessions, and this one is not among them.
     *
     * @param found the record as it is
     * @param after the record as it shall be; the day of the login is noted with it where that counts (PIN-46)
     */
    LoginStep in(Found found, PinRecord after, LoginRequest request) {
        PinRecord noted = policy.noted(after, request.at());
        return recognised(found, noted, storing(found, noted, List.of(), request));
    }

    /**
     * Lets the holder in with a new PIN, and tells them; whoever was in with the earlier one is out (SEC-10).
     *
     * @param before what the earlier one led to
     */
    LoginStep inRenewed(Found found, PinRecord after, LoginRequest request, Standing before) {
        PinRecord noted = policy.noted(after, request.at());
        Message told = PinMessages.replaced(before, found.person(), request.at());
        return recognised(
                found, noted, storing(found, noted, List.of(told), request).endingOtherSessions());
    }

    /** What changes, and what the holder is told. */
    private Effects storing(Found found, PinRecord noted, List<Message> told, LoginRequest request) {
        List<RecordChange> changes = new ArrayList<>();
        List<Message> messages = new ArrayList<>(told);
        changes.add(
                noted.equals(found.record())
                        ? records.unchanged(found.person(), found.version())
                        : records.change(found.person(), found.version(), noted));
        if (!request.media().isEmpty()) { // a warning keeps nobody out: it is given at the next login then (REL-16)
            warn(found.person(), noted, request.at(), changes, messages);
        }
        return Effects.records(changes).sending(messages.toArray(Message[]::new));
    }

    /**
     * Tells that the PIN expires or ends soon as well, because only here is it known whose a PIN is that has no dossier
     * (NOT-15).
     */
    private void warn(
            CodiceFiscale person, PinRecord noted, Instant at, List<RecordChange> changes, List<Message> messages) {
        warnings.expiry(person, noted, at).ifPresent(due -> {
            changes.add(due.told());
            messages.add(PinMessages.expiring(person, due)
                    .over(Medium.EMAIL, Medium.SMS)
                    .build());
        });
        warnings.end(person, noted, at).ifPresent(mark -> {
            changes.add(mark);
            messages.add(PinMessages.ending(person, policy.phaseOut())
                    .over(Medium.EMAIL, Medium.SMS)
                    .build());
            messages.add(PinMessages.ending(person, policy.phaseOut())
                    .over(Medium.POSTA)
                    .build());
        });
    }

    private static LoginStep recognised(Found found, PinRecord noted, Effects effects) {
        Identity identity = Identity.of(found.person(), noted.level().kind(), AssuranceLevel.LOW)
                .name(noted.name())
                .build();
        return new LoginStep.Recognised(identity, effects);
    }
}
