package it.varco.credential.pin.issue;

import it.varco.api.catalogue.Place;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.api.identity.Powers;
import it.varco.spi.catalogue.ServiceOperation;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceStep;
import java.util.Optional;

/**
 * Where holders give their PIN up who are signed in, with a proof at most five minutes old.
 *
 * @source PIN-45, PIN-S20, UX-09
 */
final class GiveUpDesk implements PinIssue.Desk {

    static final String NAME = "pin-issue.give-up";

    private final IssueBook book;
    private final Revocation revocation;

    GiveUpDesk(IssueBook book) {
        this.book = book;
        this.revocation = new Revocation(book);
    }

    @Override
    public ServiceOperation operation() {
        return ServiceOperation.of(NAME, Place.AREA)
                .powers(Powers.ORDINARIO)
                .fresh()
                .legalWeight()
                .build();
    }

    @Override
    public ServiceStep step(ServiceRequest request) {
        Holder holder = Holder.of(book, request.person());
        if (holder.isUnreadable()) {
            return PinIssue.NO_RECORD;
        }
        Optional<Revocation.Case> found = revocation.find(holder);
        if (found.isEmpty()) {
            return new ServiceStep.Rejected("pin.none", Text.of("pin-issue.give-up.rejected.none"));
        }
        if (request.submission().isEmpty()) {
            boolean first = request.state().bytes().length == 0;
            return first ? new ServiceStep.Ask(form(), DeskState.of(request).encode()) : PinIssue.NO_ANSWER;
        }
        if (DeskState.read(request).isEmpty()) {
            return PinIssue.NO_STATE;
        }
        return request.submission().get().text(RevokeDesk.SURE).isPresent()
                ? new ServiceStep.Done(RevokeDesk.view(), revocation.end(found.get(), request.at()))
                : PinIssue.NO_ANSWER;
    }

    private static Form form() {
        return Form.builder()
                .introduction(Text.of("pin-issue.give-up.introduction"))
                .point(Text.of("pin-issue.revoke.forGood"))
                .field(RevokeDesk.sure())
                .submit(Text.of("pin-issue.revoke.submit"))
                .build();
    }
}
