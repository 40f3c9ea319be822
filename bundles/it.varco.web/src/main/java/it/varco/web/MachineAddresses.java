package it.varco.web;

import it.varco.api.form.Sentence;
import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.api.health.Health;
import it.varco.api.health.HealthReport;
import it.varco.api.health.Measured;
import it.varco.api.health.Measurement;
import it.varco.api.store.StoreException;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What programs ask without a session: how the gateway is, and how much it does (REL-03). They work without any room.
 *
 * <p>The public site says only whether the service is there, and names no part of it (API-02).
 */
final class MachineAddresses {

    private static final Logger LOG = LoggerFactory.getLogger(MachineAddresses.class);

    private static final String STATUS = "/api/v1/status";
    private static final String LIVE = "/health/live";
    private static final String READY = "/health/ready";
    private static final String METRICS = "/metrics";
    private static final List<String> OF_MANAGEMENT = List.of(LIVE, READY, METRICS);

    private static final Sentence AWAY = Sentence.of(MachineAddresses.class, "access.away");

    /** The one finding there is while nobody is here who could find anything. */
    private static final HealthReport NOBODY_TO_ASK =
            new HealthReport(Condition.RED, List.of(new Finding("access", Condition.RED, AWAY)));

    /** The process turns all the same: whoever restarts it because a room is being replaced does harm. */
    private static final HealthReport TURNS =
            new HealthReport(Condition.YELLOW, List.of(new Finding("access", Condition.YELLOW, AWAY)));

    private final Contributions contributions;

    MachineAddresses(Contributions contributions) {
        this.contributions = contributions;
    }

    /** Whether an address is one of these on the site. */
    static boolean isAddress(Place place, String path) {
        return place.isManagement() ? OF_MANAGEMENT.contains(path) : path.equals(STATUS);
    }

    Answer answer(Incoming incoming, Present rooms) {
        if (incoming.problem().isPresent() || incoming.isPost()) {
            int status = incoming.problem().orElse(Problem.METHOD).status();
            Answer answer = problem(incoming, status, "status.refused");
            return status == Problem.METHOD.status() ? answer.with("Allow", "GET, HEAD") : answer;
        }
        return switch (incoming.path()) {
            case LIVE -> report(ask(rooms, Health::live, TURNS));
            case READY -> report(ask(rooms, Health::ready, NOBODY_TO_ASK));
            case METRICS -> metrics(rooms);
            default -> status(incoming, ask(rooms, Health::ready, NOBODY_TO_ASK));
        };
    }

    private static HealthReport ask(Present rooms, Function<Health, HealthReport> question, HealthReport otherwise) {
        try {
            return rooms.health().map(question).orElse(otherwise);
        } catch (StoreException | LinkageError e) {
            LOG.warn("health not known cause={}", e.toString());
            return otherwise;
        }
    }

    /** In English whoever asks: a program compares it with what it read before. */
    private static Answer report(HealthReport report) {
        List<Map<String, Object>> findings = new ArrayList<>();
        for (Finding finding : report.findings()) {
            Map<String, Object> said = new LinkedHashMap<>();
            said.put("name", finding.name());
            said.put("condition", word(finding.condition()));
            if (!finding.why().isEmpty()) {
                said.put("why", finding.why().toString());
            }
            findings.add(said);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("condition", word(report.condition()));
        body.put("findings", findings);
        return json(code(report), body, "application/json").with("Content-Language", Language.ENGLISH.code());
    }

    private Answer status(Incoming incoming, HealthReport report) {
        return problem(incoming, code(report), report.condition() == Condition.RED ? "status.down" : "status.up");
    }

    private static Answer metrics(Present rooms) {
        List<Measurement> figures = new ArrayList<>();
        for (Measured each : rooms.measured()) {
            try {
                figures.addAll(each.measurements());
            } catch (StoreException | LinkageError e) {
                LOG.warn("figures not told cause={}", e.toString());
            }
        }
        return Answer.of(HttpServletResponse.SC_OK, bytes(Exposition.of(figures)))
                .with("Content-Type", Exposition.TYPE)
                .with("Cache-Control", "no-store");
    }

    private static int code(HealthReport report) {
        return report.condition() == Condition.RED
                ? HttpServletResponse.SC_SERVICE_UNAVAILABLE
                : HttpServletResponse.SC_OK;
    }

    /** @source RFC 9457; API-01, API-02 */
    private Answer problem(Incoming incoming, int status, String key) {
        Texts texts = contributions.own().texts(incoming.language());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", texts.of(key + ".title"));
        body.put("status", status);
        body.put("detail", texts.of(key + ".detail"));
        return json(status, body, "application/problem+json")
                .with("Content-Language", incoming.language().code());
    }

    private static Answer json(int status, Map<String, Object> body, String type) {
        Answer answer = Answer.of(status, bytes(Json.of(body)))
                .with("Content-Type", type)
                .with("Cache-Control", "no-store");
        return status == HttpServletResponse.SC_SERVICE_UNAVAILABLE ? answer.with("Retry-After", "1") : answer;
    }

    private static String word(Condition condition) {
        return condition.name().toLowerCase(Locale.ROOT);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
