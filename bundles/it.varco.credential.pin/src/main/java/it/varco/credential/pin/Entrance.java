package it.varco.credential.pin;

import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.Identity;
import it.varco.api.notification.Message;
import it.varco.api.store.Effects;
import it.varco.spi.credential.LoginStep;
import java.time.Instant;
import java.util.List;

/**
 * The end of a login that succeeds: who it is, and what changes together with the session.
 *
 * @source SEC-10, D-37
 */
final class Entrance {

    private final PinRecords records;
    private final PinPolicy policy;

    Entrance(PinRecords records, PinPolicy policy) {
        this.records = records;
        this.policy = policy;
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
        return recognised(found, noted, storing(found, noted));
    }

    /**
     * Lets the holder in with a new PIN, and tells them; whoever was in with the earlier one is out (SEC-10).
     *
     * @param before what the earlier one led to
     */
    LoginStep inRenewed(Found found, PinRecord after, Instant at, Standing before) {
        PinRecord noted = policy.noted(after, at);
        Message told = PinMessages.replaced(before, found.person(), at);
        return recognised(
                found, noted, storing(found, noted).endingOtherSessions().sending(told));
    }

    private Effects storing(Found found, PinRecord noted) {
        return Effects.records(List.of(
                noted.equals(found.record())
                        ? records.unchanged(found.person(), found.version())
                        : records.change(found.person(), found.version(), noted)));
    }

    private static LoginStep recognised(Found found, PinRecord noted, Effects effects) {
        Identity identity = Identity.of(found.person(), noted.level().kind(), AssuranceLevel.LOW)
                .name(noted.name())
                .build();
        return new LoginStep.Recognised(identity, effects);
    }
}
