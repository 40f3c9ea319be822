package it.varco.credential.pin.issue;

import it.varco.api.catalogue.Place;
import it.varco.api.catalogue.View;
import it.varco.api.form.Field;
import it.varco.api.form.FieldError;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Submission;
import it.varco.api.form.Text;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Medium;
import it.varco.api.store.Effects;
import it.varco.credential.pin.Subject;
import it.varco.spi.archive.KnownPerson;
import it.varco.spi.catalogue.ServiceOperation;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceStep;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where holders give their PIN up who cannot sign in, with the tessera sanitaria and one of the mail addresses they
 * gave; no hash is computed for anybody.
 *
 * @source PIN-45, PIN-S20
 */
final class RevokeDesk implements PinIssue.Desk {

    static final String NAME = "pin-issue.revoke";
    static final String SURE = "sure";

    private static final int LEAST_CONTACTS = 1;

    private final IssueBook book;
    private final Revocation revocation;
    private final Duration block;
    private final ContactFields contacts = new ContactFields(LEAST_CONTACTS, List.of(Medium.EMAIL, Medium.PEC));

    RevokeDesk(IssueBook book, Duration block) {
        this.book = book;
        this.revocation = new Revocation(book);
        this.block = block;
    }

    @Override
    public ServiceOperation operation() {
        return ServiceOperation.of(NAME, Place.PORTALE).examines(block).build();
    }

    @Override
    public ServiceStep step(ServiceRequest request) throws InterruptedException {
        if (!book.registry().isHere()) {
            return PinIssue.NO_ARCHIVE;
        }
        Optional<Submission> answer = request.submission();
        if (answer.isEmpty()) {
            boolean first = request.state().bytes().length == 0;
            return first ? new ServiceStep.Ask(form(), DeskState.of(request).encode()) : PinIssue.NO_ANSWER;
        }
        if (DeskState.read(request).isEmpty()) {
            return PinIssue.NO_STATE;
        }
        Optional<CodiceFiscale> person = answer.get().codiceFiscale(Subject.NAME);
        if (person.isEmpty() || answer.get().text(SURE).isEmpty()) {
            return PinIssue.NO_ANSWER;
        }
        HealthCardFields.Typed card = HealthCardFields.read(answer.get());
        ContactFields.Typed reached = contacts.read(answer.get());
        List<FieldError> errors =
                Stream.concat(card.errors().stream(), reached.errors().stream()).toList();
        return errors.isEmpty()
                ? examined(request, person.get(), card, reached.addresses())
                : new ServiceStep.Ask(
                        form().withErrors(errors), DeskState.of(request).encode());
    }

    /** After a hash that is of no other use: beside it nobody sees how much was read of the person (SEC-04). */
    private ServiceStep examined(
            ServiceRequest request, CodiceFiscale person, HealthCardFields.Typed card, Map<Medium, String> typed)
            throws InterruptedException {
        if (book.pins().newPins().hashOf(person.value().toCharArray()).isEmpty()) {
            return PinIssue.BUSY;
        }
        Optional<KnownPerson> known = book.registry().find(person);
        Optional<Revocation.Case> found = revocation
                .find(Holder.of(book, person))
                .filter(read -> read.knows(typed))
                .filter(read -> card.isOf(known));
        if (found.isEmpty()) {
            return new ServiceStep.Refused("pin.revocation", Text.of("pin-issue.revoke.refused"), Effects.none());
        }
        Effects effects = revocation.end(found.get(), request.at()).about(person);
        return new ServiceStep.Done(
                view(), found.get().language().map(effects::writtenIn).orElse(effects));
    }

    private Form form() {
        Form.Builder form = Form.builder()
                .introduction(Text.of("pin-issue.revoke.introduction"))
                .point(Text.of("pin-issue.revoke.forGood"))
                .point(Text.of("pin-issue.revoke.card"))
                .point(Text.of("pin-issue.revoke.area"))
                .field(Subject.examined());
        HealthCardFields.addTo(form);
        contacts.addTo(form);
        return form.field(sure()).submit(Text.of("pin-issue.revoke.submit")).build();
    }

    /** The word of the holder that they mean it. */
    static Field sure() {
        return Field.of(SURE, FieldKind.CONFIRMATION, Text.of("pin-issue.revoke.sure"))
                .build();
    }

    /** What the holder reads whose PIN is revoked. */
    static View view() {
        return View.builder()
                .heading(Text.of("pin-issue.revoke.done"))
                .sentence(Text.of("pin-issue.revoke.done.now"))
                .sentence(Text.of("pin-issue.revoke.done.elsewhere"))
                .sentence(Text.of("pin-issue.revoke.done.other"))
                .build();
    }
}
