package it.varco.credential.spid.answer;

import static it.varco.credential.spid.answer.Judge.SCHEMA;
import static it.varco.credential.spid.answer.Judge.accepts;
import static it.varco.credential.spid.answer.Judge.refuses;
import static it.varco.credential.spid.answer.Judge.verdict;
import static it.varco.credential.spid.answer.TestResponse.EXPECTED;
import static it.varco.credential.spid.answer.TestResponse.field;
import static it.varco.credential.spid.answer.TestResponse.good;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.federation.Reading;
import it.varco.federation.Saml;
import it.varco.proves.Proves;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** The rows of the table that are about the message, each with the one thing that is wrong. */
class MessageRowsTest {

    private static final String MESSAGE = "Response";

    @Test
    void acceptsAGoodOneSignedInBothPlacesOrOnTheAssertionAlone() {
        accepts(good());
        accepts(good().signed(false, true));
    }

    @Test
    @Proves({"SPID-41", "SEC-14"})
    void looksAtEveryRowInTheOrderOfTheRules() {
        assertThat(Stream.of(ResponseTable.MESSAGE, ResponseTable.ASSERTED)
                        .flatMap(rows -> rows.stream())
                        .flatMap(row -> Arrays.stream(row.rule().split(", ")))
                        .distinct())
                .containsExactly(
                        "SPID-46", "SPID-47", "SPID-48", "SPID-49", "SPID-50", "SPID-51", "SPID-52", "SPID-53",
                        "SPID-54", "SPID-56", "SPID-57", "SPID-59", "SPID-60", "SPID-61", "SPID-58", "SPID-62",
                        "SPID-63", "SPID-64", "SPID-65", "SPID-66", "SPID-67", "SPID-68", "SPID-69", "SPID-70",
                        "SPID-71", "SPID-72", "SPID-73", "SPID-74", "SPID-23", "SPID-75", "SPID-76", "SPID-77",
                        "SPID-78");
    }

    @Test
    @Proves({"SPID-43", "SPID-44", "SPID-145"})
    void tellsWhatIsNoMessageFromWhatIsRefused() {
        assertThat(Reading.class.getPermittedSubclasses()).hasSize(2);
        String xml = good().xml();
        assertThat(verdict("")).isEqualTo(new Verdict.Malformed("spid.xml"));
        assertThat(verdict("<a/>")).isEqualTo(new Verdict.Malformed("spid.base64"));
        assertThat(verdict(field(xml) + "A")).isEqualTo(new Verdict.Malformed("spid.base64"));
        assertThat(verdict("A".repeat(1024 * 1024))).isEqualTo(new Verdict.Malformed("spid.base64"));
        assertThat(verdict("AAAA".repeat(100_000))).isEqualTo(new Verdict.Malformed("spid.size"));
        assertThat(verdict("/w==")).isEqualTo(new Verdict.Malformed("spid.encoding"));
        assertThat(verdict(field(xml.replace("</samlp:Response>", "")))).isEqualTo(new Verdict.Malformed("spid.xml"));
        assertThat(verdict(field(xml.replaceFirst("\\?>", "?><!DOCTYPE a>"))))
                .isEqualTo(new Verdict.Malformed("spid.xml"));
        assertThat(verdict(field(xml.replaceFirst("\\?>", "?><?a b?>")))).isEqualTo(new Verdict.Malformed("spid.xml"));
    }

