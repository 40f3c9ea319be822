package it.varco.credential.pin.issue;

import it.varco.api.catalogue.View;
import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Submission;
import it.varco.api.form.Text;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Message;
import it.varco.api.store.RecordChange;
import it.varco.spi.catalogue.ServiceOperation;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request for a PIN by phone: an officer takes down what the portal asks. Unlike there it is told whether the person
 * has a PIN or an open request; whoever learns it is recorded with the person. Where a call is needed another officer
 * makes it.
 *
 * <p>An open request that nobody looked at may be anybody's: the officer puts the new one in its place if they say so
 * and the caller knows the number of their health card, where the institute knows one. Whoever made it is sent nothing;
 * its number shows that it ended.
 *
 * @source PIN-09, PIN-13, PIN-18, PIN-S01, NOT-01, ROL-07, SEC-02, SEC-35
 */
final class RegisterDesk extends RequestPages {

    static final String NAME = "pin-issue.register";

    /** Whether to put this request in the place of one that nobody looked at. */
    static final String REPLACE = "replace";

    private final Dossiers dossiers;
    private final Issue issue;
    private final CallQueue queue;
    private final Misses misses;
    private final CallerProof proof;
    private final Pretence pretence;

    RegisterDesk(IssueBook book, CallQueue queue, Misses misses) {
        super(book, Dossier.Origin.PHONE);
        dossiers = book.dossiers();
        issue = new Issue(book);
        this.queue = queue;
        this.misses = misses;
        proof = new CallerProof(book, false);
        pretence = new Pretence(book);
    }

    @Override
    public ServiceOperation operation() {
        return Officers.operation(NAME).fresh().build();
    }

    @Override
    void addTo(Form.Builder summary) {
        summary.field(Field.of(REPLACE, FieldKind.CONFIRMATION, text(REPLACE))
                        .optional()
                        .build())
                .field(CallerFields.proof().hint(text("proof.hint")).optional().build());
    }

    @Override
    ServiceStep taken(Dossier typed, ServiceRequest request) {
        Dossier asked = typed.registeredBy(dossiers.officerOf(request.person()));
        CodiceFiscale person = asked.applicant().person();
        Optional<Dossiers.Held> known = dossiers.find(person);
        if (issue.hasPin(person, request.at())) {
            return Officers.told(person, NAME, "exists");
        }
        return known.filter(Dossiers.Held::isOpen)
                .map(open -> instead(open, asked, request.submission().orElseThrow(), request.at()))
                .orElseGet(() -> registered(asked, pretence.anew(known, asked, request.at()), "registered"));
    }

    /** What becomes of it where another one is open. */
    private ServiceStep instead(Dossiers.Held open, Dossier asked, Submission answer, Instant at) {
        CodiceFiscale person = asked.applicant().person();
        if (open.dossier().isLookedAt()) {
            return Officers.told(person, NAME, "open");
        }
        Optional<CallQueue.Call> call = queue.of(open);
        if (call.filter(waiting -> waiting.inHand(at)).isPresent()) {
            return Officers.told(person, NAME, "held");
        }
        if (answer.text(REPLACE).isEmpty()) {
            return Officers.told(person, NAME, "unverified");
        }
        if (misses.closed(Misses.Kind.CALLER, person)) {
            return Officers.toldOfCaller(person, NAME, "closed");
        }
        String said = answer.text(CallerFields.PROOF).orElse("");
        CallerProof.Verdict verdict = proof.of(said, person, Optional.empty(), at);
        if (verdict == CallerProof.Verdict.NOT_NOW) {
            return Officers.toldOfCaller(person, NAME, "archive");
        }
        if (verdict == CallerProof.Verdict.UNLIKE) {
            return Officers.missed(person, NAME, misses, Misses.Kind.CALLER, at);
        }
        Dossier ended =
                open.dossier().recovering(Optional.empty()).at(Stage.ANNULLATO, at, "replaced", Optional.empty());
        List<RecordChange> changes = new ArrayList<>(dossiers.replacement(open, asked));
        changes.addAll(pretence.begun(ended));
        call.map(waiting -> queue.withdraw(waiting, at)).ifPresent(changes::add);
        return registered(asked, changes, "replaced");
    }

    private static ServiceStep registered(Dossier asked, List<RecordChange> changes, String act) {
        List<Message> received = Notices.received(asked).stream().toList();
        View view = View.builder()
                .sentence(text("done." + act))
                .sentence(text("done.number"))
                .sentence(text("done.call"))
                .fact(Text.of("pin.follow.number"), new View.Value.Plain(asked.number()))
                .build();
        return new ServiceStep.Done(view, Issue.about(asked, changes, received).noting("act", act));
    }

    private static Text text(String key) {
        return Officers.text(NAME, key);
    }
}
