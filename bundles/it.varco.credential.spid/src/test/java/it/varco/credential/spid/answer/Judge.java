package it.varco.credential.spid.answer;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.federation.SamlReader;
import it.varco.federation.SignatureCheck;

/** The check, asked as the provider asks it; the good response is accepted by it before anything else is looked at. */
final class Judge {

    /** What the schema finds before a row can. */
    static final String SCHEMA = "spid.schema";

    private static final ResponseCheck CHECK = new ResponseCheck(new SamlReader(), new SignatureCheck());

    private Judge() {}

    static Verdict verdict(TestResponse response) {
        return verdict(response, TestResponse.EXPECTED);
    }

    static Verdict verdict(TestResponse response, Expectation expected) {
        return CHECK.of(response.field(), expected, TestResponse.NOW);
    }

    static Verdict verdict(String field) {
        return CHECK.of(field, TestResponse.EXPECTED, TestResponse.NOW);
    }

    static void accepts(TestResponse response) {
        assertThat(verdict(response)).isInstanceOf(Verdict.Accepted.class);
    }

    static void refuses(String code, TestResponse response) {
        accepts(TestResponse.good());
        assertThat(verdict(response)).isEqualTo(new Verdict.Refused(code));
    }

    static Proof proof(TestResponse response) {
        Verdict verdict = verdict(response);
        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        return ((Verdict.Accepted) verdict).proof();
    }
}
