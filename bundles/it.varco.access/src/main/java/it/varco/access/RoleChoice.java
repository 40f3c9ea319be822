package it.varco.access;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.Outcome;
import it.varco.api.session.Role;
import it.varco.api.session.SessionToken;
import it.varco.api.session.Visit;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.StoredSession;
import it.varco.spi.store.StoredStaffRole;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * In which of several roles the holder of a session acts: what there is to choose from, and the session in what was
 * chosen, which takes the place of the one before.
 *
 * @source ROL-02
 */
final class RoleChoice {

    private final Desks desks;
    private final AuditTrail trail;

    RoleChoice(Desks desks, AuditTrail trail) {
        this.desks = desks;
        this.trail = trail;
    }

    /** The roles in which the holder may work by the proof they gave; none on the public site. */
    List<StoredStaffRole> of(HeldSession held) {
        return held.holder().isOfStaff()
                ? desks.of(held.stored().personId(), held.holder().identity().level())
                : List.of();
    }

    List<Role> roles(HeldSession held) {
        return of(held).stream().map(Desks::role).toList();
    }

    /** One of them. */
    Optional<StoredStaffRole> of(HeldSession held, Role role) {
        return of(held).stream().filter(desk -> Desks.role(desk) == role).findFirst();
    }

    /** The same person in a role: the session is no younger, nor is its proof. */
    StoredSession session(HeldSession held, StoredStaffRole desk, SessionToken token, String address, Instant at) {
        return new StoredSession(
                Names.random(),
                Bytes.of(token.hash()),
                held.stored().personId(),
                held.stored().provider(),
                held.holder().in(desk).encode(),
                address,
                held.stored().openedAt(),
                at);
    }

    /**
     * Records a choice.
     *
     * @param ended handles of the sessions that ended with it
     */
    void record(Visit visit, HeldSession before, StoredSession session, List<String> ended) {
        Holder holder = Holder.decode(session.identity());
        AuditEvent.Builder event = AuditEvent.of(visit.at(), Trail.SESSION_ROLE, Outcome.DONE)
                .visit(visit)
                .person(before.person())
                .role(holder.role())
                .session(session.handle())
                .detail(Trail.GRANT, holder.grant())
                .detail(Trail.ENDED, String.join(" ", ended));
        if (!before.holder().isUndecided()) {
            event.detail(Trail.FROM, before.holder().role().name());
        }
        trail.record(event.build());
    }
}
