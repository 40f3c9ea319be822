package it.varco.credential.spid.answer;

import static it.varco.credential.spid.answer.Judge.SCHEMA;
import static it.varco.credential.spid.answer.Judge.accepts;
import static it.varco.credential.spid.answer.Judge.proof;
import static it.varco.credential.spid.answer.Judge.refuses;
import static it.varco.credential.spid.answer.Judge.verdict;
import static it.varco.credential.spid.answer.TestResponse.EXPECTED;
import static it.varco.credential.spid.answer.TestResponse.element;
import static it.varco.credential.spid.answer.TestResponse.good;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.federation.Saml;
import it.varco.proves.Proves;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** The rows of the table that are about the assertion, each with the one thing that is wrong. */
class AssertionRowsTest {

    private static final String DATA = "SubjectConfirmationData";
    private static final String PAST = "2026-11-20T09:59:10Z";
    private static final String JUST_NOT_PAST = "2026-11-20T09:59:10.001Z";
    private static final String FUTURE = "2026-11-20T10:01:10.001Z";
    private static final String JUST_NOT_FUTURE = "2026-11-20T10:01:10Z";

    @Test
    @Proves("SPID-62")
    void refusesAnAssertionOfAnotherVersionOrTime() {
        refuses("spid.assertion.version", good().attribute("Assertion", "Version", "1.0"));
        refuses("spid.assertion.issueInstant", good().attribute("Assertion", "IssueInstant", "2026-11-20T09:58:59Z"));
        refuses("spid.assertion.issueInstant", good().attribute("Assertion", "IssueInstant", FUTURE));
        accepts(good().attribute("Assertion", "IssueInstant", JUST_NOT_FUTURE));
        refuses(SCHEMA, good().without("Assertion", "IssueInstant"));
        refuses(SCHEMA, good().without("Assertion", "ID"));
        refuses(SCHEMA, good().attribute("Assertion", "ID", ""));
    }

    @Test
    @Proves("SPID-63")
    void refusesAnAssertionOfAnyOtherIssuer() {
        refuses(
                "spid.assertion.issuer",
                good().with("Assertion", one -> issuer(one).setTextContent("")));
        refuses(
                "spid.assertion.issuer",
                good().with("Assertion", one -> issuer(one).setTextContent("https://other.example")));
        refuses(
                "spid.assertion.issuer",
                good().with("Assertion", one -> issuer(one).removeAttribute("Format")));
        refuses(
                "spid.assertion.issuer",
                good().with("Assertion", one -> issuer(one).setAttributeNS(null, "Format", "")));
    }

    @Test
    @Proves("SPID-64")
    void refusesAnAssertionAboutNobody() {
        refuses("spid.subject", good().without("Subject"));
    }

    @Test
    @Proves("SPID-65")
    void refusesASubjectWithoutANameForThisOnce() {
        refuses("spid.nameId", good().without("NameID"));
        refuses("spid.nameId", good().text("NameID", "  "));
        refuses("spid.nameId", good().without("NameID", "Format"));
        refuses("spid.nameId", good().attribute("NameID", "Format", ""));
        refuses("spid.nameId", good().attribute("NameID", "Format", Saml.ENTITY));
        refuses("spid.nameId", good().without("NameID", "NameQualifier"));
        refuses("spid.nameId", good().attribute("NameID", "NameQualifier", ""));
    }

    @Test
    @Proves("SPID-66")
    void refusesASubjectThatNobodyConfirms() {
        refuses("spid.confirmation", good().without("SubjectConfirmation"));
        refuses(
                "spid.confirmation",
                good().attribute("SubjectConfirmation", "Method", "urn:oasis:names:tc:SAML:2.0:cm:sender-vouches"));
        refuses("spid.confirmation", good().attribute("SubjectConfirmation", "Method", ""));
    }

    @Test
    @Proves("SPID-66")
    void takesOneConfirmationAmongOthersOfAnotherKindAndNeverTwo() {
        accepts(good().with("SubjectConfirmation", one -> another(one).setAttributeNS(null, "Method", "urn:other")));
        refuses("spid.confirmation", good().with("SubjectConfirmation", AssertionRowsTest::another));
    }

