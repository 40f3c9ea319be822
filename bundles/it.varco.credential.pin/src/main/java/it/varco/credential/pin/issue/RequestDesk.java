package it.varco.credential.pin.issue;

import it.varco.api.catalogue.Place;
import it.varco.api.catalogue.View;
import it.varco.api.form.Text;
import it.varco.api.store.RecordChange;
import it.varco.credential.pin.Term;
import it.varco.spi.catalogue.ServiceOperation;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks for a PIN on the portal.
 *
 * <p>It ends the same for everybody: with a number and the same words, and an acknowledgement unless the contacts got
 * too many of them of late, whether or not the person has a PIN or an open request. Where they do, what is kept is one
 * of the {@link Phantoms}. Of many with one telephone number some wait for their turn, see {@link Dialled}. Nothing is
 * hashed here, and nothing is read that would take longer for one than for another. Thread-safe.
 *
 * @source PIN-09, PIN-14 to PIN-18, PIN-S01, NOT-01, FAS-04 to FAS-08, CON-17, UX-13
 */
final class RequestDesk extends RequestPages {

    static final String NAME = "pin-issue.request";

    private final Dossiers dossiers;
    private final Mailboxes mailboxes;
    private final Issue issue;
    private final Pretence pretence;
    private final Term call;
    private final Dialled dialled;

    RequestDesk(IssueBook book, Dialled dialled) {
        super(book, Dossier.Origin.PORTAL);
        dossiers = book.dossiers();
        mailboxes = book.mailboxes();
        issue = new Issue(book);
        pretence = new Pretence(book);
        call = book.policy().call();
        this.dialled = dialled;
    }

    @Override
    public ServiceOperation operation() {
        return ServiceOperation.of(NAME, Place.PORTALE).build();
    }

    @Override
    ServiceStep taken(Dossier asked, ServiceRequest request) {
        Instant at = request.at();
        Mailboxes.Share share = mailboxes.another(asked.contacts(), at);
        Dialled.Turn turn = dialled.another(asked.contacts(), at, call.over(at));
        Dossier waiting = asked.due(Optional.of(Dialled.earlier(turn.from(), call.over(at))));
        Applicant applicant = asked.applicant();
        Optional<Dossiers.Held> known = dossiers.find(applicant.person());
        boolean pin = issue.hasPin(applicant.person(), at);
        boolean open = known.filter(Dossiers.Held::isOpen).isPresent();
        List<RecordChange> changes = new ArrayList<>(share.counted());
        changes.addAll(turn.counted());
        changes.addAll(pin || open ? pretence.begun(waiting) : pretence.anew(known, waiting, at));
        return new ServiceStep.Done(
                received(asked),
                Issue.about(
                        asked,
                        changes,
                        Notices.received(asked.reachedAt(share.open())).stream().toList()));
    }

    private static View received(Dossier asked) {
        return View.builder()
                .heading(Text.of("pin.request.done.heading"))
                .sentence(Text.of("pin.request.done.keep"))
                .sentence(Text.of("pin.request.done.next"))
                .sentence(Text.of("pin.request.done.call"))
                .fact(Text.of("pin.follow.number"), new View.Value.Plain(asked.number()))
                .fact(Text.of("pin.follow.next"), new View.Value.Words(Text.of("pin.follow.next.richiesto")))
                .fact(
                        Text.of("pin.follow.by"),
                        new View.Value.Day(Term.day(asked.since()).plusDays(1)))
                .action(FollowDesk.NAME, Text.of("pin-issue.follow.label"))
                .build();
    }
}
