package it.varco.itests.saml;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.w3c.dom.Element;

/** What is said of the person, and how a value is read (SPID-77, SPID-78, SPID-87, SPID-100 to SPID-106). */
final class AttributeCases {

    private static final String CODE = "fiscalNumber";
    private static final String STATEMENT = "Assertion/AttributeStatement";
    private static final String PERSON = GoodResponse.PERSON;

    private AttributeCases() {}

    static List<SpidCase> all() {
        List<SpidCase> cases = new ArrayList<>();
        cases.addAll(statement());
        cases.addAll(codes());
        cases.addAll(others());
        cases.addAll(texts());
        return cases;
    }

    private static List<SpidCase> statement() {
        return List.of(
                of(
                        "attributes-missing",
                        "SPID-78",
                        "there is no AttributeStatement",
                        Expected.REFUSED,
                        message -> Message.remove(message.at(STATEMENT))),
                of(
                        "attributes-empty",
                        "SPID-77",
                        "the AttributeStatement has no Attribute",
                        Expected.INVALID,
                        message -> Message.empty(message.at(STATEMENT))),
                of(
                        "attribute-without-value",
                        "SPID-77",
                        "the name has no AttributeValue",
                        Expected.REFUSED,
                        message -> Message.remove(message.value("name"))),
                of(
                        "attribute-not-asked-without-value",
                        "SPID-77",
                        "an attribute that nobody asked for has no value",
                        Expected.REFUSED,
                        message -> {
                            Element other = another(message, "email", "mario@example.it");
                            Message.remove(Message.child(other, "AttributeValue"));
                        }),
                of(
                        "attribute-twice",
                        "SPID-77",
                        "the name is there twice",
                        Expected.REFUSED,
                        message -> Message.after(message.attribute("name"), Message.copy(message.attribute("name")))),
                of(
                        "attribute-twice-in-two",
                        "SPID-77",
                        "the fiscal number is there again in a second statement",
                        Expected.REFUSED,
                        message -> {
                            Element second = message.saml("AttributeStatement");
                            second.appendChild(Message.copy(message.attribute(CODE)));
                            Message.after(message.at(STATEMENT), second);
                        }),
                of(
                        "attribute-unnamed",
                        "SPID-77 SPID-45",
                        "an attribute has no Name",
                        Expected.INVALID,
                        message -> message.attribute("name").removeAttribute("Name")),
                of(
                        "attribute-needed-missing",
                        "SPID-77",
                        "the name, which was asked for, is missing",
                        Expected.REFUSED,
                        message -> Message.remove(message.attribute("name"))),
                date("malformed", "no day there is", "1980-02-30"),
                date("italian", "one that begins with the day", "01/01/1980"),
                date("time", "a day with an hour", "1980-01-01T00:00:00Z"),
                of(
                        "attribute-date-not-of-its-type",
                        "SPID-105 SPID-45",
                        "the date of birth says that it is a date, and is none",
                        Expected.INVALID,
                        message -> value(message, "dateOfBirth", "01/01/1980")));
    }

    private static SpidCase date(String name, String how, String text) {
        return of(
                "attribute-date-" + name,
                "SPID-77 SPID-105",
                "the date of birth is " + how,
                Expected.REFUSED,
                message -> {
                    value(message, "dateOfBirth", text);
                    message.value("dateOfBirth").removeAttributeNS(GoodResponse.XSI, "type");
                });
    }

