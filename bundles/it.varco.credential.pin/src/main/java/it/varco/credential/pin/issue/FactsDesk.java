package it.varco.credential.pin.issue;

import it.varco.api.catalogue.View;
import it.varco.api.form.Field;
import it.varco.api.form.FieldError;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Submission;
import it.varco.api.form.Text;
import it.varco.api.notification.Message;
import it.varco.api.store.Effects;
import it.varco.api.store.RecordChange;
import it.varco.credential.pin.Found;
import it.varco.credential.pin.PinRecord;
import it.varco.credential.pin.Standing;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An officer records where somebody lives now and whether they hold an Italian document: the two facts on which it
 * hangs whether their PIN outlasts the end of the PIN. Recorded anew they are corrected.
 *
 * @source FAS-05, FAS-07, FAS-10, PIN-S21, PIN-S22, UX-43
 */
final class FactsDesk extends CallerDesk {

    static final String NAME = "pin-issue.facts";

    static final String COUNTRY = "country";
    static final String DOCUMENT = "document";

    /** They hold one. */
    static final String HELD = "held";
    /** They do not. */
    static final String MISSING = "missing";

    private static final List<String> REASONS = List.of("holder", "register", "consulate", "mistake");
    private static final int LONGEST_TYPED = 60;

    FactsDesk(IssueBook book, Misses misses) {
        super(NAME, false, book, misses);
    }

    @Override
    void ask(Form.Builder form) {
        form.field(Field.of(COUNTRY, FieldKind.TEXT, text(COUNTRY))
                        .hint(text("country.hint"))
                        .length(1, LONGEST_TYPED)
                        .build())
                .field(Officers.choice(NAME, DOCUMENT, List.of(HELD, MISSING)).build())
                .field(Officers.choice(NAME, Officers.REASON, REASONS).build());
    }

    @Override
    List<FieldError> errors(Submission answer) {
        return country(answer).isPresent() ? List.of() : List.of(new FieldError(COUNTRY, text("country.wrong")));
    }

    private static Optional<String> country(Submission answer) {
        return answer.text(COUNTRY).flatMap(Countries::parse);
    }

    @Override
    ServiceStep done(ServiceRequest request, Holder caller, Submission answer) {
        boolean document = answer.text(DOCUMENT).filter(HELD::equals).isPresent();
        String country = country(answer).orElseThrow();
        boolean is = Applicant.eligible(country, document);
        if (caller.lookedAt().isEmpty() && caller.pin().isEmpty()) {
            return told(caller, "nobody");
        }
        return is && gains(caller) && !registered(caller, country)
                ? told(caller, "register")
                : recorded(request, caller, answer, new Facts(country, document, is));
    }

    /** What is so now. */
    private record Facts(String country, boolean document, boolean eligible) {}

    /** Whether there is anything that would make them eligible who are not now. */
    private static boolean gains(Holder caller) {
        return caller.pin()
                        .map(Found::record)
                        .filter(record -> !record.equals(record.eligible(true)))
                        .isPresent()
                || caller.lookedAt().filter(held -> !held.dossier().eligible()).isPresent();
    }

    /** Whether the archive has them live there: what somebody says by phone brings no PIN back. */
    private boolean registered(Holder caller, String country) {
        return book().registry()
                .find(caller.person())
                .filter(known -> known.country().equals(country))
                .isPresent();
    }

    private ServiceStep recorded(ServiceRequest request, Holder caller, Submission answer, Facts facts) {
        boolean was = eligible(caller);
        boolean is = facts.eligible();
        List<RecordChange> changes = new ArrayList<>();
        caller.lookedAt().ifPresent(held -> {
            Dossier before = held.dossier();
            Dossier after = before.stating(before.applicant().with(facts.country(), facts.document()))
                    .after(request.at(), "facts", is ? looked(before, request.at()) : before.next());
            changes.addAll(book().dossiers().change(Optional.of(held), after));
        });
        caller.pin()
                .map(found -> book().pins()
                        .records()
                        .change(caller.person(), found.version(), found.record().eligible(is)))
                .ifPresent(changes::add);
        Effects effects = Effects.records(changes)
                .about(caller.person())
                .writtenIn(caller.lookedAt()
                        .map(held -> held.dossier().applicant().language())
                        .orElse(Locale.ITALIAN))
                .noting("act", is ? "facts.eligible" : "facts.other")
                .noting("before", was ? "facts.eligible" : "facts.other")
                .noting(Officers.REASON, answer.text(Officers.REASON).orElseThrow());
        boolean open = caller.pin()
                .map(found -> lasts(found.record(), request.at()))
                .orElseGet(() -> admits(was, request.at()));
        boolean opens = caller.pin()
                .map(found -> lasts(found.record().eligible(is), request.at()))
                .orElseGet(() -> admits(is, request.at()));
        return done(effects, caller, open, opens, request.at());
    }

    /** When it is looked at next: a PIN that has ended was looked at no more, and one that is back expires (NOT-15). */
    private static Optional<Instant> looked(Dossier dossier, Instant at) {
        return dossier.next().or(() -> Optional.of(at));
    }

    /** As the PIN says where there is one, because it decides there; else as the dossier does. */
    private static boolean eligible(Holder caller) {
        return caller.pin()
                .map(found -> found.record().eligible())
                .or(() -> caller.lookedAt().map(held -> held.dossier().eligible()))
                .orElse(false);
    }

    /** Whether the end of the PIN is not that of this one; one that its holder gave up is not touched by it. */
    private boolean lasts(PinRecord pin, Instant at) {
        return book().pins().policy().standing(pin, at) != Standing.ENDED;
    }

    private boolean admits(boolean eligible, Instant at) {
        return book().phaseOut().admits(eligible, at);
    }

    /** Whoever their PIN ends for, or comes back to, is told at each contact; else where the house writes to them. */
    private static ServiceStep done(Effects effects, Holder caller, boolean was, boolean is, Instant at) {
        if (was == is) {
            return new ServiceStep.Done(view(is ? "stays" : "stays.ended"), effects);
        }
        String kind = is ? "pin.facts.back" : "pin.facts.ended";
        Effects telling = effects.sending(HolderNotices.toContactsOrRecapiti(
                        kind, caller.person(), caller.lookedAt().map(Dossiers.Held::dossier), at)
                .toArray(Message[]::new));
        return is
                ? new ServiceStep.Done(view("back"), telling)
                : new ServiceStep.Done(view("ended"), telling.endingOtherSessions());
    }

    private static View view(String what) {
        return View.builder().sentence(text("done." + what)).build();
    }

    private static Text text(String key) {
        return Officers.text(NAME, key);
    }
}
