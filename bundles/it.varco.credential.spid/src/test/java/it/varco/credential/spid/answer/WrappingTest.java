package it.varco.credential.spid.answer;

import static it.varco.credential.spid.answer.Judge.proof;
import static it.varco.credential.spid.answer.Judge.verdict;
import static it.varco.credential.spid.answer.TestResponse.field;
import static it.varco.credential.spid.answer.TestResponse.good;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.identity.CodiceFiscale;
import it.varco.proves.Proves;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** From the attacker's side: a message that the provider signed, with another person in it. */
class WrappingTest {

    private static final String PERSON = "RSSMRA80A01H501U";
    private static final String VICTIM = "MRTMTT91D08F205J";
    private static final String STATUS = "<samlp:Status>";

    static Stream<Arguments> attacks() {
        return Stream.of(
                attack("before the signed one", "spid.count", xml -> around(xml, forged(xml) + signed(xml))),
                attack("after the signed one", "spid.count", xml -> around(xml, signed(xml) + forged(xml))),
                attack(
                        "around the signed one",
                        "spid.count",
                        xml -> around(
                                xml,
                                forged(xml)
                                        .replace(
                                                "<saml:AuthnStatement",
                                                "<saml:Advice>" + signed(xml) + "</saml:Advice><saml:AuthnStatement"))),
                attack(
                        "beside the signed one in extensions",
                        "spid.count",
                        xml -> around(xml, forged(xml))
                                .replace(STATUS, "<samlp:Extensions>" + signed(xml) + "</samlp:Extensions>" + STATUS)),
                attack(
                        "beside the signed one in the status",
                        "spid.count",
                        xml -> around(xml, forged(xml))
                                .replace(
                                        "</samlp:Status>",
                                        "<samlp:StatusDetail>" + signed(xml) + "</samlp:StatusDetail></samlp:Status>")),
                attack(
                        "with the signed one in its signature",
                        "spid.count",
                        xml -> around(xml, withSignature(xml, "<ds:Object>" + signed(xml) + "</ds:Object>"))),
                attack(
                        "with the signature of the other",
                        "spid.signature.shape",
                        xml -> around(xml, withSignature(xml, ""))),
                attack(
                        "with the identifier of the signed one",
                        "spid.schema",
                        xml -> around(xml, forged(xml).replace("_forged", "_assertion") + signed(xml))),
                attack("without any signature", "spid.signature.absent", xml -> around(xml, forged(xml))),
                attack("changed in place", "spid.signature.wrong", xml -> xml.replace(PERSON, VICTIM)),
                attack("in a response around the whole", "spid.count", xml -> {
                    String body = xml.substring(xml.indexOf("<samlp:Response"));
                    return around(body, forged(xml))
                            .replace("\"_response\"", "\"_outer\"")
                            .replace(
                                    "</samlp:Status>",
                                    "<samlp:StatusDetail>" + body + "</samlp:StatusDetail></samlp:Status>");
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    @Proves({"SPID-140", "SPID-141", "SPID-47", "SEC-13"})
    void refusesAMessageThatWasWrapped(String name, String code, UnaryOperator<String> attack) {
        for (TestResponse response : new TestResponse[] {good(), good().signed(false, true)}) {
            assertThat(verdict(response)).isInstanceOf(Verdict.Accepted.class);
            String message = attack.apply(response.xml());

            assertThat(message).contains(VICTIM);
            assertThat(verdict(field(message))).as(name).isEqualTo(new Verdict.Refused(code));
        }
    }

    @Test
    @Proves({"SPID-87", "SPID-146"})
    void readsTheWholeOfWhatWasSignedAroundAComment() {
        String whole = TestResponse.good().signed(false, true).xml();
        String message = whole.replace("RSSMRA80A01H501U", "RSSMRA80A01<!-- -->H501U");

        assertThat(message).isNotEqualTo(whole);
        assertThat(verdict(field(message)))
                .isInstanceOfSatisfying(
                        Verdict.Accepted.class,
                        taken -> assertThat(taken.proof().person().codiceFiscale())
                                .isEqualTo(new CodiceFiscale(PERSON)));
        assertThat(proof(good()).person().codiceFiscale()).isEqualTo(new CodiceFiscale(PERSON));
    }

    private static Arguments attack(String name, String code, UnaryOperator<String> attack) {
        return Arguments.of("forged " + name, code, attack);
    }

    private static String signed(String xml) {
        return xml.substring(xml.indexOf("<saml:Assertion "), xml.indexOf("</saml:Assertion>") + 17);
    }

    /** The message with something in place of the signed assertion. */
    private static String around(String xml, String instead) {
        return xml.replace(signed(xml), instead);
    }

    private static String signature(String xml) {
        String signed = signed(xml);
        return signed.substring(signed.indexOf("<ds:Signature"), signed.indexOf("</ds:Signature>") + 15);
    }

    private static String forged(String xml) {
        return signed(xml)
                .replace(signature(xml), "")
                .replace("\"_assertion\"", "\"_forged\"")
                .replace(PERSON, VICTIM);
    }

    /** The forged one with the signature of the other, and something more in it. */
    private static String withSignature(String xml, String more) {
        String signature = signature(xml).replace("</ds:Signature>", more + "</ds:Signature>");
        return forged(xml).replaceFirst("</saml:Issuer>", "</saml:Issuer>" + Matcher.quoteReplacement(signature));
    }
}
