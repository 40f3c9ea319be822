package it.varco.channel.call;

import it.varco.api.catalogue.View;
import it.varco.api.catalogue.View.Value;
import it.varco.api.form.Text;
import java.time.Instant;
import java.util.List;

/** What an officer reads. */
final class CallViews {

    private CallViews() {}

    /** What was written down of a call. */
    static View given(Given given, CallBook book) {
        boolean again = !given.isEnd();
        String word = given.outcome() == Outcome.NO_ANSWER && !again
                ? "given-up"
                : given.outcome().word();
        View.Builder view = View.builder().sentence(Text.of("call.done." + word));
        if (again) {
            view.fact(Text.of("call.done.later"), new Value.Moment(book.later(given.at())));
        }
        return onward(view);
    }

    /** An outcome was taken back. */
    static View undone() {
        return onward(View.builder().sentence(Text.of("call.done.undone")));
    }

    private static View onward(View.Builder view) {
        return view.action(CallService.NEXT, Text.of("call.next.label"))
                .action(CallService.CORRECT, Text.of("call.correct.label"))
                .build();
    }

    /** One call that waits. */
    static List<Value> row(Placed<Task> call, Instant now) {
        boolean due = call.isSince(now);
        String state = due ? "due" : call.what().holder().isEmpty() ? "later" : "held";
        return List.of(
                new Value.Words(Text.of("call.waiting." + state)),
                new Value.Moment(call.from()),
                new Value.Plain(String.valueOf(call.what().tries())));
    }

    /** @param all how many there are, rows or not */
    static View waiting(long all, List<List<Value>> rows) {
        View.Builder view = View.builder()
                .heading(Text.of("call.waiting.label"))
                .sentence(Text.of("call.waiting.count", String.valueOf(all)));
        if (!rows.isEmpty()) {
            List<Text> columns =
                    List.of(Text.of("call.waiting.state"), Text.of("call.waiting.from"), Text.of("call.waiting.tries"));
            view.table(new View.Table(Text.of("call.waiting.caption"), columns, rows));
        }
        return onward(view);
    }
}