    @Test
    @Proves("SPID-67")
    void refusesAConfirmationWithoutDataOrThatBeginsLater() {
        refuses("spid.confirmation.data", good().without(DATA));
        refuses("spid.confirmation.data", good().attribute(DATA, "NotBefore", "2026-11-20T10:00:05Z"));
    }

    @Test
    @Proves({"SPID-68", "SPID-149"})
    void refusesAConfirmationForAnotherPlace() {
        refuses("spid.recipient", good().without(DATA, "Recipient"));
        refuses("spid.recipient", good().attribute(DATA, "Recipient", ""));
        refuses("spid.recipient", good().attribute(DATA, "Recipient", "https://other.example/ritorno"));
    }

    @Test
    @Proves("SPID-69")
    void refusesAConfirmationOfAnotherRequest() {
        refuses("spid.confirmation.inResponseTo", good().without(DATA, "InResponseTo"));
        refuses("spid.confirmation.inResponseTo", good().attribute(DATA, "InResponseTo", "_another"));
        refuses(SCHEMA, good().attribute(DATA, "InResponseTo", ""));
    }

    @Test
    @Proves("SPID-70")
    void refusesAConfirmationThatIsOver() {
        refuses("spid.confirmation.notOnOrAfter", good().without(DATA, "NotOnOrAfter"));
        refuses("spid.confirmation.notOnOrAfter", good().attribute(DATA, "NotOnOrAfter", PAST));
        refuses("spid.confirmation.notOnOrAfter", good().attribute(DATA, "NotOnOrAfter", "2026-11-20T11:05:00+01:00"));
        refuses(SCHEMA, good().attribute(DATA, "NotOnOrAfter", ""));
        accepts(good().attribute(DATA, "NotOnOrAfter", JUST_NOT_PAST));
    }

    @Test
    @Proves("SPID-71")
    void refusesConditionsThatDoNotHoldYetOrAnyMore() {
        refuses("spid.conditions.notBefore", good().without("Conditions"));
        refuses("spid.conditions.notBefore", good().without("Conditions", "NotBefore"));
        refuses("spid.conditions.notBefore", good().attribute("Conditions", "NotBefore", FUTURE));
        refuses("spid.conditions.notOnOrAfter", good().without("Conditions", "NotOnOrAfter"));
        refuses("spid.conditions.notOnOrAfter", good().attribute("Conditions", "NotOnOrAfter", PAST));
        refuses(SCHEMA, good().attribute("Conditions", "NotBefore", ""));
        accepts(good().attribute("Conditions", "NotBefore", JUST_NOT_FUTURE)
                .attribute("Conditions", "NotOnOrAfter", JUST_NOT_PAST));
    }

    @Test
    @Proves({"SPID-72", "SPID-149"})
    void refusesWhatWasMadeForSomebodyElse() {
        refuses("spid.audience", good().without("AudienceRestriction"));
        refuses("spid.audience", good().text("Audience", ""));
        refuses("spid.audience", good().text("Audience", "https://collaudo.varco.example"));
        refuses("spid.audience", good().with("AudienceRestriction", one -> another(one, "https://other.example")));
        refuses(SCHEMA, good().without("Audience"));
    }

    @Test
    @Proves("SPID-72")
    void acceptsWhatWasMadeForUsAmongOthers() {
        accepts(good().with("Audience", one -> another(one).setTextContent("https://other.example")));
        accepts(good().with("AudienceRestriction", AssertionRowsTest::another));
    }

    @Test
    @Proves("SPID-73")
    void refusesAConditionThatItDoesNotUnderstand() {
        refuses("spid.condition", good().with("Conditions", conditions -> {
            Element unknown = element(conditions.getOwnerDocument(), "Condition");
            unknown.setAttributeNS(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "xsi:type", "saml:OneTimeUseType");
            conditions.appendChild(unknown);
        }));
        accepts(good().with(
                        "Conditions",
                        conditions -> conditions.appendChild(element(conditions.getOwnerDocument(), "OneTimeUse"))));
    }

