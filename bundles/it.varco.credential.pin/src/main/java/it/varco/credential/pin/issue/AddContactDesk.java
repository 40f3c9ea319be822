package it.varco.credential.pin.issue;

import it.varco.api.catalogue.View;
import it.varco.api.form.FieldError;
import it.varco.api.form.Form;
import it.varco.api.form.Submission;
import it.varco.api.form.Text;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.api.store.Effects;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A second contact for somebody who has one, taken down by phone, so that they can recover their PIN. For a while it
 * does not count for a recovery, and the one that was there is told. While it does not count, another one in its place
 * corrects it.
 *
 * @source PIN-41, PIN-42, SEC-10, UX-43
 */
final class AddContactDesk extends CallerDesk {

    static final String NAME = "pin-issue.contact";

    private static final ContactFields FIELDS = new ContactFields(1, Contacts.ELECTRONIC);

    AddContactDesk(IssueBook book, Misses misses) {
        super(NAME, false, book, misses);
    }

    @Override
    void ask(Form.Builder form) {
        FIELDS.addTo(form);
    }

    @Override
    List<FieldError> errors(Submission answer) {
        ContactFields.Typed typed = FIELDS.read(answer);
        List<FieldError> errors = new ArrayList<>(typed.errors());
        if (typed.addresses().size() > 1) {
            errors.add(new FieldError(
                    ContactFields.name(typed.addresses().keySet().iterator().next()), text("one")));
        }
        return errors;
    }

    @Override
    ServiceStep done(ServiceRequest request, Holder caller, Submission answer) {
        if (caller.lookedAt().isEmpty()) {
            return told(caller, "counter");
        }
        Dossiers.Held held = caller.lookedAt().get();
        Contacts there = held.dossier()
                .contacts()
                .withoutHeld(request.at(), book().policy().recovery().hold());
        if (there.electronic() != 1) {
            return told(caller, there.electronic() == 0 ? "counter" : "enough");
        }
        Map.Entry<Medium, String> typed =
                FIELDS.read(answer).addresses().entrySet().iterator().next();
        boolean known = there.at(typed.getKey()).isPresent()
                || there.addresses().values().stream().anyMatch(typed.getValue()::equalsIgnoreCase);
        return known ? told(caller, "known") : added(request, held, there, typed);
    }

    private ServiceStep added(
            ServiceRequest request, Dossiers.Held held, Contacts there, Map.Entry<Medium, String> contact) {
        Dossier before = held.dossier();
        Dossier after = before.reachedAt(there.with(contact.getKey(), contact.getValue(), request.at()))
                .after(request.at(), "contact.added", before.next());
        List<Message> told = HolderNotices.toContacts("pin.contact.added", before.reachedAt(there), request.at());
        Effects effects = Effects.records(book().dossiers().change(Optional.of(held), after))
                .about(before.applicant().person())
                .writtenIn(before.applicant().language())
                .endingOtherSessions()
                .noting("act", "contact.added")
                .noting("medium", contact.getKey().name())
                .sending(told.toArray(Message[]::new));
        View view = View.builder()
                .sentence(text("done"))
                .fact(
                        text("from"),
                        new View.Value.Moment(
                                request.at().plus(book().policy().recovery().hold())))
                .build();
        return new ServiceStep.Done(view, effects);
    }

    private static Text text(String key) {
        return Officers.text(NAME, key);
    }
}
