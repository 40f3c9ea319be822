package it.varco.demo.idp;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.federation.Saml;
import it.varco.federation.SamlDocument;
import it.varco.federation.SamlInstant;
import it.varco.federation.XmlNode;
import it.varco.proves.Proves;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A person signs in, or does not, and what the service gets. */
class SignOnTest extends OnStage {

    private static final QName TYPE = new QName("http://www.w3.org/2001/XMLSchema-instance", "type");
    private static final String STATUS = "urn:oasis:names:tc:SAML:2.0:status:";

    private static XmlNode assertion(SamlDocument answer) {
        return answer.root().child(Saml.assertion("Assertion")).orElseThrow();
    }

    private static XmlNode inside(XmlNode node, String... names) {
        XmlNode found = node;
        for (String name : names) {
            found = found.child(Saml.assertion(name)).orElseThrow();
        }
        return found;
    }

    private static Map<String, String> attributes(SamlDocument answer) {
        Map<String, String> found = new LinkedHashMap<>();
        assertion(answer).children(Saml.assertion("AttributeStatement")).stream()
                .flatMap(statement -> statement.children(Saml.assertion("Attribute")).stream())
                .forEach(attribute -> found.put(
                        attribute.attribute("Name").orElseThrow(),
                        inside(attribute, "AttributeValue").text().orElseThrow()));
        return found;
    }

    private static Instant instant(XmlNode node, String attribute) {
        return node.attribute(attribute).flatMap(SamlInstant::parse).orElseThrow();
    }