    @Test
    @Proves("SPID-74")
    void refusesAnAssertionThatDoesNotSayHowAndWhenThePersonCameIn() {
        refuses("spid.authnInstant", good().without("AuthnStatement"));
        refuses("spid.authnInstant", good().attribute("AuthnStatement", "AuthnInstant", FUTURE));
        refuses(SCHEMA, good().without("AuthnStatement", "AuthnInstant"));
        refuses("spid.classReference", good().text("AuthnContextClassRef", ""));
        refuses(SCHEMA, good().without("AuthnContextClassRef"));
        refuses(SCHEMA, good().without("AuthnContext"));
        accepts(good().attribute("AuthnStatement", "AuthnInstant", JUST_NOT_FUTURE));
    }

    @Test
    @Proves("SPID-23")
    void refusesAnEarlierLoginUnlessItMayStandIn() {
        String beforeTheRequest = "2026-11-20T09:58:59.999Z";
        String justNotBefore = "2026-11-20T09:59:00Z";

        refuses("spid.authnInstant.old", good().attribute("AuthnStatement", "AuthnInstant", beforeTheRequest));
        accepts(good().attribute("AuthnStatement", "AuthnInstant", justNotBefore));
        assertThat(verdict(
                        good().attribute("AuthnStatement", "AuthnInstant", beforeTheRequest),
                        asking(Comparison.MINIMUM, SpidLevel.L1)))
                .isInstanceOf(Verdict.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.spid.gov.it/SpidL1",
                "https://www.spid.gov.it/SpidL4",
                "https://www.spid.gov.it/spidl2",
                "https://www.spid.gov.it/SpidL2/",
                "urn:oasis:names:tc:SAML:2.0:ac:classes:Password"
            })
    @Proves({"SPID-75", "EID-01"})
    void refusesALevelThatIsTooLowOrNoneOfTheThree(String level) {
        refuses("spid.level", good().text("AuthnContextClassRef", level));
    }

    @Test
    @Proves({"SPID-76", "EID-02"})
    void provesTheLevelThatWasGiven() {
        assertThat(proof(good()).level()).isEqualTo(SpidLevel.L2);
        assertThat(proof(good().text("AuthnContextClassRef", "https://www.spid.gov.it/SpidL3"))
                        .level())
                .isEqualTo(SpidLevel.L3);
    }

    @ParameterizedTest
    @CsvSource({
        "EXACT, L2, L2 L3",
        "MINIMUM, L2, L2 L3",
        "BETTER, L2, L3",
        "MAXIMUM, L2, L1 L2 L3",
        "MINIMUM, L3, L3",
        "MINIMUM, L1, L1 L2 L3",
        "BETTER, L3, ''"
    })
    @Proves("SPID-76")
    void comparesTheLevelGivenWithTheOneAsked(Comparison comparison, SpidLevel asked, String taken) {
        Expectation expected = asking(comparison, asked);

        assertThat(Arrays.stream(SpidLevel.values())
                        .filter(given -> verdict(good().text("AuthnContextClassRef", given.address()), expected)
                                instanceof Verdict.Accepted)
                        .map(SpidLevel::name)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(taken);
    }

    @Test
    @Proves({"SPID-81", "SPID-85"})
    void tellsWhatHasToBeRemembered() {
        assertThat(proof(good()).assertion()).isEqualTo("_assertion");
        assertThat(proof(good()).until()).isEqualTo(Instant.parse("2026-11-20T10:06:00Z"));
        assertThat(proof(good()).session()).isEqualTo("_session");
        assertThat(proof(good().without("AuthnStatement", "SessionIndex")).session())
                .isEmpty();
    }

    private static Expectation asking(Comparison comparison, SpidLevel level) {
        SentRequest.Asked another = new SentRequest.Asked(
                level, comparison, EXPECTED.request().asked().attributes());
        SentRequest request =
                new SentRequest("_request", EXPECTED.request().at(), TestProvider.ID, TestResponse.RETURN, another);
        return new Expectation(request, EXPECTED.provider(), EXPECTED.terms());
    }

    private static Element issuer(Element assertion) {
        return (Element) assertion.getElementsByTagNameNS("*", "Issuer").item(0);
    }

    private static Element another(Element one) {
        return (Element) one.getParentNode().insertBefore(one.cloneNode(true), one.getNextSibling());
    }

    private static void another(Element restriction, String audience) {
        another(restriction).getElementsByTagNameNS("*", "Audience").item(0).setTextContent(audience);
    }
}