    private static List<SpidCase> codes() {
        return List.of(
                of(
                        "fiscal-number-missing",
                        "SPID-78",
                        "there is no fiscal number",
                        Expected.REFUSED,
                        message -> Message.remove(message.attribute(CODE))),
                of(
                        "fiscal-number-empty",
                        "SPID-78",
                        "the fiscal number is empty",
                        Expected.REFUSED,
                        message -> value(message, CODE, "")),
                of(
                        "fiscal-number-bare",
                        "SPID-78",
                        "the fiscal number has no TINIT-",
                        Expected.REFUSED,
                        message -> value(message, CODE, PERSON.substring("TINIT-".length()))),
                of(
                        "fiscal-number-small-prefix",
                        "SPID-78 SPID-100",
                        "the fiscal number begins with tinit-",
                        Expected.REFUSED,
                        message -> value(message, CODE, PERSON.replace("TINIT-", "tinit-"))),
                of(
                        "fiscal-number-abroad",
                        "SPID-78 SPID-100",
                        "the fiscal number is one of another country",
                        Expected.REFUSED,
                        message -> value(message, CODE, PERSON.replace("TINIT-", "TINFR-"))),
                of(
                        "fiscal-number-short",
                        "SPID-78 SPID-101",
                        "the fiscal number has a character less",
                        Expected.REFUSED,
                        message -> value(message, CODE, PERSON.substring(0, PERSON.length() - 1))),
                of(
                        "fiscal-number-long",
                        "SPID-78 SPID-101",
                        "the fiscal number has a character more",
                        Expected.REFUSED,
                        message -> value(message, CODE, PERSON + 'A')),
                of(
                        "fiscal-number-letter-wrong",
                        "SPID-78 SPID-101",
                        "the control letter of the code is wrong",
                        Expected.REFUSED,
                        message -> value(message, CODE, "TINIT-RSSMRA80A01H501W")),
                of(
                        "fiscal-number-digits",
                        "SPID-78 SPID-101",
                        "the code is a provisional one, of digits",
                        Expected.REFUSED,
                        message -> value(message, CODE, "TINIT-12345678901")),
                of(
                        "fiscal-number-control",
                        "SPID-78 SPID-103",
                        "a tabulator stands in the code",
                        Expected.REFUSED,
                        message -> value(message, CODE, "TINIT-RSSMRA80A01\tH501U")),
                of(
                        "fiscal-number-homocode",
                        "SPID-101",
                        "the code has letters in the place of digits",
                        Expected.ACCEPTED,
                        message -> value(message, CODE, "TINIT-RSSMRA80A01H50MM")),
                of("person-under-14", "SPID-78 EID-09", "the person is a child", Expected.MINOR, message -> {
                    value(message, CODE, "TINIT-RSSMRA20A01H501G");
                    value(message, "dateOfBirth", "2020-01-01");
                }));
    }

    private static List<SpidCase> others() {
        return List.of(
                of(
                        "name-part-empty",
                        "SPID-106",
                        "the family name is empty",
                        Expected.ACCEPTED,
                        message -> value(message, "familyName", "")),
                of(
                        "name-parts-equal",
                        "SPID-106",
                        "both parts of the name are one",
                        Expected.ACCEPTED,
                        message -> value(message, "familyName", "Mario")),
                of(
                        "name-foreign",
                        "SPID-106",
                        "the name has letters of other alphabets",
                        Expected.ACCEPTED,
                        message -> value(message, "name", "Ørjan Żółć")),
                of(
                        "name-markup",
                        "SPID-103",
                        "the name is markup, and written as text",
                        Expected.ACCEPTED,
                        message -> value(message, "name", "<b onclick=\"alert(1)\">Mario</b>")),
                of(
                        "name-control",
                        "SPID-103",
                        "a line break stands in the middle of the name",
                        Expected.REFUSED,
                        message -> value(message, "name", "Mario\nSet-Cookie: a=b")),
                of(
                        "attribute-strays",
                        "SPID-107",
                        "the place of birth is a town for a code",
                        Expected.ACCEPTED,
                        message -> another(message, "placeOfBirth", "Milano")),
                of(
                        "attribute-not-asked",
                        "SPID-86",
                        "there are attributes that nobody asked for",
                        Expected.ACCEPTED,
                        message -> {
                            another(message, "email", "mario@example.it");
                            another(message, "colour", "blue");
                        }),
                of(
                        "attribute-format-missing",
                        "SPID-77",
                        "the attributes have no NameFormat",
                        Expected.ACCEPTED,
                        message -> message.all("Attribute").forEach(each -> each.removeAttribute("NameFormat"))),
                of(
                        "attribute-type-missing",
                        "SPID-77",
                        "the values have no type",
                        Expected.ACCEPTED,
                        message -> message.all("AttributeValue")
                                .forEach(each -> each.removeAttributeNS(GoodResponse.XSI, "type"))));
    }

