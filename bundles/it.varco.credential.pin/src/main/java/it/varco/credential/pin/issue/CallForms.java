package it.varco.credential.pin.issue;

import it.varco.api.configuration.Hours;
import it.varco.api.form.Exhibit;
import it.varco.api.form.Field;
import it.varco.api.form.FieldError;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Submission;
import it.varco.api.form.Text;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an officer is asked who makes a verification call: the words to say, what the answers are compared with, and
 * what came of it. Never a half of a PIN: there is none yet.
 *
 * @source UX-41, PIN-15, PIN-16, FAS-07
 */
final class CallForms {

    static final String OUTCOME = "outcome";
    static final String REASON = Officers.REASON;

    /** What the person said when they were asked what was on no form. */
    static final String ANSWER = "answer";

    /** What was looked at instead, where there is nothing to ask. */
    static final String CHECKED = "checked";

    /** Why a call was negative. */
    static final List<String> REASONS = List.of("identity", "address", "document", "denied", "withdrawn");

    /** What an officer can look at outside of the archive. */
    static final List<String> CHECKS = List.of("consulate", "institution", "document", "papers");

    private static final int LONGEST_ANSWER = 200;
    private static final String REQUIRED_TICK = "tick.required";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(Hours.ROME);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

    private CallForms() {}

    /**
     * Whether to take the next call.
     *
     * @param open when somebody calls: now, or the next time
     */
    static Form take(long waiting, Instant now, Instant open) {
        Form.Builder form = Form.builder().introduction(text("take.waiting", String.valueOf(waiting)));
        if (open.isAfter(now)) {
            form.point(closed(open));
        }
        return form.submit(text("take")).build();
    }

    /** That nobody calls now. */
    static Text closed(Instant open) {
        return Text.of("pin-issue.calls.closed", DAY.format(open.atZone(Hours.ROME)), TIME.format(open));
    }

    /** Until when a call is in hand. */
    static Text until(Instant until) {
        return text("until", TIME.format(until));
    }

    /** Number, words and what to compare with. */
    static Form outcome(CallCase made) {
        return outcome(made, false);
    }

    /** The same once more, because something is not as it was. */
    static Form outcomeAnew(CallCase made) {
        return outcome(made, true);
    }

    private static Form outcome(CallCase made, boolean anew) {
        Form.Builder form = Form.builder().heading(text("heading")).introduction(dial(made.dossier()));
        if (anew) {
            form.point(text("anew"));
        }
        made.call().until().ifPresent(until -> form.point(until(until)));
        if (made.misses() > 0) {
            form.point(text(made.isClosed() ? "missed.often" : "missed"));
        }
        script(form, made);
        exhibits(form, made.applicant());
        form.field(Officers.choice(
                        CallDesk.NAME,
                        OUTCOME,
                        made.outcomes().stream().map(CallOutcome::word).toList())
                .build());
        if (made.outcomes().contains(CallOutcome.POSITIVE)) {
            proofs(form, made);
        }
        return form.field(Officers.choice(CallDesk.NAME, REASON, REASONS)
                        .hint(text("reason.hint"))
                        .optional()
                        .build())
                .submit(text("submit"))
                .build();
    }

    /** What has to be right, or looked at, before a call is positive. */
    private static void proofs(Form.Builder form, CallCase made) {
        ticks(made.applicant())
                .forEach(tick -> form.field(Field.of(tick, FieldKind.CONFIRMATION, text(tick))
                        .optional()
                        .build()));
        form.field(made.question()
                .map(question -> Field.of(ANSWER, FieldKind.CODE, question.text(ANSWER))
                        .hint(text("answer.hint"))
                        .length(1, LONGEST_ANSWER)
                        .autocomplete("off"))
                .orElseGet(() -> Officers.choice(CallDesk.NAME, CHECKED, CHECKS).hint(text("checked.hint")))
                .optional()
                .build());
    }

    /** Whom to call and when; a number of a telephone at any place counts before the mobile number. */
    private static Text dial(Dossier dossier) {
        Contacts contacts = dossier.contacts();
        Optional<String> number = contacts.dialled();
        String slot = dossier.applicant().slot();
        if (number.isEmpty()) {
            return text("dial.none");
        }
        return slot.isEmpty() ? text("dial", number.get()) : text("dial.slot", number.get(), slot);
    }

    private static void script(Form.Builder form, CallCase made) {
        Applicant applicant = made.applicant();
        Instant asked = made.dossier().begun();
        form.point(text("say.name", applicant.fullName()));
        form.point(text("say.request", DAY.format(asked.atZone(Hours.ROME))));
        form.point(text("say.identity")).point(text("say.residence"));
        if (!applicant.delivery().isEmpty()) {
            form.point(text("say.delivery"));
        }
        form.point(text(applicant.document().isPresent() ? "say.document.foreign" : "say.document"));
        if (made.outcomes().contains(CallOutcome.POSITIVE)) {
            made.question().ifPresent(question -> form.point(question.text("say.question")));
        }
        form.point(text("known." + made.background().residence(applicant)));
        made.background().doubt(applicant).ifPresent(doubt -> form.point(text("known." + doubt)));
        form.point(text("say.never"));
    }

    private static void exhibits(Form.Builder form, Applicant applicant) {
        form.exhibit(Exhibit.codes(
                text("exhibit.identity"),
                List.of(
                        applicant.fullName(),
                        DAY.format(applicant.born()),
                        applicant.person().value())));
        List<String> residence = new ArrayList<>(applicant.residence());
        residence.add(Countries.name(applicant.country(), Locale.ITALIAN));
        form.exhibit(Exhibit.codes(text("exhibit.residence"), residence));
        if (!applicant.delivery().isEmpty()) {
            form.exhibit(Exhibit.codes(text("exhibit.delivery"), applicant.delivery()));
        }
        applicant
                .document()
                .ifPresent(document -> form.exhibit(Exhibit.of(Exhibit.Kind.CODE, text("exhibit.document"), document)));
    }

    /** What has to be right before a call is positive, by the names of the fields. */
    static List<String> ticks(Applicant applicant) {
        List<String> ticks = new ArrayList<>(List.of("tickIdentity", "tickResidence"));
        if (!applicant.delivery().isEmpty()) {
            ticks.add("tickDelivery");
        }
        ticks.add(applicant.italianDocument() ? "tickItalian" : "tickForeign");
        return ticks;
    }

    /** What is missing for an outcome: what was not checked or asked, or why it is negative. */
    static List<FieldError> errors(CallOutcome outcome, Submission answer, CallCase made) {
        if (!made.outcomes().contains(outcome)) { // whatever form the answer is to
            return List.of(new FieldError(OUTCOME, text("known.away")));
        }
        return switch (outcome) {
            case POSITIVE -> {
                List<FieldError> errors = new ArrayList<>();
                ticks(made.applicant()).stream()
                        .filter(tick -> answer.text(tick).isEmpty())
                        .forEach(tick -> errors.add(new FieldError(tick, text(REQUIRED_TICK))));
                String proof = made.question().isPresent() ? ANSWER : CHECKED;
                if (answer.text(proof).isEmpty()) {
                    errors.add(new FieldError(proof, text(proof + ".required")));
                }
                yield errors;
            }
            case NEGATIVE ->
                answer.text(REASON).isEmpty() ? List.of(new FieldError(REASON, text("reason.required"))) : List.of();
            case UNANSWERED, LATER -> List.of();
        };
    }

    private static Text text(String key, String... arguments) {
        return Officers.text(CallDesk.NAME, key, arguments);
    }
}