    @Test
    void readsBase64InLines() {
        assertThat(verdict(good().field().replaceAll("(.{76})", "$1\r\n"))).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    @Proves("SPID-45")
    void refusesWhatIsNotValid() {
        refuses(SCHEMA, good().without("Status"));
        refuses(SCHEMA, good().with("Assertion", one -> one.setAttributeNS(null, "Unknown", "")));
    }

    @Test
    @Proves("SPID-46")
    void refusesAnyOtherMessage() {
        assertThat(verdict(field("<samlp:LogoutResponse xmlns:samlp=\"" + Saml.PROTOCOL
                        + "\" ID=\"_r\" Version=\"2.0\" IssueInstant=\"2026-11-20T10:00:05Z\"><samlp:Status>"
                        + "<samlp:StatusCode Value=\"" + Saml.SUCCESS
                        + "\"/></samlp:Status></samlp:LogoutResponse>")))
                .isEqualTo(new Verdict.Refused("spid.root"));
    }

    @Test
    @Proves("SPID-47")
    void refusesMoreThanOneAssertionAndIdentifiersThatAreThereTwice() {
        refuses("spid.count", good().signed(false, true).with("Assertion", one -> {
            Element another = (Element) one.cloneNode(true);
            another.setAttributeNS(null, "ID", "_another");
            one.getParentNode().appendChild(another);
        }));
        refuses(SCHEMA, good().signed(false, true).attribute(MESSAGE, "ID", "_assertion"));
    }

    @Test
    @Proves("SPID-48")
    void refusesAResponseWithoutIdentifier() {
        refuses(SCHEMA, good().without(MESSAGE, "ID"));
        refuses(SCHEMA, good().attribute(MESSAGE, "ID", ""));
    }

    @Test
    @Proves("SPID-49")
    void refusesAnotherVersion() {
        refuses("spid.version", good().attribute(MESSAGE, "Version", "1.1"));
        refuses("spid.version", good().attribute(MESSAGE, "Version", ""));
        refuses(SCHEMA, good().without(MESSAGE, "Version"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-20T09:58:59Z",
                "2026-11-20T10:01:10.001Z",
                "2026-11-20T11:00:05+01:00",
                "2026-11-20T10:00:05"
            })
    @Proves({"SPID-50", "SPID-80"})
    void refusesAResponseThatWasNotMadeBetweenRequestAndNow(String instant) {
        refuses("spid.issueInstant", good().attribute(MESSAGE, "IssueInstant", instant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-20T09:59:00Z", "2026-11-20T10:01:10Z", "2026-11-20T10:00:05.1234567890123Z"})
    @Proves({"SPID-50", "SPID-80"})
    void acceptsWhatWasMadeInTimeByClocksThatDifferALittle(String instant) {
        accepts(good().attribute(MESSAGE, "IssueInstant", instant));
    }

    @Test
    @Proves("SPID-50")
    void refusesAResponseThatDoesNotSayWhenItWasMade() {
        refuses(SCHEMA, good().without(MESSAGE, "IssueInstant"));
        refuses(SCHEMA, good().attribute(MESSAGE, "IssueInstant", ""));
    }

    @Test
    @Proves({"SPID-51", "SPID-82"})
    void refusesAnAnswerToNothingOrToAnotherRequest() {
        refuses("spid.inResponseTo", good().without(MESSAGE, "InResponseTo"));
        refuses("spid.inResponseTo", good().attribute(MESSAGE, "InResponseTo", "_another"));
        refuses(SCHEMA, good().attribute(MESSAGE, "InResponseTo", ""));
    }

    @Test
    @Proves({"SPID-52", "SPID-149", "SPID-151"})
    void refusesWhatWasSentElsewhere() {
        refuses("spid.destination", good().without(MESSAGE, "Destination"));
        refuses("spid.destination", good().attribute(MESSAGE, "Destination", ""));
        refuses("spid.destination", good().attribute(MESSAGE, "Destination", TestResponse.RETURN + "/"));
        refuses(
                "spid.destination",
                good().attribute(MESSAGE, "Destination", "https://collaudo.varco.example/accesso/spid/ritorno"));
    }

    @Test
    @Proves("SPID-53")
    void refusesAResponseOfAnyOtherIssuer() {
        refuses("spid.issuer", good().without("Issuer"));
        refuses("spid.issuer", good().text("Issuer", ""));
        refuses("spid.issuer", good().text("Issuer", "https://other.example"));
        refuses("spid.issuer", good().attribute("Issuer", "Format", ""));
        refuses("spid.issuer", good().attribute("Issuer", "Format", Saml.TRANSIENT));
        accepts(good().without("Issuer", "Format"));
        accepts(good().text("Issuer", "  https://idp.example\n"));
    }

    @Test
    @Proves("SPID-54")
    void refusesAResponseThatDoesNotSayWhatCameOfIt() {
        refuses("spid.statusCode", good().attribute("StatusCode", "Value", ""));
        refuses(SCHEMA, good().without("StatusCode", "Value"));
        refuses(SCHEMA, good().without("StatusCode"));
    }

    @Test
    @Proves("SPID-56")
    void refusesASuccessOfNobody() {
        refuses("spid.assertion", good().without("Assertion"));
        refuses("spid.assertion", good().signed(false, true).with(document -> {
            Element assertion = TestResponse.first(document, "Assertion");
            Element extensions = document.createElementNS(Saml.PROTOCOL, "samlp:Extensions");
            extensions.appendChild(assertion);
            TestResponse.first(document, MESSAGE).insertBefore(extensions, TestResponse.first(document, "Status"));
        }));
    }

    @Test
    @Proves({"SPID-57", "SPID-141"})
    void refusesAnAssertionThatIsNotSignedWhateverIsAroundIt() {
        refuses("spid.signature.absent", good().signed(true, false));
        refuses("spid.signature.absent", good().signed(false, false));
    }

    @Test
    @Proves({"SPID-57", "SPID-58"})
    void refusesWhatWasChangedAfterItWasSigned() {
        String victim = "TINIT-MRTMTT91D08F205J";
        assertThat(verdict(field(good().xml().replace("TINIT-RSSMRA80A01H501U", victim))))
                .isEqualTo(new Verdict.Refused("spid.signature.wrong"));
        assertThat(verdict(field(
                        good().xml().replaceFirst("IssueInstant=\"[^\"]+\"", "IssueInstant=\"2026-11-20T10:00:06Z\""))))
                .isEqualTo(new Verdict.Refused("spid.response.signature.wrong"));
    }

    @Test
    @Proves("SPID-58")
    void asksForBothSignaturesWhereItIsConfigured() {
        Terms terms = new Terms(TestResponse.ENTITY_ID, EXPECTED.terms().skew(), true);
        Expectation both = new Expectation(EXPECTED.request(), EXPECTED.provider(), terms);

        assertThat(verdict(good(), both)).isInstanceOf(Verdict.Accepted.class);
        assertThat(verdict(good().signed(false, true), both))
                .isEqualTo(new Verdict.Refused("spid.response.signature.absent"));
    }

    @Test
    @Proves({"SPID-59", "SPID-60", "SPID-143", "SPID-144"})
    void refusesSignaturesOfAnotherShapeOrAlgorithm() {
        assertThat(verdict(field(good().xml().replace("URI=\"#_assertion\"", "URI=\"\""))))
                .isEqualTo(new Verdict.Refused("spid.signature.shape"));
        assertThat(verdict(field(good().xml().replace("2001/04/xmldsig-more#rsa-sha256", "2000/09/xmldsig#rsa-sha1"))))
                .isEqualTo(new Verdict.Refused("spid.signature.algorithm"));
    }

    @Test
    @Proves({"SPID-61", "SPID-142"})
    void refusesWhatAnotherProviderOrWeOurselvesSigned() {
        refuses("spid.signature.wrong", good().signedBy(Keys.other()));
        refuses("spid.signature.wrong", good().signedBy(Keys.ours()));
    }
}
