package it.varco.itests.saml;

import java.util.List;
import java.util.function.UnaryOperator;
import org.w3c.dom.Element;

/** Answers that are right and yet not what one has seen most: nobody is to be turned away for them. */
final class GoodCases {

    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
    private static final String ENC = "http://www.w3.org/2001/04/xmlenc#";
    private static final String SIGNATURE = "Assertion/Signature";
    private static final int LINE = 76;

    private GoodCases() {}

    static List<SpidCase> all() {
        return List.of(
                of("good", "SPID-41", "nothing: response and assertion are signed", Making.good()),
                of("good-assertion-signed", "SPID-58", "the assertion alone is signed", Making.inside()),
                sealed(
                        "good-rsa-sha384",
                        "SPID-60",
                        "it is signed by RSA with SHA-384",
                        seal -> seal.method(MORE + "rsa-sha384", "SHA384withRSA")),
                sealed(
                        "good-rsa-sha512",
                        "SPID-60",
                        "it is signed by RSA with SHA-512",
                        seal -> seal.method(MORE + "rsa-sha512", "SHA512withRSA")),
                sealed(
                        "good-digest-sha384",
                        "SPID-60",
                        "the digest is one of SHA-384",
                        seal -> seal.digest(MORE + "sha384", "SHA-384")),
                sealed(
                        "good-digest-sha512",
                        "SPID-60",
                        "the digest is one of SHA-512",
                        seal -> seal.digest(ENC + "sha512", "SHA-512")),
                of(
                        "good-key-next",
                        "SPID-61 SPID-122",
                        "it is signed by the second registered key, of 3072 bits",
                        Making.sealed(
                                (seal, scene) -> seal.with(scene.provider().next()))),
                of(
                        "good-key-each",
                        "SPID-61 SPID-122",
                        "response and assertion are signed by two registered keys",
                        Making.inside()
                                .after((message, scene) ->
                                        Seal.by(scene.provider().next()).sign(message, message.root()))),
                of(
                        "good-key-info-missing",
                        "SPID-61",
                        "the signature says nothing of its key",
                        Making.inside().after((message, scene) -> Message.remove(message.at(SIGNATURE + "/KeyInfo")))),
                of(
                        "good-key-info-empty",
                        "SPID-61",
                        "the certificate in the signature is empty",
                        Making.inside().after((message, scene) -> Message.empty(certificate(message)))),
                of(
                        "good-key-info-damaged",
                        "SPID-61",
                        "the certificate in the signature is none",
                        Making.inside()
                                .after((message, scene) -> certificate(message).setTextContent("AAAA"))),
                of(
                        "good-key-info-other",
                        "SPID-61",
                        "the certificate in the signature is a stranger's",
                        Making.inside()
                                .after((message, scene) -> Message.replace(
                                        message.at(SIGNATURE + "/KeyInfo"), Seal.keyInfo(message, scene.stranger())))),
                of(
                        "good-session-index-missing",
                        "SPID-85",
                        "there is no SessionIndex",
                        Making.good()
                                .before((message, scene) ->
                                        message.at("Assertion/AuthnStatement").removeAttribute("SessionIndex"))),
                of("good-advice", "SPID-86", "there is advice", Making.good().before((message, scene) -> {
                    Element advice = message.saml("Advice");
                    advice.appendChild(message.element("urn:example:other", "x:hint"));
                    Message.after(message.at("Assertion/Conditions"), advice);
                })),
                of(
                        "good-extensions",
                        "SPID-86",
                        "the response has extensions",
                        Making.good().before((message, scene) -> {
                            Element extensions = message.protocol("Extensions");
                            extensions.appendChild(message.element("urn:example:other", "x:hint"));
                            Message.before(message.at("Status"), extensions);
                        })),
                of(
                        "good-schema-location",
                        "SPID-145",
                        "a schema is named, to be fetched",
                        Making.good()
                                .before((message, scene) -> message.root()
                                        .setAttributeNS(
                                                GoodResponse.XSI,
                                                "xsi:schemaLocation",
                                                "urn:example:other http://192.0.2.1/x.xsd"))),
                of(
                        "good-prefixes-other",
                        "SPID-46",
                        "the prefixes are others",
                        Making.good().before((message, scene) -> {
                            rename(message, "saml", "a");
                            rename(message, "samlp", "b");
                        })),
                of(
                        "good-prefixes-none",
                        "SPID-46",
                        "the assertion has no prefixes",
                        Making.good().before((message, scene) -> rename(message, "saml", ""))),
                of(
                        "good-not-one-line",
                        "SPID-43",
                        "lines and blanks stand between the elements",
                        Making.good().before((message, scene) -> {
                            for (String path : List.of("Status", "Assertion", "Assertion/Subject")) {
                                Message.before(
                                        message.at(path), message.document().createTextNode("\n    "));
                            }
                        })),
                of(
                        "good-field-in-lines",
                        "SPID-43",
                        "the field is broken into lines of 76 letters",
                        Making.good().field(GoodCases::lines)));
    }

    private static Element certificate(Message message) {
        return message.at(SIGNATURE + "/KeyInfo/X509Data/X509Certificate");
    }

    private static void rename(Message message, String old, String prefix) {
        for (Element element : message.all("*")) {
            if (old.equals(element.getPrefix())) {
                String name = prefix.isEmpty() ? element.getLocalName() : prefix + ':' + element.getLocalName();
                message.document().renameNode(element, element.getNamespaceURI(), name);
            }
        }
    }

    private static String lines(String encoded) {
        return encoded.replaceAll("(.{" + LINE + "})", "$1\r\n");
    }

    private static SpidCase of(String name, String rules, String deviation, Making making) {
        return AnswerCase.of(name, rules, deviation, Expected.ACCEPTED, making);
    }

    private static SpidCase sealed(String name, String rules, String deviation, UnaryOperator<Seal> change) {
        return of(name, rules, deviation, Making.sealed((seal, scene) -> change.apply(seal)));
    }
}