    @Test
    void answersARequestInAForm() {
        Request request = request();
        HttpResponse<String> page = stage.choose(stage.ask(request.posted()), Map.of());
        SamlDocument answer = Stage.answer(page);

        assertThat(Stage.departing(page))
                .containsEntry("action", TestService.ADDRESS)
                .containsEntry("RelayState", "handle-1");
        assertThat(Stage.status(answer).child(Saml.protocol("StatusCode")).flatMap(code -> code.attribute("Value")))
                .contains(Saml.SUCCESS);
        assertThat(stage.isSigned(answer.root())).isTrue();
        assertThat(stage.isSigned(assertion(answer))).isTrue();
        assertThat(answer.hasUniqueIdentifiers()).isTrue();
        assertThat(answer.root().attribute("InResponseTo")).contains(request.id());
        assertThat(answer.root().attribute("Destination")).contains(TestService.ADDRESS);
        assertThat(attributes(answer))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "fiscalNumber", "TINIT-RSSMRA80A01H501U",
                        "name", "Mario",
                        "familyName", "Rossi",
                        "dateOfBirth", "1980-01-01"));
    }

    @Test
    void answersARequestInAnAddress() {
        Request request = new Request(stage.redirect()).with("AssertionConsumerServiceIndex", "1");
        HttpResponse<String> page =
                stage.choose(stage.get(request.address("stato &+è").toString()), Map.of());

        assertThat(Stage.departing(page))
                .containsEntry("action", TestService.OTHER_ADDRESS)
                .containsEntry("RelayState", "stato &amp;+è");
        assertThat(Stage.answer(page).root().attribute("InResponseTo")).contains(request.id());
    }

    @Test
    void sendsNoStateBackWhereThereWasNone() {
        HttpResponse<String> page = stage.choose(
                stage.send(stage.post(), Map.of("SAMLRequest", request().posted())), Map.of());

        assertThat(Stage.departing(page)).containsOnlyKeys("SAMLResponse", "action");
    }

    /** Everything that SPID-48 to SPID-75 look at. */
    @Test
    @Proves("D-09")
    void saysAllThatTheRulesWant() {
        Request request = request();
        Instant before = Instant.now().minusMillis(1);
        SamlDocument answer = Stage.answer(stage.choose(stage.ask(request.posted()), Map.of()));
        XmlNode assertion = assertion(answer);

        for (XmlNode part : List.of(answer.root(), assertion)) {
            assertThat(part.attribute("ID").orElseThrow()).matches("_[0-9a-f]{40}");
            assertThat(part.attribute("Version")).contains("2.0");
            assertThat(instant(part, "IssueInstant")).isBetween(before, Instant.now());
            assertThat(inside(part, "Issuer").text()).contains(stage.address());
            assertThat(inside(part, "Issuer").attribute("Format")).contains(Saml.ENTITY);
        }
        XmlNode name = inside(assertion, "Subject", "NameID");
        assertThat(name.attribute("Format")).contains(Saml.TRANSIENT);
        assertThat(name.attribute("NameQualifier")).contains(stage.address());
        XmlNode confirmation = inside(assertion, "Subject", "SubjectConfirmation");
        assertThat(confirmation.attribute("Method")).contains("urn:oasis:names:tc:SAML:2.0:cm:bearer");
        XmlNode data = inside(confirmation, "SubjectConfirmationData");
        assertThat(data.attribute("Recipient")).contains(TestService.ADDRESS);
        assertThat(data.attribute("InResponseTo")).contains(request.id());
        assertThat(data.attribute("NotBefore")).isEmpty();
        assertThat(instant(data, "NotOnOrAfter")).isAfter(before.plus(Duration.ofMinutes(1)));
        XmlNode conditions = inside(assertion, "Conditions");
        assertThat(instant(conditions, "NotBefore")).isBetween(before, Instant.now());
        assertThat(instant(conditions, "NotOnOrAfter")).isAfter(before.plus(Duration.ofMinutes(1)));
        assertThat(inside(conditions, "AudienceRestriction", "Audience").text()).contains(TestService.ENTITY_ID);
        XmlNode statement = inside(assertion, "AuthnStatement");
        assertThat(instant(statement, "AuthnInstant")).isBetween(before, Instant.now());
        assertThat(inside(statement, "AuthnContext", "AuthnContextClassRef").text())
                .contains("https://www.spid.gov.it/SpidL2");
    }

    @Test
    void signsTheAssertionAloneWhereThatIsChosen() {
        SamlDocument answer =
                Stage.answer(stage.choose(stage.ask(request().posted()), Map.of("signature", "assertion")));

        assertThat(stage.isSigned(assertion(answer))).isTrue();
        assertThat(stage.isSigned(answer.root())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1, true", "2, false", "3, false"})
    void provesTheLevelThatIsChosenAndHasASessionAtTheFirstAlone(String level, boolean hasSession) {
        SamlDocument answer = Stage.answer(stage.choose(stage.ask(request().posted()), Map.of("level", level)));
        XmlNode statement = inside(assertion(answer), "AuthnStatement");

        assertThat(inside(statement, "AuthnContext", "AuthnContextClassRef").text())
                .contains("https://www.spid.gov.it/SpidL" + level);
        assertThat(statement.attribute("SessionIndex").isPresent()).isEqualTo(hasSession);
    }

    @Test
    void saysWhatIsAskedAndKnownAndNothingElse() {
        Request request = request().with("AttributeConsumingServiceIndex", "1");
        Map<String, String> found = attributes(
                Stage.answer(stage.choose(stage.ask(request.posted()), Map.of("person", "BNCLRA85M52Z110M"))));

        assertThat(found)
                .containsOnlyKeys("spidCode", "gender", "fiscalNumber", "email")
                .containsEntry("gender", "F")
                .containsEntry("fiscalNumber", "TINIT-BNCLRA85M52Z110M");
        assertThat(found.get("spidCode")).matches("[A-Z]{4}[A-Z0-9]{10}");
    }

    @Test
    void saysNothingOfThePersonWhereNothingIsAsked() {
        Request request = request().without("AttributeConsumingServiceIndex");
        SamlDocument answer = Stage.answer(stage.choose(stage.ask(request.posted()), Map.of()));

        assertThat(answer.count(Saml.assertion("AttributeStatement"))).isZero();
    }

    @Test
    void saysWhatKindOfValueAnAttributeHas() {
        SamlDocument answer = Stage.answer(stage.choose(stage.ask(request().posted()), Map.of()));

        assertThat(inside(assertion(answer), "AttributeStatement").children())
                .isNotEmpty()
                .allSatisfy(attribute -> {
                    String name = attribute.attribute("Name").orElseThrow();
                    assertThat(inside(attribute, "AttributeValue").attribute(TYPE))
                            .contains(name.equals("dateOfBirth") ? "xs:date" : "xs:string");
                    assertThat(attribute.attribute("NameFormat"))
                            .contains("urn:oasis:names:tc:SAML:2.0:attrname-format:basic");
                });
    }

    @Test
    void takesALevelOneWithoutANewProof() {
        Request request = request().levels("https://www.spid.gov.it/SpidL1").without("ForceAuthn");

        assertThat(stage.ask(request.posted()).statusCode()).isEqualTo(303);
    }

    @Test
    void takesTheAddressWrittenOutAndTheOlderDestination() {
        Request request = request()
                .with("Destination", stage.address())
                .without("AssertionConsumerServiceIndex")
                .with("AssertionConsumerServiceURL", TestService.OTHER_ADDRESS)
                .with("ProtocolBinding", Saml.HTTP_POST);

        assertThat(Stage.departing(stage.choose(stage.ask(request.posted()), Map.of())))
                .containsEntry("action", TestService.OTHER_ADDRESS);
    }

    @Test
    void isWhoeverIsTyped() {
        Map<String, String> typed = Map.of(
                "person", "other",
                "fiscalNumber", "vrd glc 75c20 f205x",
                "name", "  Gianluca ",
                "familyName", "Verdi & <figli>",
                "dateOfBirth", "");
        Map<String, String> found =
                attributes(Stage.answer(stage.choose(stage.ask(request().posted()), typed)));

        assertThat(found)
                .containsOnlyKeys("fiscalNumber", "name", "familyName")
                .containsEntry("fiscalNumber", "TINIT-VRDGLC75C20F205X")
                .containsEntry("name", "Gianluca")
                .containsEntry("familyName", "Verdi & <figli>");
    }

    @ParameterizedTest
    @CsvSource({"deny, 22", "cancel, 25"})
    void answersWhoeverDoesNotWantTo(String action, String number) {
        HttpResponse<String> page = stage.choose(stage.ask(request().posted()), Map.of("action", action));

        assertThat(stage.error(page)).isEqualTo("ErrorCode nr" + number);
    }

    static IntStream numbers() {
        return IntStream.rangeClosed(2, 30);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void answersWithEveryError(int number) {
        Request request = request();
        HttpResponse<String> page =
                stage.choose(stage.ask(request.posted()), Map.of("action", "error", "error", String.valueOf(number)));

        assertThat(stage.error(page)).isEqualTo(String.format("ErrorCode nr%02d", number));
        assertThat(Stage.answer(page).root().attribute("InResponseTo")).contains(request.id());
    }

    /** Table 1.4, third column. */
    @ParameterizedTest
    @CsvSource({
        "8, Requester, ''",
        "9, VersionMismatch, ''",
        "11, Requester, ''",
        "12, Requester, NoAuthnContext",
        "13, Requester, RequestDenied",
        "14, Requester, RequestUnsupported",
        "15, Requester, NoPassive",
        "16, Requester, RequestUnsupported",
        "17, Requester, RequestUnsupported",
        "18, Requester, RequestUnsupported",
        "19, Responder, AuthnFailed",
        "20, Responder, AuthnFailed",
        "21, Responder, AuthnFailed",
        "22, Responder, AuthnFailed",
        "23, Responder, AuthnFailed",
        "25, Responder, AuthnFailed",
        "30, Responder, AuthnFailed"
    })
    void saysTheStatusOfTheTable(String number, String top, String second) {
        HttpResponse<String> page =
                stage.choose(stage.ask(request().posted()), Map.of("action", "error", "error", number));
        XmlNode code = Stage.status(Stage.answer(page))
                .child(Saml.protocol("StatusCode"))
                .orElseThrow();

        assertThat(code.attribute("Value")).contains(STATUS + top);
        assertThat(code.child(Saml.protocol("StatusCode"))
                        .flatMap(inner -> inner.attribute("Value"))
                        .orElse(""))
                .isEqualTo(second.isEmpty() ? "" : STATUS + second);
    }

    @Test
    void answersOnce() {
        HttpResponse<String> asked = stage.ask(request().posted());
        assertThat(stage.choose(asked, Map.of()).statusCode()).isEqualTo(200);

        assertThat(stage.choose(asked, Map.of()).statusCode()).isEqualTo(404);
        assertThat(stage.get(stage.choice(asked)).statusCode()).isEqualTo(404);
    }

    @Test
    void answersNobodyWhoDoesNotKnowTheHandle() {
        Map<String, String> chosen =
                Map.of("request", "0".repeat(32), "person", Stage.MARIO, "level", "2", "action", "consent");

        assertThat(stage.send(stage.address() + "/accesso", chosen).statusCode())
                .isEqualTo(404);
        assertThat(stage.get(stage.address() + "/accesso").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"person=", "person=nessuno", "level=4", "level=", "error="})
    void asksAgainWhereTheChoiceIsNone(String field) {
        String[] parts = field.split("=", 2);
        Map<String, String> chosen =
                parts[0].equals("error") ? Map.of("action", "error", "error", "31") : Map.of(parts[0], parts[1]);
        HttpResponse<String> asked = stage.ask(request().posted());
        HttpResponse<String> again = stage.choose(asked, chosen);

        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body()).contains("<title>Errore: ", "role=\"alert\"").doesNotContain("SAMLResponse");
        assertThat(stage.choose(asked, Map.of()).statusCode()).isEqualTo(200);
    }

    @Test
    @Proves("UX-03")
    void tellsAllThatIsWrongAtOnceAndKeepsWhatWasTyped() {
        HttpResponse<String> again = stage.choose(
                stage.ask(request().posted()),
                Map.of(
                        "person",
                        "other",
                        "fiscalNumber",
                        "RSS\"><b>",
                        "name",
                        "",
                        "familyName",
                        "x".repeat(61),
                        "dateOfBirth",
                        "1980-02-30"));

        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body())
                .contains("href=\"#fiscalNumber\"", "href=\"#name\"", "href=\"#familyName\"", "href=\"#dateOfBirth\"")
                .contains("value=\"RSS&quot;&gt;&lt;b&gt;\"")
                .contains("aria-describedby=\"fiscalNumber-wrong\"")
                .contains("value=\"other\" id=\"person-other\" checked");
    }

    @Test
    void givesEachAnswerItsOwnNames() {
        Set<String> seen = new HashSet<>();
        for (int each = 0; each < 2; each++) {
            SamlDocument answer = Stage.answer(stage.choose(stage.ask(request().posted()), Map.of()));
            seen.add(answer.root().attribute("ID").orElseThrow());
            seen.add(assertion(answer).attribute("ID").orElseThrow());
            seen.add(inside(assertion(answer), "Subject", "NameID").text().orElseThrow());
        }

        assertThat(seen).hasSize(6);
    }
}
