package it.varco.credential.pin.issue;

import it.varco.api.catalogue.View;
import it.varco.api.form.Text;
import it.varco.api.notification.Message;
import it.varco.api.store.Effects;
import it.varco.spi.catalogue.ServiceOperation;
import it.varco.spi.catalogue.ServiceStep;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A request for a PIN by phone: an officer takes down what the portal asks. Unlike there it is told whether the person
 * has a PIN or an open request; whoever learns it is recorded with the person.
 *
 * @source PIN-09, PIN-13, PIN-18, PIN-S01, NOT-01, ROL-07
 */
final class RegisterDesk extends RequestPages {

    static final String NAME = "pin-issue.register";

    private final Dossiers dossiers;
    private final Issue issue;

    RegisterDesk(IssueBook book) {
        super(book, Dossier.Origin.PHONE);
        dossiers = book.dossiers();
        issue = new Issue(book);
    }

    @Override
    public ServiceOperation operation() {
        return Officers.operation(NAME).fresh().build();
    }

    @Override
    ServiceStep taken(Dossier asked, Instant at) {
        Applicant applicant = asked.applicant();
        Optional<Dossiers.Held> known = dossiers.find(applicant.person());
        if (issue.hasPin(applicant.person(), at)) {
            return Officers.told(applicant.person(), NAME, "exists");
        }
        if (known.filter(Dossiers.Held::isOpen).isPresent()) {
            return Officers.told(applicant.person(), NAME, "open");
        }
        List<Message> received = Notices.received(asked).stream().toList();
        Effects effects =
                Issue.about(asked, dossiers.change(known, asked), received).noting("act", "registered");
        View view = View.builder()
                .sentence(text("done"))
                .sentence(text("done.number"))
                .fact(Text.of("pin.follow.number"), new View.Value.Plain(asked.number()))
                .build();
        return new ServiceStep.Done(view, effects);
    }

    private static Text text(String key) {
        return Officers.text(NAME, key);
    }
}
