package it.varco.credential.pin.issue;

import it.varco.api.catalogue.Place;
import it.varco.api.catalogue.View;
import it.varco.api.form.Field;
import it.varco.api.form.FieldError;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.SpokenNumber;
import it.varco.api.form.Submission;
import it.varco.api.form.Text;
import it.varco.api.notification.Mask;
import it.varco.api.notification.Medium;
import it.varco.credential.pin.Found;
import it.varco.credential.pin.PinRecord;
import it.varco.credential.pin.PinState;
import it.varco.credential.pin.Term;
import it.varco.spi.catalogue.ServiceOperation;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceStep;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a request stands, for whoever has its number: from any device, in any browser. Says who it is about to nobody.
 *
 * <p>A number of nothing, or of a request that came to nothing long ago, has one and the same answer. Thread-safe.
 *
 * @source UX-13
 */
final class FollowDesk implements PinIssue.Desk {

    static final String NAME = "pin-issue.follow";
    static final String NUMBER = "number";

    private static final int LONGEST = 40;
    /** Days until the letter is handed to the post at the latest; a guess, as long as messages are tried. */
    private static final int POST_DAYS = 3;

    private final IssueBook book;

    FollowDesk(IssueBook book) {
        this.book = book;
    }

    @Override
    public ServiceOperation operation() {
        return ServiceOperation.of(NAME, Place.PORTALE).build();
    }

    @Override
    public ServiceStep step(ServiceRequest request) {
        Optional<Submission> answer = request.submission();
        if (answer.isEmpty()) {
            return request.state().bytes().length == 0 ? ask(request, form()) : PinIssue.NO_ANSWER;
        }
        if (DeskState.read(request).isEmpty()) {
            return PinIssue.NO_STATE;
        }
        Optional<String> number = answer.get().text(NUMBER).flatMap(SpokenNumber::parse);
        if (number.isEmpty()) {
            FieldError wrong = new FieldError(NUMBER, Text.of("pin.follow.error.number"));
            return ask(request, form().withErrors(List.of(wrong)));
        }
        return find(number.get(), request.at())
                .<ServiceStep>map(dossier -> new ServiceStep.Answered(view(dossier)))
                .orElseGet(() -> new ServiceStep.Rejected("pin.number", Text.of("pin.rejected.number")));
    }

    private static ServiceStep ask(ServiceRequest request, Form form) {
        return new ServiceStep.Ask(form, DeskState.of(request).encode());
    }

    private static Form form() {
        return Form.builder()
                .introduction(Text.of("pin.follow.introduction"))
                .field(Field.of(NUMBER, FieldKind.TEXT, Text.of("pin.follow.number"))
                        .hint(Text.of("pin.follow.number.hint"))
                        .length(1, LONGEST)
                        .build())
                .submit(Text.of("pin.follow.submit"))
                .build();
    }

    /**
     * Both places are looked at for every number. One that came to nothing is shown for a time only, because a request
     * of which nothing could come is forgotten after it.
     */
    private Optional<Dossier> find(String number, Instant at) {
        Optional<Dossiers.Held> phantom = book.phantoms().ofNumber(number);
        Optional<Dossiers.Held> held = book.dossiers().ofNumber(number);
        return held.filter(found -> found.dossier().number().equals(number))
                .or(() -> phantom)
                .map(Dossiers.Held::dossier)
                .filter(dossier -> dossier.stage() != Stage.ANNULLATO || Requests.shows(dossier, at));
    }

    private View view(Dossier dossier) {
        boolean sent = dossier.stage() == Stage.IN_ATTESA_PRIMO_ACCESSO;
        Optional<PinRecord> issued =
                sent || dossier.stage() == Stage.PRIMA_META_INVIATA ? record(dossier) : Optional.empty();
        Optional<PinRecord> pin = issued.filter(record -> sent);
        boolean used = issued.filter(record -> record.state() != PinState.IN_ATTESA_PRIMO_ACCESSO)
                .isPresent();
        Stage stage = used ? Stage.CONCLUSO : dossier.stage();
        String word = !used && dossier.isActivated()
                ? "seconda_meta_inviata"
                : stage.name().toLowerCase(Locale.ROOT);
        View.Builder view = View.builder()
                .heading(Text.of("pin.follow.heading"))
                .sentence(Text.of("pin.follow.stage." + word))
                .fact(Text.of("pin.follow.number"), new View.Value.Plain(dossier.number()))
                .fact(Text.of("pin.follow.asked"), new View.Value.Moment(dossier.begun()))
                .fact(Text.of("pin.follow.since"), new View.Value.Moment(dossier.since()));
        if (stage.isOpen()) {
            view.fact(Text.of("pin.follow.next"), new View.Value.Words(Text.of("pin.follow.next." + word)))
                    .fact(Text.of("pin.follow.by"), new View.Value.Day(by(dossier, pin)));
        }
        for (Medium medium : Medium.values()) {
            dossier.contacts()
                    .at(medium)
                    .ifPresent(address -> view.fact(
                            Text.of("pin.follow.contact." + medium.name().toLowerCase(Locale.ROOT)),
                            new View.Value.Plain(Mask.masked(medium, address))));
        }
        return view.build();
    }

    private Optional<PinRecord> record(Dossier dossier) {
        return book.pin(dossier.applicant().person()).map(Found::record);
    }

    /** The last day of the wait. */
    private LocalDate by(Dossier dossier, Optional<PinRecord> pin) {
        Instant since = dossier.since();
        return switch (dossier.stage()) {
            case RICHIESTO -> Term.day(dossier.next().orElse(since)).plusDays(1); // it may wait for its turn
            case IN_VERIFICA_TELEFONICA -> book.policy().call().lastDay(since);
            case PRIMA_META_INVIATA -> Term.day(since).plusDays(POST_DAYS);
            case DA_ATTIVARE -> book.pins().policy().activation().lastDay(dossier.activationStart());
            case IN_ATTESA_PRIMO_ACCESSO ->
                book.pins()
                        .policy()
                        .activation()
                        .lastDay(pin.map(PinRecord::setAt).orElse(since));
            case CONCLUSO, ANNULLATO, SCADUTO_NON_ATTIVATO, REVOCATO ->
                throw new IllegalStateException("stage: expected an open one");
        };
    }
}
