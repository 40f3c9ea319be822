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
import it.varco.api.store.Effects;
import it.varco.api.store.RecordChange;
import it.varco.api.store.StoredRecord;
import it.varco.credential.pin.PinLevel;
import it.varco.credential.pin.PinRecord;
import it.varco.credential.pin.Subject;
import it.varco.spi.archive.KnownPerson;
import it.varco.spi.catalogue.ServiceOperation;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceStep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the holder of a first half that came by post activates it with the tessera sanitaria, and is sent the second
 * one.
 *
 * <p>Whatever is wrong, whoever is named, the answer is one text and the work of one hash. Contacts that the dossier
 * has already are used and not replaced: a letter and a card that were stolen together lead nothing to another address.
 * The dossier keeps the first half until it is known that the second one left, see {@link Deliveries}.
 *
 * @source PIN-21 to PIN-24, PIN-S08, FAS-01, FAS-04, CON-06, NOT-05
 */
final class ActivateDesk implements PinIssue.Desk {

    static final String NAME = "pin-issue.activate";
    static final String HALF = "half";

    /** The second half left, to the contacts that the dossier had. */
    static final String ACTIVATED = "activated";
    /** The second half left, to contacts that were typed with the first one, because the dossier had none. */
    static final String ACTIVATED_THERE = "activated.there";

    private static final int LEAST_CONTACTS = 1;

    private final IssueBook book;
    private final Halves halves;
    private final Issue issue;
    private final Duration block;
    private final ContactFields contacts = new ContactFields(LEAST_CONTACTS, Contacts.ELECTRONIC);

    ActivateDesk(IssueBook book, Duration block) {
        this.book = book;
        this.halves = new Halves(book.pins(), book.dice());
        this.issue = new Issue(book);
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
        Optional<CodiceFiscale> person = answer.get().codiceFiscale(Subject.NAME);
        Optional<String> half = answer.get().text(HALF);
        if (DeskState.read(request).isEmpty() || person.isEmpty() || half.isEmpty()) {
            return DeskState.read(request).isEmpty() ? PinIssue.NO_STATE : PinIssue.NO_ANSWER;
        }
        HealthCardFields.Typed card = HealthCardFields.read(answer.get());
        ContactFields.Typed reached = contacts.read(answer.get());
        List<FieldError> errors =
                Stream.concat(card.errors().stream(), reached.errors().stream()).toList();
        if (!errors.isEmpty()) {
            return new ServiceStep.Ask(
                    form().withErrors(errors), DeskState.of(request).encode());
        }
        try (TypedCode typed = new TypedCode(half.get())) {
            return examined(request, person.get(), typed, card, Contacts.of(reached.addresses()));
        }
    }

    private ServiceStep examined(
            ServiceRequest request, CodiceFiscale person, TypedCode half, HealthCardFields.Typed card, Contacts given)
            throws InterruptedException {
        Instant at = request.at();
        Optional<KnownPerson> known = book.registry().find(person);
        Optional<Dossiers.Held> held = book.dossiers().find(person);
        Optional<StoredRecord> pin = book.pins().records().find(person);
        boolean usable = held.filter(found -> waits(found.dossier(), at)).isPresent()
                && card.isOf(known)
                && !issue.hasPin(person, at);
        Optional<Boolean> matches = half.matches(
                held.flatMap(found -> found.dossier().half()), book.pins().verifier(), usable);
        if (matches.isEmpty()) {
            return PinIssue.BUSY;
        }
        if (!usable || !matches.get()) {
            return new ServiceStep.Refused("pin.activation", Text.of("pin-issue.activate.refused"), Effects.none());
        }
        Dossiers.Held waiting = held.orElseThrow();
        if (!book.phaseOut().issues(waiting.dossier().eligible(), at)) {
            return new ServiceStep.Done(stopped(), issue.ended(waiting, waiting.dossier(), Issue.Bar.STOPPED, at));
        }
        Optional<Halves.Made> made = halves.completing(half.characters());
        if (made.isEmpty()) {
            return PinIssue.BUSY;
        }
        try (Halves.Made whole = made.get()) {
            long version = pin.map(StoredRecord::version).orElse(RecordChange.ABSENT);
            return new ServiceStep.Done(view(), activated(waiting, version, whole, given, request));
        }
    }

    /** Whether a first half waits and is not too old. */
    private boolean waits(Dossier dossier, Instant at) {
        return dossier.stage() == Stage.DA_ATTIVARE
                && book.pins().policy().activation().covers(dossier.activationStart(), at);
    }

    private Effects activated(
            Dossiers.Held held, long version, Halves.Made made, Contacts given, ServiceRequest request) {
        Instant at = request.at();
        Dossier before = held.dossier();
        CodiceFiscale person = before.applicant().person();
        boolean typed = before.contacts().electronic() == 0;
        Dossier after = before.reachedAt(typed ? given : before.contacts())
                .at(
                        Stage.PRIMA_META_INVIATA,
                        at,
                        typed ? ACTIVATED_THERE : ACTIVATED,
                        Optional.of(at.plus(Deliveries.SOON)));
        PinRecord pin = made.record(before.applicant(), PinLevel.ORDINARIO, before.activationStart())
                .eligible(before.eligible());
        List<RecordChange> changes = new ArrayList<>(book.dossiers().change(Optional.of(held), after));
        changes.add(book.pins().records().change(person, version, pin));
        return Issue.about(
                after,
                changes,
                List.of(halves.second(before.applicant(), after.contacts().over(request.media()), made, at)));
    }

    private Form form() {
        Form.Builder form = Form.builder()
                .introduction(Text.of("pin-issue.activate.introduction"))
                .point(Text.of("pin-issue.activate.card"))
                .point(Text.of("pin-issue.activate.contacts"))
                .field(Subject.examined())
                .field(Field.of(HALF, FieldKind.CODE, Text.of("pin-issue.activate.half"))
                        .hint(Text.of("pin-issue.activate.half.hint"))
                        .length(1, TypedCode.LONGEST)
                        .build());
        HealthCardFields.addTo(form);
        contacts.addTo(form);
        return form.submit(Text.of("pin-issue.activate.submit")).build();
    }

    /** Who proved that the half is theirs may know why it leads to nothing. */
    private static View stopped() {
        return View.builder()
                .heading(Text.of("pin-issue.activate.stopped"))
                .sentence(Text.of("pin.rejected.eligible"))
                .build();
    }

    private static View view() {
        return View.builder()
                .heading(Text.of("pin-issue.activate.done"))
                .sentence(Text.of("pin-issue.activate.done.half"))
                .sentence(Text.of("pin-issue.activate.done.first"))
                .build();
    }
}
