package it.varco.web.operatore;

import it.varco.api.form.Text;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Medium;
import it.varco.api.notification.OutboxLine;
import it.varco.api.notification.Undelivered;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The outbox and what came of messages, as the pages show it. */
final class MessageRows {

    /** Every reason that has words of its own, {@code messages.why.<code>}; another one is shown by its code. */
    static final Set<String> REASONS = Set.of(
            "call.no-answer",
            "call.wrong-number",
            "mail.address",
            "mail.busy",
            "mail.login",
            "mail.lost",
            "mail.refused",
            "mail.server",
            "mail.tls",
            "mail.unreachable",
            "notification.fault",
            "notification.no-channel",
            "notification.no-contact",
            "posta.address",
            "posta.failed",
            "posta.folder",
            "posta.full",
            "posta.page");

    /** Behind it stands the word that the printer wrote. */
    private static final String NOT_PRINTED = "posta.failed.";

    private MessageRows() {}

    static Map<String, Object> line(OutboxLine line) {
        Map<String, Object> row = new HashMap<>();
        row.put("medium", medium(line.medium()));
        row.put("waiting", String.valueOf(line.waiting()));
        row.put("oldest", line.oldest().<Object>map(at -> at).orElse(""));
        row.put("oldestIso", line.oldest().map(Models::iso).orElse(""));
        row.put("undelivered", String.valueOf(line.undelivered()));
        row.put("channel", line.channel().orElse(""));
        return row;
    }

    static Text medium(Medium medium) {
        return Text.of("medium." + Models.code(medium));
    }

    /** @param ids what the identifiers of their boxes begin with */
    static List<Map<String, Object>> tasks(List<Undelivered> tasks, String ids, List<String> ticked) {
        return IntStream.range(0, tasks.size())
                .mapToObj(i ->
                        task(tasks.get(i), ids + i, ticked.contains(tasks.get(i).id())))
                .toList();
    }

    private static Map<String, Object> task(Undelivered task, String box, boolean ticked) {
        Map<String, Object> row = new HashMap<>();
        row.put("box", box);
        row.put("id", task.id());
        row.put("chosen", ticked);
        row.put("title", task.title());
        row.put("kind", task.kind());
        row.put("owner", task.owner());
        row.put("masked", task.person().map(CodiceFiscale::masked).orElse(""));
        row.put("medium", task.medium().<Object>map(MessageRows::medium).orElse(""));
        row.put("address", task.address());
        row.put("why", why(task.why()));
        row.put("again", task.canBeRetried());
        row.put("since", task.since());
        row.put("sinceIso", Models.iso(task.since()));
        return row;
    }

    static Text why(String code) {
        if (code.startsWith(NOT_PRINTED)) {
            return Text.of("messages.why.posta.failed.because", code.substring(NOT_PRINTED.length()));
        }
        return REASONS.contains(code) ? Text.of("messages.why." + code) : Text.of("messages.why.other", code);
    }
}
