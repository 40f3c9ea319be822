package it.varco.credential.pin.issue;

import it.varco.api.catalogue.Place;
import it.varco.api.catalogue.View;
import it.varco.api.form.Exhibit;
import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Submission;
import it.varco.api.form.Text;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Medium;
import it.varco.api.store.Effects;
import it.varco.credential.pin.Subject;
import it.varco.spi.catalogue.ServiceOperation;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceStep;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a recovery is started by whoever knows a codice fiscale and two of its contacts.
 *
 * <p>Forms, texts and work are the same whether or not anything comes of it: a code is shown and hashed to everybody,
 * and what was typed is kept for {@link Openings}, which look at it a moment later.
 *
 * @source PIN-38, PIN-39, PIN-43, PIN-S18, CON-05
 */
final class RecoverDesk implements PinIssue.Desk {

    static final String NAME = "pin-issue.recover";
    static final String KEPT = "kept";

    private static final List<Medium> MEDIA = Contacts.ELECTRONIC;
    private static final int STEPS = 2;

    private final IssueBook book;
    private final Openings openings;
    private final ContactFields contacts = new ContactFields(Recoveries.CONTACTS, MEDIA);

    RecoverDesk(IssueBook book, Openings openings) {
        this.book = book;
        this.openings = openings;
    }

    @Override
    public ServiceOperation operation() {
        return ServiceOperation.of(NAME, Place.PORTALE).build();
    }

    @Override
    public ServiceStep step(ServiceRequest request) throws InterruptedException {
        Optional<Submission> answer = request.submission();
        if (answer.isEmpty()) {
            boolean first = request.state().bytes().length == 0;
            return first ? new ServiceStep.Ask(asking(), DeskState.of(request).encode()) : PinIssue.NO_ANSWER;
        }
        Optional<DeskState> state = DeskState.read(request);
        if (state.isEmpty()) {
            return PinIssue.NO_STATE;
        }
        if (state.get().words().isEmpty()) {
            return named(request, answer.get());
        }
        boolean kept = answer.get().text(KEPT).isPresent() && state.get().hash().isPresent();
        return kept ? done(request, state.get()) : PinIssue.NO_ANSWER;
    }

    /** Who shall get a new PIN, and what somebody knows of them. */
    record Typed(CodiceFiscale person, Map<Medium, String> addresses) {

        static Typed of(List<String> words) {
            Map<Medium, String> addresses = new EnumMap<>(Medium.class);
            for (int i = 0; i < MEDIA.size(); i++) {
                if (!words.get(i + 1).isEmpty()) {
                    addresses.put(MEDIA.get(i), words.get(i + 1));
                }
            }
            return new Typed(new CodiceFiscale(words.get(0)), addresses);
        }

        DeskState noted(ServiceRequest request) {
            String[] words = new String[MEDIA.size() + 1];
            words[0] = person.value();
            for (int i = 0; i < MEDIA.size(); i++) {
                words[i + 1] = addresses.getOrDefault(MEDIA.get(i), "");
            }
            return DeskState.of(request, words);
        }

        /** Neither person nor addresses. */
        @Override
        public String toString() {
            return "Typed" + addresses.keySet();
        }
    }

    private ServiceStep named(ServiceRequest request, Submission answer) throws InterruptedException {
        Optional<CodiceFiscale> person = answer.codiceFiscale(Subject.NAME);
        if (person.isEmpty()) {
            return PinIssue.NO_ANSWER;
        }
        ContactFields.Typed typed = contacts.read(answer);
        if (!typed.errors().isEmpty()) {
            return new ServiceStep.Ask(
                    asking().withErrors(typed.errors()), DeskState.of(request).encode());
        }
        Typed all = new Typed(person.get(), typed.addresses());
        if (!book.policy().recovery().code()) {
            return done(request, all.noted(request));
        }
        try (ProvisionalCode code = ProvisionalCode.drawn(book.dice())) {
            return code.hashed(book.pins().verifier())
                    .<ServiceStep>map(hash -> new ServiceStep.Ask(
                            showing(code), all.noted(request).with(hash).encode()))
                    .orElse(PinIssue.BUSY);
        }
    }

    private ServiceStep done(ServiceRequest request, DeskState answer) {
        CodiceFiscale person = Typed.of(answer.words()).person();
        Effects effects =
                Effects.records(List.of(openings.asked(answer, request.at()))).about(person);
        View view = View.builder()
                .heading(Text.of("pin-issue.recover.done"))
                .sentence(Text.of("pin-issue.recover.done.link"))
                .sentence(Text.of("pin-issue.recover.done.old"))
                .sentence(Text.of("pin-issue.recover.done.nothing"))
                .build();
        return new ServiceStep.Done(view, effects);
    }

    /** Codice fiscale and contacts. */
    private Form asking() {
        Form.Builder form = Form.builder()
                .introduction(Text.of("pin-issue.recover.introduction"))
                .point(Text.of("pin-issue.recover.two"))
                .point(Text.of("pin-issue.recover.fewer"))
                .field(Subject.field().build());
        if (book.policy().recovery().code()) {
            form.step(1, STEPS);
        }
        contacts.addTo(form);
        return form.submit(Text.of("pin.next")).build();
    }

    /** The provisional code, shown this once. */
    private static Form showing(ProvisionalCode code) {
        char[] grouped = code.grouped();
        Exhibit shown = Exhibit.of(Exhibit.Kind.CODE, Text.of("pin-issue.recover.code"), String.valueOf(grouped));
        Arrays.fill(grouped, '\0');
        return Form.builder()
                .heading(Text.of("pin-issue.recover.code.heading"))
                .step(STEPS, STEPS)
                .introduction(Text.of("pin-issue.recover.code.introduction"))
                .point(Text.of("pin-issue.recover.code.sms"))
                .point(Text.of("pin-issue.recover.code.never"))
                .point(Text.of("pin-issue.recover.code.once"))
                .exhibit(shown)
                .field(Field.of(KEPT, FieldKind.CONFIRMATION, Text.of("pin-issue.recover.kept"))
                        .build())
                .submit(Text.of("pin-issue.recover.submit"))
                .build();
    }
}
