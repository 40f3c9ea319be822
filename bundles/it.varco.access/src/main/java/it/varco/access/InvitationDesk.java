package it.varco.access;

import it.varco.api.access.Administered;
import it.varco.api.access.Administration;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Caller;
import it.varco.api.staff.Invitation;
import it.varco.spi.store.InvitationRepository;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.StoredInvitation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets somebody make a credential who holds a role with a desk: in another one nobody can sign in. */
final class InvitationDesk {

    private static final Duration INVITED = Duration.ofHours(24);

    private final Acts acts;
    private final Administrators administrators;
    private final Desks desks;
    private final InvitationRepository invitations;
    private final PersonRepository people;
    private final Inside room;
    private final Examiner examiner;
    private final SteadyTime time;

    InvitationDesk(
            Acts acts,
            Administrators administrators,
            Desks desks,
            InvitationRepository invitations,
            PersonRepository people,
            Inside room,
            Examiner examiner,
            SteadyTime time) {
        this.acts = acts;
        this.administrators = administrators;
        this.desks = desks;
        this.invitations = invitations;
        this.people = people;
        this.room = room;
        this.examiner = examiner;
        this.time = time;
    }

    Administered<Invitation> invite(Caller caller, String codiceFiscale, String reason) {
        Typed typed = new Typed();
        Optional<CodiceFiscale> person = typed.codiceFiscale(codiceFiscale);
        String why = typed.reason(reason);
        Optional<Card> provider = examiner.enrolling();
        List<String> ended = new ArrayList<>();
        try {
            return acts.perform(caller, Administration.STAFF_INVITE, typed, note -> {
                ended.clear();
                note.about(person.orElseThrow()).detail(Trail.REASON, why);
                String personId = people.idOf(person.orElseThrow());
                if (desks.of(personId).isEmpty()) {
                    return new Administered.Contrary<>("staff.no-role");
                }
                if (provider.isEmpty()) {
                    return new Administered.Contrary<>("staff.no-provider");
                }
                Invitation made = invited(caller, person.orElseThrow(), provider.get(), note);
                ended.addAll(room.endStaff(personId, "")); // whoever holds a stolen credential is out at once
                note.detail(Trail.ENDED, String.join(" ", ended));
                return new Administered.Done<>(made);
            });
        } finally {
            room.forget(ended);
        }
    }

    private Invitation invited(Caller caller, CodiceFiscale person, Card provider, Acts.Note note) {
        Code code = Code.random(Code.INVITATION);
        Instant at = caller.visit().at();
        Instant expiry = at.plus(INVITED);
        Instant kept = time.of(at).plus(INVITED);
        String id = Names.random();
        String voice = administrators.voice(caller);
        invitations.open(new StoredInvitation(id, code.hash(), people.idOf(person), provider.id(), voice, kept));
        note.detail("invitation", id).detail(Trail.PROVIDER, provider.id()).detail("expires", expiry.toString());
        return new Invitation(person, code.inGroupsOf(4), expiry);
    }
}
