package it.varco.itests.saml;

import it.varco.federation.Saml;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.w3c.dom.Element;

/**
 * What stands before any check: encoding, XML, schema, the root, how many there are of a thing (SPID-43 to SPID-47).
 */
final class ReadingCases {

    private static final String FOREIGN = "urn:example:other";
    private static final int LARGE = 300_000;
    private static final int MUCH = 150_000;
    private static final int DEEP = 70;

    private ReadingCases() {}

    static List<SpidCase> all() {
        List<SpidCase> cases = new ArrayList<>();
        cases.addAll(encodings());
        cases.addAll(texts());
        cases.addAll(types());
        cases.addAll(sizes());
        cases.addAll(roots());
        cases.addAll(counts());
        return cases;
    }

    private static List<SpidCase> encodings() {
        return List.of(
                field("field-empty", "the field holds nothing", encoded -> ""),
                field("field-not-base64", "the field has a letter that Base64 has not", encoded -> '!' + encoded),
                field("field-cut", "the second half of the field is missing", ReadingCases::half),
                field("field-encoded-twice", "the field is encoded twice", ReadingCases::encoded),
                field("field-plain", "the field holds the XML as it is", ReadingCases::decoded),
                field("field-not-xml", "the field holds something that is not XML", encoded -> encoded("{\"a\": 1}")),
                AnswerCase.of(
                        "encoding-utf-16",
                        "SPID-43",
                        "the message is in UTF-16",
                        Expected.UNREADABLE,
                        Making.good()
                                .bytes(text -> text.replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16))),
                AnswerCase.of(
                        "encoding-latin-1",
                        "SPID-43",
                        "a name with an accent is in ISO-8859-1, while the message says UTF-8",
                        Expected.UNREADABLE,
                        Making.good()
                                .before((message, scene) ->
                                        message.value("familyName").setTextContent("Rossì"))
                                .bytes(text -> text.getBytes(StandardCharsets.ISO_8859_1))),
                AnswerCase.of(
                        "encoding-declared-other",
                        "SPID-43",
                        "the declaration names ISO-8859-1",
                        Expected.UNREADABLE,
                        Making.good().text((text, scene) -> text.replaceFirst("UTF-8", "ISO-8859-1"))));
    }

    private static SpidCase field(String name, String deviation, UnaryOperator<String> change) {
        return AnswerCase.of(
                name, "SPID-43", deviation, Expected.UNREADABLE, Making.good().field(change));
    }

    private static String half(String encoded) {
        return encoded.substring(0, encoded.length() / 8 * 4);
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(Seal.bytes(text));
    }

    private static String decoded(String encoded) {
        return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    }

    private static List<SpidCase> texts() {
        return List.of(
                text(
                        "xml-cut",
                        "SPID-43",
                        "the last tag is not closed",
                        (text, scene) -> text.substring(0, text.length() - 2)),
                text("xml-two-roots", "SPID-43", "something follows the response", (text, scene) -> text + "<a/>"),
                text(
                        "xml-tag-wrong",
                        "SPID-43",
                        "two tags overlap",
                        (text, scene) -> text.replaceFirst(
                                "</saml:Audience></saml:AudienceRestriction>",
                                "</saml:AudienceRestriction></saml:Audience>")),
                text(
                        "xml-prefix-unknown",
                        "SPID-43",
                        "a prefix is declared nowhere",
                        (text, scene) -> text.replaceFirst("<samlp:Status>", "<samlp:Status><x:y/>")),
                text(
                        "instruction-first",
                        "SPID-44",
                        "a processing instruction stands before the response",
                        (text, scene) -> text.replaceFirst("<samlp:Response", "<?varco one?><samlp:Response")),
                text(
                        "instruction-style-sheet",
                        "SPID-44 SPID-145",
                        "a style sheet is named",
                        (text, scene) -> text.replaceFirst(
                                "<samlp:Response",
                                "<?xml-stylesheet href=\"http://192.0.2.1/x.xsl\"?><samlp:Response")),
                text(
                        "instruction-in-code",
                        "SPID-44 SPID-146",
                        "a processing instruction stands inside the fiscal number",
                        (text, scene) -> text.replaceFirst("TINIT-RSSMRA", "TINIT-<?varco one?>RSSMRA")));
    }

    private static SpidCase text(
            String name, String rules, String deviation, BiFunction<String, Scene, String> change) {
        return AnswerCase.of(
                name, rules, deviation, Expected.UNREADABLE, Making.inside().text(change));
    }

    private static List<SpidCase> types() {
        String bomb =
                "<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">"
                        + "<!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;\">";
        return List.of(
                type("doctype-harmless", "SPID-44", "a document type stands there that says nothing", "", ""),
                type(
                        "doctype-elsewhere",
                        "SPID-44 SPID-145",
                        "a document type is to be fetched",
                        "SYSTEM \"http://192.0.2.1/x.dtd\"",
                        ""),
                type("entity-inside", "SPID-44", "an entity is declared and used", "[<!ENTITY a \"Rossi\">]", "&a;"),
                type(
                        "entity-file",
                        "SPID-44 SPID-145",
                        "an entity is a file of the gateway",
                        "[<!ENTITY a SYSTEM \"file:///etc/hostname\">]",
                        "&a;"),
                type(
                        "entity-network",
                        "SPID-44 SPID-145",
                        "an entity is to be fetched",
                        "[<!ENTITY a SYSTEM \"http://192.0.2.1/a\">]",
                        "&a;"),
                type(
                        "entity-parameter",
                        "SPID-44 SPID-145",
                        "a parameter entity is a file of the gateway",
                        "[<!ENTITY % a SYSTEM \"file:///etc/hostname\"> %a;]",
                        ""),
                type("entity-growing", "SPID-44 SPID-145", "an entity grows with each step", '[' + bomb + ']', "&e;"),
                type(
                        "attribute-default",
                        "SPID-44",
                        "a document type gives an attribute a value",
                        "[<!ATTLIST samlp:Response Destination CDATA \"x\">]",
                        ""));
    }

    private static SpidCase type(String name, String rules, String deviation, String inside, String reference) {
        return text(
                name,
                rules,
                deviation,
                (text, scene) -> text.replaceFirst(
                                "<samlp:Response", "<!DOCTYPE samlp:Response " + inside + "><samlp:Response")
                        .replaceFirst("<samlp:Status>", "<samlp:Status>" + reference));
    }

    private static List<SpidCase> sizes() {
        return List.of(
                AnswerCase.of(
                        "size-over",
                        "SPID-40 SPID-145",
                        "the message has 300 kB",
                        Expected.UNREADABLE,
                        Making.inside().text((text, scene) -> padded(text, LARGE))),
                AnswerCase.of(
                        "size-much",
                        "SPID-40",
                        "the message has 150 kB, of a comment",
                        Expected.ACCEPTED,
                        Making.inside().text((text, scene) -> padded(text, MUCH))),
                AnswerCase.of(
                        "depth-over",
                        "SPID-145",
                        "70 elements stand in each other",
                        Expected.UNREADABLE,
                        Making.inside().after((message, scene) -> {
                            Element inner = extensions(message);
                            for (int each = 0; each < DEEP; each++) {
                                Element next = message.element(FOREIGN, "x:deep");
                                inner.appendChild(next);
                                inner = next;
                            }
                        })),
                AnswerCase.of(
                        "attribute-long",
                        "SPID-145 SPID-51",
                        "InResponseTo has 150 kB",
                        Expected.UNREADABLE,
                        Making.inside()
                                .after((message, scene) ->
                                        message.root().setAttribute("InResponseTo", "_" + "a".repeat(MUCH)))));
    }

    private static String padded(String text, int much) {
        return text.replaceFirst("<samlp:Status>", "<!--" + "x".repeat(much) + "--><samlp:Status>");
    }

    private static Element extensions(Message message) {
        Element extensions = message.protocol("Extensions");
        Message.before(message.at("Status"), extensions);
        return extensions;
    }

    private static List<SpidCase> roots() {
        return List.of(
                AnswerCase.of(
                        "schema-element-unknown",
                        "SPID-45",
                        "the status has an element that the schema has not",
                        Expected.INVALID,
                        Making.good()
                                .before((message, scene) ->
                                        message.at("Status").appendChild(message.protocol("StatusColour")))),
                AnswerCase.of(
                        "schema-order-wrong",
                        "SPID-45",
                        "the status stands before the issuer",
                        Expected.INVALID,
                        Making.good()
                                .before((message, scene) ->
                                        Message.before(message.at("Issuer"), message.at("Status")))),
                AnswerCase.of(
                        "schema-attribute-unknown",
                        "SPID-45",
                        "the response has an attribute more",
                        Expected.INVALID,
                        Making.good().before((message, scene) -> message.root().setAttribute("Colour", "blue"))),
                AnswerCase.of(
                        "root-logout-response",
                        "SPID-46",
                        "it is the answer to a logout",
                        Expected.REFUSED,
                        Making.good().before((message, scene) -> {
                            Message.remove(message.assertion());
                            message.document().renameNode(message.root(), Saml.PROTOCOL, "samlp:LogoutResponse");
                        })),
                AnswerCase.of(
                        "root-request",
                        "SPID-46",
                        "it is a request",
                        Expected.REFUSED,
                        Making.good().before((message, scene) -> {
                            Message.remove(message.assertion());
                            Message.remove(message.at("Status"));
                            message.root().removeAttribute("InResponseTo");
                            message.document().renameNode(message.root(), Saml.PROTOCOL, "samlp:AuthnRequest");
                        })),
                AnswerCase.of(
                        "root-namespace-other",
                        "SPID-46 SPID-45",
                        "the response is one of another namespace",
                        Expected.INVALID,
                        Making.inside()
                                .text((text, scene) -> text.replaceFirst(
                                        "xmlns:samlp=\"" + Saml.PROTOCOL, "xmlns:samlp=\"" + FOREIGN))),
                AnswerCase.of(
                        "root-assertion",
                        "SPID-46",
                        "the signed assertion comes without a response",
                        Expected.REFUSED,
                        Making.inside().after((message, scene) -> {
                            Element assertion = message.assertion();
                            assertion.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:xs", GoodResponse.XS);
                            Message.replace(message.root(), assertion);
                        })));
    }

    private static List<SpidCase> counts() {
        return List.of(
                AnswerCase.of(
                        "assertion-twice",
                        "SPID-47",
                        "the answer has two assertions, both signed",
                        Expected.REFUSED,
                        Making.good().before((message, scene) -> {
                            Element second = Message.copy(message.assertion());
                            second.setAttribute("ID", "_second");
                            Message.after(message.assertion(), second);
                        })),
                AnswerCase.of(
                        "response-inside-response",
                        "SPID-47",
                        "another response stands in the details of the status",
                        Expected.REFUSED,
                        Making.inside().after((message, scene) -> {
                            Element inner = (Element) message.root().cloneNode(false);
                            inner.setAttribute("ID", "_inner");
                            inner.appendChild(Message.copy(message.at("Issuer")));
                            inner.appendChild(Message.copy(message.at("Status")));
                            Element detail = message.protocol("StatusDetail");
                            detail.appendChild(inner);
                            message.at("Status").appendChild(detail);
                        })),
                AnswerCase.of(
                        "assertion-encrypted",
                        "SPID-47",
                        "the assertion is encrypted",
                        Expected.REFUSED,
                        Making.good()
                                .before((message, scene) -> Message.replace(message.assertion(), encrypted(message)))),
                AnswerCase.of(
                        "assertion-encrypted-beside",
                        "SPID-47",
                        "an encrypted assertion stands beside the signed one",
                        Expected.REFUSED,
                        Making.good()
                                .before((message, scene) -> Message.after(message.assertion(), encrypted(message)))),
                AnswerCase.of(
                        "identifier-twice",
                        "SPID-47 SPID-45",
                        "response and assertion have one ID",
                        Expected.INVALID,
                        Making.good()
                                .before((message, scene) -> message.assertion()
                                        .setAttribute("ID", message.root().getAttribute("ID")))),
                AnswerCase.of(
                        "identifier-twice-foreign",
                        "SPID-47",
                        "an element of somebody else has the ID of the assertion",
                        Expected.REFUSED,
                        Making.inside().after((message, scene) -> {
                            Element other = message.element(FOREIGN, "x:other");
                            other.setAttribute("ID", message.assertion().getAttribute("ID"));
                            extensions(message).appendChild(other);
                        })));
    }

    private static Element encrypted(Message message) {
        String xenc = "http://www.w3.org/2001/04/xmlenc#";
        Element value = message.element(xenc, "xenc:CipherValue");
        value.setTextContent(encoded("nobody can read this"));
        Element cipher = message.element(xenc, "xenc:CipherData");
        Element data = message.element(xenc, "xenc:EncryptedData");
        data.setAttribute("Type", xenc + "Element");
        Element encrypted = message.saml("EncryptedAssertion");
        cipher.appendChild(value);
        data.appendChild(cipher);
        encrypted.appendChild(data);
        return encrypted;
    }
}
