package it.varco.credential.spid.answer;

import static it.varco.credential.spid.answer.Judge.accepts;
import static it.varco.credential.spid.answer.Judge.verdict;
import static it.varco.credential.spid.answer.TestResponse.good;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What identity providers say when they let nobody in. */
class ErrorCodeTest {

    @ParameterizedTest
    @CsvSource({
        "ErrorCode nr19, spid.nr19",
        "errorcode NR 25, spid.nr25",
        "'  ErrorCode nr8 ', spid.nr08",
        "ErrorCode nr08, spid.nr08",
        "ErrorCode nr30, spid.nr30",
        "ErrorCode nr24, spid.status",
        "ErrorCode nr26, spid.status",
        "ErrorCode nr1, spid.status",
        "ErrorCode nr00, spid.status",
        "ErrorCode nr190, spid.status",
        "ErrorCode nr19 <b>, spid.status",
        "'', spid.status"
    })
    @Proves({"SPID-55", "SPID-90"})
    void readsTheNumberAndNothingElse(String message, String code) {
        assertThat(failed(message).code()).isEqualTo(code);
    }

    @Test
    @Proves("SPID-92")
    void tellsWhatPeopleDidFromFaultsOfOurs() {
        Set<Integer> people = IntStream.rangeClosed(0, 40)
                .filter(number -> failed("ErrorCode nr%02d".formatted(number)).isOfThePerson())
                .boxed()
                .collect(Collectors.toSet());
        assertThat(people).containsExactlyInAnyOrder(19, 20, 21, 22, 23, 25, 30);
    }

    @Test
    @Proves("SPID-55")
    void readsNoAssertionBesideAFailure() {
        accepts(good());
        assertThat(verdict(good().attribute("StatusCode", "Value", "urn:oasis:names:tc:SAML:2.0:status:Responder")))
                .isEqualTo(new Verdict.Failed(new ErrorCode(ErrorCode.UNKNOWN), true));
    }

    @Test
    @Proves("SPID-55")
    void believesAFailureOnlyFromWhoWasAsked() {
        assertThat(verdict(good().failing("ErrorCode nr25").text("Issuer", "https://other.example")))
                .isEqualTo(new Verdict.Refused("spid.issuer"));
    }

    private static ErrorCode failed(String message) {
        Verdict verdict = verdict(good().failing(message));
        assertThat(verdict).isInstanceOf(Verdict.Failed.class);
        return ((Verdict.Failed) verdict).error();
    }
}
