package it.varco.credential.pin.issue;

import it.varco.api.catalogue.Place;
import it.varco.api.catalogue.View;
import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Text;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.store.Effects;
import it.varco.spi.catalogue.ServiceOperation;
import it.varco.spi.catalogue.ServiceStep;
import java.time.Instant;
import java.util.List;

/**
 * What the desks of the Contact Center have in common. Whatever an officer learns or does about somebody ends in a step
 * that is recorded with that person, so nobody looks people up unseen (AUD-04, AUD-08).
 *
 * @source ROL-07, D-63
 */
final class Officers {

    /** Why an officer does something; one of a list, so that the trail has no data of a person in it (AUD-05). */
    static final String REASON = "reason";

    private static final String SERVICE = "pin-issue.";

    private Officers() {}

    /** Everything that officers of the Contact Center do about PINs. */
    static List<PinIssue.Desk> desks(IssueBook book, CallQueue queue, Misses misses) {
        return List.of(
                new CallsDesk(queue),
                new CallDesk(book, queue, misses),
                new CorrectionDesk(book, queue),
                new RegisterDesk(book, queue, misses),
                new AddContactDesk(book, misses),
                new EndDesk(book, misses),
                new FactsDesk(book, misses));
    }

    /** An operation that takes an officer who signed in with two factors. */
    static ServiceOperation.Builder operation(String name) {
        return ServiceOperation.of(name, Place.CONTACT_CENTER).level(AssuranceLevel.SUBSTANTIAL);
    }

    /** A text of an operation. */
    static Text text(String operation, String key, String... arguments) {
        return Text.of(operation + "." + key, arguments);
    }

    /** A choice among words, each called by a text of the field. */
    static Field.Builder choice(String operation, String name, List<String> words) {
        Field.Builder field = Field.of(name, FieldKind.CHOICE, text(operation, name));
        words.forEach(word -> field.option(word, text(operation, name + "." + word)));
        return field;
    }

    /** A box to be ticked. */
    static Field tick(String operation, String name) {
        return Field.of(name, FieldKind.CONFIRMATION, text(operation, name)).build();
    }

    /** An answer about a person after which nothing is changed; it is recorded all the same. */
    static ServiceStep told(CodiceFiscale person, String operation, String act) {
        return told(
                operation,
                text(operation, "told." + act),
                Effects.none().about(person).noting("act", act));
    }

    /** The same in the words of all operations, of somebody who calls. */
    static ServiceStep toldOfCaller(CodiceFiscale person, String operation, String act) {
        return told(
                operation,
                Text.of(SERVICE + "caller.told." + act),
                Effects.none().about(person).noting("act", act));
    }

    /** The same of somebody who calls and whose words do not fit, which counts. */
    static ServiceStep missed(CodiceFiscale person, String operation, Misses misses, Misses.Kind kind, Instant at) {
        int count = misses.of(kind, person) + 1;
        Effects effects = Effects.records(List.of(misses.another(kind, person, at)))
                .about(person)
                .noting("act", "unlike")
                .noting("misses", String.valueOf(count));
        return told(operation, text(operation, "told.unlike"), effects);
    }

    private static ServiceStep told(String operation, Text sentence, Effects effects) {
        View view = View.builder()
                .heading(Text.of(SERVICE + "officer.nothing"))
                .sentence(sentence)
                .action(operation, text(operation, "label"))
                .build();
        return new ServiceStep.Done(view, effects);
    }
}
