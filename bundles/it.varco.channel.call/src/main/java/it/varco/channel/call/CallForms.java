package it.varco.channel.call;

import it.varco.api.configuration.Hours;
import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What an officer is asked. */
final class CallForms {

    static final String OUTCOME = "outcome";
    static final String CALL = "call";
    static final String REASON = "reason";

    /** In the place of an outcome: there was none. */
    static final String AGAIN = "again";

    /** Before a key, which may begin with a sign that no option begins with. */
    private static final String MARK = "k";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(Hours.ROME);

    private CallForms() {}

    static Form take(long due) {
        return Form.builder()
                .introduction(Text.of("call.take.due", String.valueOf(due)))
                .submit(Text.of("call.take"))
                .build();
    }

    /** Number and words of a call, and what came of it. */
    static Form outcome(Placed<Task> call) {
        Form.Builder form = Form.builder()
                .heading(Text.of("call.subject", call.what().subject()))
                .introduction(dial(call.what(), call.from()));
        call.what().paragraphs().forEach(paragraph -> form.point(Text.of("call.words", paragraph)));
        return form.field(outcomes("call.outcome").build())
                .submit(Text.of("call.outcome.submit"))
                .build();
    }

    static Text dial(Task call, Instant end) {
        return Text.of("call.dial", call.number(), TIME.format(end));
    }

    /** @param given at least one */
    static Form correction(List<Placed<Given>> given) {
        Form.Builder form = Form.builder();
        if (given.size() == 1) {
            form.introduction(told("call.correct.one", given.get(0).what()));
        } else {
            Field.Builder which = Field.of(CALL, FieldKind.CHOICE, Text.of("call.correct.which"));
            given.forEach(
                    each -> which.option(MARK + each.what().task().key(), told("call.correct.given", each.what())));
            form.introduction(Text.of("call.correct.many")).field(which.build());
        }
        return form.field(outcomes("call.correct.outcome")
                        .option(AGAIN, Text.of("call.correct.again"))
                        .build())
                .field(Field.of(REASON, FieldKind.TEXT, Text.of("call.correct.reason"))
                        .hint(Text.of("call.correct.reason.hint"))
                        .length(5, 200)
                        .build())
                .submit(Text.of("call.correct.submit"))
                .build();
    }

    /** The key in an answer that chose a call. */
    static String key(String option) {
        return option.substring(MARK.length());
    }

    private static Text told(String key, Given given) {
        return Text.of(
                key + "." + given.outcome().word(),
                TIME.format(given.at()),
                given.task().ending());
    }

    private static Field.Builder outcomes(String label) {
        Field.Builder field = Field.of(OUTCOME, FieldKind.CHOICE, Text.of(label));
        for (Outcome outcome : Outcome.values()) {
            field.option(outcome.word(), Text.of("call.outcome." + outcome.word()));
        }
        return field;
    }
}
