package it.varco.rest;

import it.varco.api.identity.PersonalName;
import it.varco.api.staff.Invitation;
import it.varco.api.staff.StaffRole;
import java.util.Optional;

/** A role of staff as {@code openapi.yaml} describes it; what is empty is left out. */
record StaffView(
        String id,
        String codiceFiscale,
        String surname,
        String name,
        String role,
        String state,
        String since,
        String by,
        String reason,
        String endedAt,
        String endedBy,
        String endedReason) {

    static StaffView of(StaffRole role) {
        return new StaffView(
                role.id(),
                role.person().masked(),
                role.name().map(PersonalName::surname).orElse(""),
                role.name().map(PersonalName::name).orElse(""),
                Words.of(role.role()),
                Words.of(role.state()),
                Moment.of(role.since()),
                Words.of(role.by()),
                role.reason(),
                role.ending().map(ending -> Moment.of(ending.at())).orElse(""),
                role.ending().map(ending -> Words.of(ending.by())).orElse(""),
                role.ending().map(StaffRole.Ending::reason).orElse(""));
    }

    /** Nothing of the person. */
    @Override
    public String toString() {
        return "StaffView[" + id + "]";
    }

    /** An invitation, with its code. Prints without it. */
    record Invited(String codiceFiscale, String code, String expiresAt) {

        static Invited of(Invitation invitation) {
            return new Invited(
                    Words.of(Optional.of(invitation.person())), invitation.code(), Moment.of(invitation.expiresAt()));
        }

        @Override
        public String toString() {
            return "Invited[" + expiresAt + "]";
        }
    }
}
