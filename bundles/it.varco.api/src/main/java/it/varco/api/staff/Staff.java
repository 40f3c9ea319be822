package it.varco.api.staff;

import it.varco.api.access.Administered;
import it.varco.api.session.Caller;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Who works here, in which role (D-20, D-63).
 *
 * <p>A role is granted to a codice fiscale, never to a credential, and works from the next login on; once ended, the
 * sessions in it end at once. From the second administrator on, a further one needs the word of two (SEC-35, D-50).
 * Thread-safe. May block for the store.
 */
@ProviderType
public interface Staff {

    /** How many roles {@link #ended} tells at most; the trail tells of earlier ones. */
    int LATEST_ENDED = 100;

    /** Every role that is held or proposed, by role and codice fiscale, if the caller may do {@code staff.view}. */
    Administered<List<StaffRole>> all(Caller caller);

    /**
     * The {@link #LATEST_ENDED} roles and proposals that ended last, the latest first, each with its
     * {@link StaffRole#ending}, if the caller may do {@code staff.view}.
     */
    Administered<List<StaffRole>> ended(Caller caller);

    /**
     * Grants a role, if the caller may do {@code staff.grant}.
     *
     * @param codiceFiscale as typed
     * @param name of the person, both parts
     * @param role name of a role of staff
     * @param reason 3 to 200 characters
     * @return the role; {@link StaffRole.State#PROPOSED} where another administrator has to agree;
     *     {@link Administered.Invalid} with flaws of {@code codiceFiscale}, {@code surname}, {@code name},
     *     {@code role}, {@code reason}; {@link Administered.Contrary} {@code staff.self}, {@code staff.held}, or
     *     {@code staff.name-mismatch} where names and codice fiscale do not fit and nobody said that they are right
     */
    Administered<StaffRole> grant(Caller caller, String codiceFiscale, TypedName name, String role, String reason);

    /**
     * Writes or corrects the name of whoever holds a role or is proposed for it, if the caller may do
     * {@code staff.name}.
     *
     * @param id as {@link StaffRole#id}
     * @param name of the person, both parts
     * @param reason 3 to 200 characters
     * @return {@link Administered.Invalid} with flaws of {@code surname}, {@code name}, {@code reason};
     *     {@link Administered.Contrary} {@code staff.name-mismatch} as for {@link #grant}
     */
    Administered<StaffRole> name(Caller caller, String id, TypedName name, String reason);

    /**
     * Agrees to a proposed role, if the caller may do {@code staff.grant}. The reason is that of the proposal.
     *
     * @param id as {@link StaffRole#id}
     * @return {@link Administered.Contrary} {@code staff.own-proposal} to whoever proposed it, {@code staff.self} to
     *     whom it is for, {@code staff.not-proposed} where nothing waits, or not from a proposer who still counts
     */
    Administered<StaffRole> approve(Caller caller, String id);

    /**
     * Ends a role or takes back a proposal, if the caller may do {@code staff.end}. The sessions of the role end at
     * once, and with an administrator what they proposed and nobody agreed to yet.
     *
     * @param id as {@link StaffRole#id}
     * @param reason 3 to 200 characters
     * @return {@link Administered.Contrary} {@code staff.last-administrator} where nobody would be left,
     *     {@code staff.last-enrolled} where nobody would be left who has a credential to sign in with
     */
    Administered<StaffRole> end(Caller caller, String id, String reason);

    /**
     * Lets somebody make a credential, or a new one in the place of one that was lost, if the caller may do
     * {@code staff.invite}. Earlier invitations of that person end, and their sessions of staff.
     *
     * @param codiceFiscale as typed; of somebody who holds a role with a desk
     *     ({@link it.varco.api.session.Role#hasDesk})
     * @param reason 3 to 200 characters
     * @return {@link Administered.Contrary} {@code staff.no-role} where the person holds no such role,
     *     {@code staff.no-provider} where no credential provider enrols staff
     */
    Administered<Invitation> invite(Caller caller, String codiceFiscale, String reason);
}
