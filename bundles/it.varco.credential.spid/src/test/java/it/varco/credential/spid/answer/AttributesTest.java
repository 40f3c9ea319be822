package it.varco.credential.spid.answer;

import static it.varco.credential.spid.answer.Judge.SCHEMA;
import static it.varco.credential.spid.answer.Judge.accepts;
import static it.varco.credential.spid.answer.Judge.proof;
import static it.varco.credential.spid.answer.Judge.refuses;
import static it.varco.credential.spid.answer.Judge.verdict;
import static it.varco.credential.spid.answer.TestResponse.EXPECTED;
import static it.varco.credential.spid.answer.TestResponse.element;
import static it.varco.credential.spid.answer.TestResponse.good;
import static it.varco.credential.spid.answer.TestResponse.written;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.identity.CodiceFiscale;
import it.varco.proves.Proves;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What is taken from the attributes of an assertion. */
class AttributesTest {

    private static final String FISCAL_NUMBER = "fiscalNumber";

    @Test
    @Proves({"SPID-100", "SPID-102", "EID-06"})
    void knowsThePersonByTheCodiceFiscaleWithoutItsPrefix() {
        Person person = proof(good()).person();

        assertThat(person.codiceFiscale()).isEqualTo(new CodiceFiscale("RSSMRA80A01H501U"));
        assertThat(person.name()).isEqualTo("Mario Rossi");
        assertThat(person.born()).isEqualTo(LocalDate.of(1980, 1, 1));
        assertThat(proof(good())).asString().doesNotContain("RSSMRA80A01H501U").doesNotContain("Mario");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RSSMRA80A01H501U",
                "tinit-RSSMRA80A01H501U",
                "TINDE-RSSMRA80A01H501U",
                "TINIT-RSSMRA80A01H501V",
                "TINIT-rssmra80a01h501u",
                "TINIT-RSSMRA80A32H501C",
                "TINIT-01165400589",
                "TINIT-",
                "TINIT-RSSMRA80A01H501U RSSMRA80A01H501U",
                ""
            })
    @Proves({"SPID-78", "SPID-100", "SPID-101"})
    void refusesWhateverIsNoItalianCodiceFiscale(String value) {
        refuses("spid.fiscalNumber", good().value(FISCAL_NUMBER, value));
    }

    @Test
    @Proves("SPID-101")
    void takesACodiceFiscaleThatWasAlteredForNamesakes() {
        assertThat(proof(good().value(FISCAL_NUMBER, "TINIT-RSSMRA80A01H50MM"))
                        .person()
                        .codiceFiscale())
                .isEqualTo(new CodiceFiscale("RSSMRA80A01H50MM"));
    }

    @Test
    @Proves({"SPID-77", "SPID-78"})
    void refusesAnAssertionWithoutWhatALoginNeeds() {
        refuses("spid.fiscalNumber", good().withoutValue(FISCAL_NUMBER));
        refuses("spid.attributes", good().withoutValue("familyName"));
        refuses("spid.attributes", good().withoutValue("dateOfBirth"));
        refuses("spid.attributes", good().without("AttributeStatement"));
    }

    @Test
    @Proves("SPID-77")
    void refusesAttributesThatAreThereTwiceOrSayNothing() {
        refuses("spid.attributes.shape", good().with(document -> copy(attribute(document, "name"))));
        refuses(
                "spid.attributes.shape",
                good().with(document -> copy(TestResponse.first(document, "AttributeStatement"))));
        refuses("spid.attributes.shape", good().with(document -> {
            Element value = written(document, "name");
            value.getParentNode().removeChild(value);
        }));
        refuses("spid.attributes", good().with(document -> copy(written(document, "name"))));
        refuses(SCHEMA, good().with("AttributeStatement", statement -> statement.setTextContent("")));
    }

    @Test
    @Proves("SPID-86")
    void readsNothingThatNobodyAskedFor() {
        accepts(good().with(document -> add(document, "email", "")));
        accepts(good().with(document -> add(document, "expirationDate", "never")));
        Expectation less = asking(FISCAL_NUMBER);
        assertThat(verdict(good(), less))
                .isInstanceOfSatisfying(
                        Verdict.Accepted.class,
                        taken -> assertThat(taken.proof().person().name()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"01/01/1980", "1980-1-1", "1980-02-30", "1980-01-01Z", "19800101", ""})
    @Proves("SPID-105")
    void readsDatesStrictly(String date) {
        TestResponse response = good().value("dateOfBirth", date)
                .with(document -> written(document, "dateOfBirth")
                        .removeAttributeNS("http://www.w3.org/2001/XMLSchema-instance", "type"));
        refuses("spid.attributes", response);
    }

    @Test
    @Proves("SPID-106")
    void takesPeopleWithOneNameOnly() {
        assertThat(proof(good().value("familyName", "")).person().name()).isEqualTo("Mario");
        assertThat(proof(good().value("familyName", "").value("name", ""))
                        .person()
                        .name())
                .isEmpty();
    }

    @Test
    @Proves("SPID-103")
    void refusesControlCharacters() {
        refuses("spid.attributes", good().value("name", "Mario\tLuca"));
        refuses("spid.attributes", good().value("name", "Mario\u0085Luca"));
    }

    @Test
    @Proves("SPID-87")
    void refusesAnElementInsideAValue() {
        refuses(
                "spid.attributes",
                good().with(document -> written(document, "name")
                        .appendChild(element(document, "NameID"))
                        .setTextContent("Mario")));
    }

    @Test
    void readsTheFormatOfNamesAsTheRulesSay() {
        String format = "urn:oasis:names:tc:SAML:2.0:attrname-format:";
        accepts(good().with(
                        document -> attribute(document, "name").setAttributeNS(null, "NameFormat", format + "basic")));
        accepts(good().with(document ->
                attribute(document, "name").setAttributeNS(null, "NameFormat", format + "unspecified")));
        refuses(
                "spid.attributes",
                good().with(document ->
                        attribute(document, "name").setAttributeNS(null, "NameFormat", format + "uri")));
    }

    @Test
    @Proves("SPID-107")
    void takesValuesThatStrayFromTheirForm() {
        Expectation more = asking(FISCAL_NUMBER, "placeOfBirth", "mobilePhone");
        assertThat(verdict(
                        good().with(document -> add(document, "placeOfBirth", "Roma"))
                                .with(document -> add(document, "mobilePhone", "+39 333 0000000")),
                        more))
                .isInstanceOf(Verdict.Accepted.class);
        assertThat(verdict(
                        good().with(document -> add(document, "placeOfBirth", ""))
                                .with(document -> add(document, "mobilePhone", "0")),
                        more))
                .isEqualTo(new Verdict.Refused("spid.attributes"));
    }

    @Test
    void cutsNamesThatAreTooLongToShow() {
        String person = proof(good().value("name", "A".repeat(119)).value("familyName", "\uD83D\uDE00"))
                .person()
                .name();
        assertThat(person).isEqualTo("A".repeat(119) + " ");
    }

    private static Expectation asking(String... attributes) {
        SentRequest.Asked asked = new SentRequest.Asked(SpidLevel.L2, Comparison.MINIMUM, List.of(attributes));
        SentRequest request =
                new SentRequest("_request", EXPECTED.request().at(), TestProvider.ID, TestResponse.RETURN, asked);
        return new Expectation(request, EXPECTED.provider(), EXPECTED.terms());
    }

    private static Element attribute(Document document, String name) {
        return (Element) written(document, name).getParentNode();
    }

    private static void copy(Element one) {
        one.getParentNode().appendChild(one.cloneNode(true));
    }

    private static void add(Document document, String name, String text) {
        Element attribute = element(document, "Attribute");
        attribute.setAttributeNS(null, "Name", name);
        attribute.appendChild(element(document, "AttributeValue")).setTextContent(text);
        TestResponse.first(document, "AttributeStatement").appendChild(attribute);
    }
}
