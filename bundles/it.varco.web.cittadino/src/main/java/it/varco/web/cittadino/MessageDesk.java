package it.varco.web.cittadino;

import it.varco.api.form.Text;
import it.varco.api.notification.Correspondence;
import it.varco.api.notification.SentMessage;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageRequest;
import it.varco.api.session.Session;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where a citizen sees what was sent to them: what, where, when, and what became of it.
 *
 * @source OUT-07
 */
final class MessageDesk {

    static final String LIST = "/area/comunicazioni";

    /** Parameter with the identifier of the message before which the list goes on. */
    static final String BEFORE = "prima";

    private final Correspondence correspondence;
    private final PageRequest request;
    private final Session session;

    /** @param session that of the request */
    MessageDesk(Correspondence correspondence, PageRequest request, Session session) {
        this.correspondence = correspondence;
        this.request = request;
        this.session = session;
    }

    PageAnswer list() {
        Optional<String> before = request.parameter(BEFORE);
        List<SentMessage> found =
                before.map(id -> correspondence.earlier(session, id)).orElseGet(() -> correspondence.latest(session));
        boolean more = found.size() == Correspondence.MOST;
        return new PageAnswer.Show(
                "messages",
                Map.of(
                        "messages",
                        found.stream().map(MessageDesk::row).toList(),
                        "hasMessages",
                        !found.isEmpty(),
                        "first",
                        before.isEmpty(),
                        "earlier",
                        more
                                ? LIST + "?" + BEFORE + "="
                                        + found.get(found.size() - 1).id()
                                : ""));
    }

    private static Map<String, Object> row(SentMessage message) {
        String state = message.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Map.of(
                "what", message.title(),
                "medium",
                        message.medium()
                                .<Object>map(medium ->
                                        Text.of("recapiti." + medium.name().toLowerCase(Locale.ROOT)))
                                .orElse(""),
                "address", message.address(),
                "at", message.entered(),
                "atIso", Models.iso(message.entered()),
                "state", Text.of("messages.state." + state),
                "changed", message.changed(),
                "changedIso", Models.iso(message.changed()));
    }
}