    /** The whole text of an element is its value, whatever stands between the pieces. */
    private static List<SpidCase> texts() {
        String name = "Assertion/Subject/NameID";
        String audience = "Assertion/Conditions/AudienceRestriction/Audience";
        return List.of(
                commented("comment-in-code", "SPID-146 SPID-87", "the fiscal number", "", Expected.ACCEPTED),
                commented("comment-in-name-id", "SPID-146 SPID-87", "the NameID", name, Expected.ACCEPTED),
                commented("comment-in-audience", "SPID-146 SPID-87", "the Audience", audience, Expected.ACCEPTED),
                commented(
                        "comment-in-issuer",
                        "SPID-146 SPID-87",
                        "the Issuer of the assertion",
                        "Assertion/Issuer",
                        Expected.ACCEPTED),
                of(
                        "comment-hides-rest",
                        "SPID-146",
                        "after a right code come a comment and more letters",
                        Expected.REFUSED,
                        message -> {
                            Element value = message.value(CODE);
                            value.appendChild(message.document().createComment("x"));
                            value.appendChild(message.document().createTextNode("X"));
                        }),
                of(
                        "comment-hides-audience",
                        "SPID-146 SPID-149",
                        "after our name come a comment and the rest of another name",
                        Expected.REFUSED,
                        message -> {
                            Element value = message.at(audience);
                            value.appendChild(message.document().createComment("x"));
                            value.appendChild(message.document().createTextNode(".evil.example"));
                        }),
                of(
                        "section-in-code",
                        "SPID-87",
                        "half of the fiscal number stands in a CDATA section",
                        Expected.ACCEPTED,
                        message -> {
                            Element value = message.value(CODE);
                            value.setTextContent(PERSON.substring(0, 9));
                            value.appendChild(message.document().createCDATASection(PERSON.substring(9)));
                        }),
                of(
                        "blanks-around-values",
                        "SPID-87",
                        "all values have blanks around",
                        Expected.ACCEPTED,
                        message -> message.all("AttributeValue").stream()
                                .filter(each -> !each.getTextContent().contains("-01-"))
                                .forEach(each -> each.setTextContent("\n   " + each.getTextContent() + "\n "))),
                of(
                        "element-in-code",
                        "SPID-87",
                        "an element stands in the fiscal number",
                        Expected.REFUSED,
                        message -> {
                            Element inner = message.element("urn:example:other", "x:code");
                            inner.setTextContent(PERSON);
                            message.value(CODE).setTextContent("");
                            message.value(CODE).removeAttributeNS(GoodResponse.XSI, "type");
                            message.value(CODE).appendChild(inner);
                        }),
                of(
                        "element-in-name-id",
                        "SPID-87 SPID-45",
                        "an element stands in the NameID",
                        Expected.INVALID,
                        message -> message.at(name).appendChild(message.element("urn:example:other", "x:name"))));
    }

    private static SpidCase commented(String name, String rules, String where, String path, Expected expected) {
        return AnswerCase.of(
                name,
                rules,
                "a comment stands in " + where + ", put there after it was signed",
                expected,
                Making.good().after((message, scene) -> {
                    Element element = path.isEmpty() ? message.value(CODE) : message.at(path);
                    String text = element.getTextContent();
                    element.setTextContent(text.substring(0, text.length() / 2));
                    element.appendChild(message.document().createComment(" x "));
                    element.appendChild(message.document().createTextNode(text.substring(text.length() / 2)));
                }));
    }

    private static void value(Message message, String attribute, String text) {
        message.value(attribute).setTextContent(text);
    }

    private static Element another(Message message, String name, String text) {
        Element other = Message.copy(message.attribute("name"));
        other.setAttribute("Name", name);
        Message.child(other, "AttributeValue").setTextContent(text);
        message.at(STATEMENT).appendChild(other);
        return other;
    }

    private static SpidCase of(
            String name, String rules, String deviation, Expected expected, Consumer<Message> change) {
        return AnswerCase.of(
                name, rules, deviation, expected, Making.good().before((message, scene) -> change.accept(message)));
    }
}
