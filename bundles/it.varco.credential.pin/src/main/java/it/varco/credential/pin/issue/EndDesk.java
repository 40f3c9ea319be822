package it.varco.credential.pin.issue;

import it.varco.api.catalogue.View;
import it.varco.api.form.FieldError;
import it.varco.api.form.Form;
import it.varco.api.form.Submission;
import it.varco.api.store.Effects;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceStep;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The end of a PIN, and of a request for one, for a holder who calls.
 *
 * @source PIN-45, PIN-S20, NOT-14, ROL-07
 */
final class EndDesk extends CallerDesk {

    static final String NAME = "pin-issue.end";

    private static final String SURE = "sure";
    private static final List<String> REASONS = List.of("lost", "stolen", "unused", "other");

    private final Revocation revocation;

    EndDesk(IssueBook book, Misses misses) {
        super(NAME, true, book, misses);
        this.revocation = new Revocation(book);
    }

    @Override
    void ask(Form.Builder form) {
        form.field(Officers.choice(NAME, Officers.REASON, REASONS).build()).field(Officers.tick(NAME, SURE));
    }

    @Override
    List<FieldError> errors(Submission answer) {
        return List.of();
    }

    @Override
    ServiceStep done(ServiceRequest request, Holder caller, Submission answer) {
        Optional<Revocation.Case> found = revocation.find(caller);
        if (found.isEmpty()) {
            return told(caller, "over");
        }
        Effects effects = revocation
                .end(found.get(), request.at())
                .about(caller.person())
                .writtenIn(found.get().language().orElse(Locale.ITALIAN))
                .noting("act", "pin.revoked")
                .noting(Officers.REASON, answer.text(Officers.REASON).orElseThrow());
        View view = View.builder()
                .sentence(Officers.text(NAME, "done"))
                .sentence(Officers.text(NAME, "then"))
                .build();
        return new ServiceStep.Done(view, effects);
    }
}
