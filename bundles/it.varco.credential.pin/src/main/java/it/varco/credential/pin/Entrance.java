package it.varco.credential.pin;

import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.Identity;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.api.store.Effects;
import it.varco.api.store.RecordChange;
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
    LoginStep in(Found found, PinRecord after, Instant at) {
        PinRecord noted = policy.noted(after, at);
        return recognised(found, noted, storing(found, noted, List.of(), at));
    }

    /**
     * Lets the holder in with a new PIN, and tells them; whoever was in with the earlier one is out (SEC-10).
     *
     * @param before what the earlier one led to
     */
    LoginStep inRenewed(Found found, PinRecord after, Instant at, Standing before) {
        PinRecord noted = policy.noted(after, at);
        Message told = PinMessages.replaced(before, found.person(), at);
        return recognised(found, noted, storing(found, noted, List.of(told), at).endingOtherSessions());
    }

    /**
     * What changes, and what the holder is told: that the PIN expires or ends soon as well, because only here is it
     * known whose a PIN is that has no dossier (NOT-15).
     */
    private Effects storing(Found found, PinRecord noted, List<Message> told, Instant at) {
        CodiceFiscale person = found.person();
        List<RecordChange> changes = new ArrayList<>();
        List<Message> messages = new ArrayList<>(told);
        changes.add(
                noted.equals(found.record())
                        ? records.unchanged(person, found.version())
                        : records.change(person, found.version(), noted));
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
        return Effects.records(changes).sending(messages.toArray(Message[]::new));
    }

    private static LoginStep recognised(Found found, PinRecord noted, Effects effects) {
        Identity identity = Identity.of(found.person(), noted.level().kind(), AssuranceLevel.LOW)
                .name(noted.name())
                .build();
        return new LoginStep.Recognised(identity, effects);
    }
}
