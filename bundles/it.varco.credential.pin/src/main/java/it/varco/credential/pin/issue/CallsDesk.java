package it.varco.credential.pin.issue;

import it.varco.api.catalogue.View;
import it.varco.api.catalogue.View.Value;
import it.varco.api.form.Text;
import it.varco.api.identity.CodiceFiscale;
import it.varco.spi.catalogue.ServiceOperation;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceStep;
import java.time.Instant;
import java.util.List;

/**
 * Which verification calls wait: how many, since when, how often nobody answered. Of the people only the masked codice
 * fiscale (AUD-10).
 *
 * @source UX-41, PIN-S03, TEL-12
 */
final class CallsDesk implements PinIssue.Desk {

    static final String NAME = "pin-issue.calls";

    private static final int MOST_ROWS = 200;

    private final CallQueue queue;

    CallsDesk(CallQueue queue) {
        this.queue = queue;
    }

    @Override
    public ServiceOperation operation() {
        return Officers.operation(NAME).build();
    }

    @Override
    public ServiceStep step(ServiceRequest request) {
        return request.state().bytes().length == 0 ? answered(queue, request) : PinIssue.NO_STATE;
    }

    /** What waits now, as the officer sees it. */
    static ServiceStep answered(CallQueue queue, ServiceRequest request) {
        return new ServiceStep.Answered(view(queue, request.person(), request.at()));
    }

    private static View view(CallQueue queue, CodiceFiscale officer, Instant now) {
        List<CallQueue.Call> calls = queue.waiting(MOST_ROWS);
        View.Builder view =
                View.builder().heading(text("label")).sentence(text("count", String.valueOf(queue.waiting())));
        Instant open = queue.open(now);
        if (open.isAfter(now)) {
            view.sentence(CallForms.closed(open));
        }
        if (!calls.isEmpty()) {
            view.fact(text("oldest"), new Value.Moment(calls.get(0).dossier().since()));
            List<Text> columns = List.of(text("state"), text("person"), text("since"), text("tries"));
            List<List<Value>> rows = calls.stream()
                    .map(call -> row(call, queue.mayMake(officer, call.held()), now))
                    .toList();
            view.table(new View.Table(text("caption"), columns, rows));
        }
        return view.action(CallDesk.NAME, Officers.text(CallDesk.NAME, "label"))
                .action(CorrectionDesk.NAME, Officers.text(CorrectionDesk.NAME, "label"))
                .build();
    }

    private static List<Value> row(CallQueue.Call call, boolean theirs, Instant now) {
        String waits = theirs ? "due" : "other";
        String state = call.inHand(now) ? "held" : call.putOff(now) ? "later" : waits;
        Dossier dossier = call.dossier();
        return List.of(
                new Value.Words(text("state." + state)),
                new Value.Plain(dossier.applicant().person().masked()),
                new Value.Moment(dossier.since()),
                new Value.Plain(String.valueOf(dossier.calls())));
    }

    private static Text text(String key, String... arguments) {
        return Officers.text(NAME, key, arguments);
    }
}
