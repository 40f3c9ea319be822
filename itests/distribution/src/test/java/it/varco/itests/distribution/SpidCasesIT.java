package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.itests.distribution.SpidTrial.Played;
import it.varco.itests.saml.AnswerCase;
import it.varco.itests.saml.Expected;
import it.varco.itests.saml.Reply;
import it.varco.proves.Proves;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every answer of SPID that a rule says something about, at the gateway as people run it. */
class SpidCasesIT {

    private static List<Played> played = List.of();
    private static List<JsonNode> trail = List.of();

    @BeforeAll
    static void play() {
        try (SpidTrial trial = SpidTrial.started()) {
            Management management = trial.gateway().management();
            long before = management.lastPosition();
            played = trial.play();
            management.verification();
            trail = management.eventsAfter(before).stream()
                    .filter(event -> event.path("operation").asText().startsWith("login."))
                    .toList();
        }
        Gateway.write(Path.of("target/spid-cases.md"), SpidTrial.page(played));
    }

    static Stream<Played> played() {
        return played.stream();
    }

    /** Those that are sent once, as answers are. */
    static Stream<Played> answers() {
        return played().filter(each -> each.each() instanceof AnswerCase);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("played")
    @Proves({
        "SEC-14",
        "SEC-15",
        "SEC-16",
        "SEC-18",
        "SPID-40",
        "SPID-41",
        "SPID-42",
        "SPID-82",
        "SPID-84",
        "SPID-147",
        "SPID-148",
        "SPID-149",
        "SPID-150",
        "SPID-151"
    })
    void comesToWhatTheRulesSay(Played each) {
        assertThat(each.words()).as(each.each().deviation()).isEqualTo("as expected");
    }

    /** What is wrong with the browser it may know, and what is wrong with the answer it may not. */
    @Test
    @Proves({"SPID-42", "SPID-152"})
    void everyRefusalTellsTheSame() {
        assertThat(pages(Expected.REFUSED, Expected.INVALID)).hasSize(1);
        assertThat(pages(Expected.ENDED)).hasSize(1);
        assertThat(pages(Expected.UNKNOWN_BROWSER)).hasSize(1);
        assertThat(pages(Expected.TECHNICAL)).hasSize(1);
    }

    /** Those that tell something else, with the cases that do. */
    private static Collection<List<String>> pages(Expected... expected) {
        return played.stream()
                .filter(each -> List.of(expected).contains(each.each().expected()))
                .collect(Collectors.groupingBy(
                        each -> told(each.result().orElseThrow()),
                        Collectors.mapping(Played::toString, Collectors.toList())))
                .values();
    }

    @Test
    @Proves({"SPID-92", "SPID-93"})
    void everyFailureThatIsThePersonsOwnHasItsText() {
        Map<Expected, Set<String>> texts = played.stream()
                .filter(each -> each.each().expected().status() == 401)
                .collect(Collectors.groupingBy(
                        each -> each.each().expected(),
                        Collectors.mapping(
                                each -> told(each.result().orElseThrow()).body(), Collectors.toSet())));
        assertThat(texts.values()).hasSize(8).doesNotHaveDuplicates().allMatch(bodies -> bodies.size() == 1);
        assertThat(played).noneMatch(each -> each.result().orElseThrow().body().contains("alert(1)"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    @Proves({"AUD-01", "SPID-94"})
    void theTrailHasOneRecordOfEachAnswer(Played each) {
        assertThat(each.own(trail))
                .extracting(event -> event.path("outcome").asText())
                .containsExactly(recorded(each.each().expected()));
    }

    private static String recorded(Expected expected) {
        if (expected.isAccepted()) {
            return "done";
        }
        return expected.equals(Expected.TECHNICAL) ? "unavailable" : "refused";
    }

    private static Told told(Reply reply) {
        return Told.of(reply.status(), reply.headers(), reply.body());
    }
}
