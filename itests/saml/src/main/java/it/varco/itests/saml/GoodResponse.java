package it.varco.itests.saml;

import it.varco.federation.Saml;
import it.varco.federation.SamlWriter;
import it.varco.federation.XmlDraft;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.namespace.QName;

/**
 * The answer that everything is right about, as every case has it before something is changed.
 *
 * @source SPID-48 to SPID-78, SPID-100
 */
final class GoodResponse {

    /** The person whom it is about. */
    static final String PERSON = "TINIT-RSSMRA80A01H501U";

    /** Whom an attacker would rather be. */
    static final String VICTIM = "TINIT-MRTMTT91D08F205J";

    static final String BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
    static final String BASIC = "urn:oasis:names:tc:SAML:2.0:attrname-format:basic";
    static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    static final String XS = "http://www.w3.org/2001/XMLSchema";

    /** How long it can be used, in seconds. */
    private static final int USE = 300;

    private static final SamlWriter WRITER = new SamlWriter();

    private GoodResponse() {}

    /** Not signed. */
    static Message of(Scene scene) {
        return Message.parsed(WRITER.write(response(scene)));
    }

    private static XmlDraft response(Scene scene) {
        return XmlDraft.of(Saml.protocol("Response"))
                .attribute("ID", identifier("response", scene))
                .attribute("Version", Saml.VERSION)
                .attribute("IssueInstant", scene.in(0))
                .attribute("InResponseTo", scene.asked().id())
                .attribute("Destination", scene.asked().consumer().toString())
                .child(issuer(scene))
                .child(XmlDraft.of(Saml.protocol("Status"))
                        .child(XmlDraft.of(Saml.protocol("StatusCode")).attribute("Value", Saml.SUCCESS)))
                .child(assertion(scene));
    }

    private static XmlDraft assertion(Scene scene) {
        return XmlDraft.of(Saml.assertion("Assertion"))
                .namespace("xs", XS)
                .attribute("ID", identifier("assertion", scene))
                .attribute("Version", Saml.VERSION)
                .attribute("IssueInstant", scene.in(0))
                .child(issuer(scene))
                .child(subject(scene))
                .child(XmlDraft.of(Saml.assertion("Conditions"))
                        .attribute("NotBefore", scene.in(0))
                        .attribute("NotOnOrAfter", scene.in(USE))
                        .child(XmlDraft.of(Saml.assertion("AudienceRestriction"))
                                .child(Saml.assertion("Audience"), scene.asked().audience())))
                .child(XmlDraft.of(Saml.assertion("AuthnStatement"))
                        .attribute("AuthnInstant", scene.in(0))
                        .attribute("SessionIndex", identifier("session", scene))
                        .child(XmlDraft.of(Saml.assertion("AuthnContext"))
                                .child(
                                        Saml.assertion("AuthnContextClassRef"),
                                        Asked.LEVELS + scene.asked().level())))
                .child(attributes());
    }

    private static XmlDraft issuer(Scene scene) {
        return XmlDraft.of(Saml.assertion("Issuer"))
                .attribute("Format", Saml.ENTITY)
                .text(scene.provider().entityId());
    }

    private static XmlDraft subject(Scene scene) {
        return XmlDraft.of(Saml.assertion("Subject"))
                .child(XmlDraft.of(Saml.assertion("NameID"))
                        .attribute("Format", Saml.TRANSIENT)
                        .attribute("NameQualifier", scene.provider().entityId())
                        .text(identifier("name", scene)))
                .child(XmlDraft.of(Saml.assertion("SubjectConfirmation"))
                        .attribute("Method", BEARER)
                        .child(XmlDraft.of(Saml.assertion("SubjectConfirmationData"))
                                .attribute("Recipient", scene.asked().consumer().toString())
                                .attribute("InResponseTo", scene.asked().id())
                                .attribute("NotOnOrAfter", scene.in(USE))));
    }

    private static XmlDraft attributes() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("fiscalNumber", PERSON);
        texts.put("name", "Mario");
        texts.put("familyName", "Rossi");
        XmlDraft statement = XmlDraft.of(Saml.assertion("AttributeStatement"));
        texts.forEach((name, text) -> statement.child(attribute(name, "xs:string", text)));
        return statement.child(attribute("dateOfBirth", "xs:date", "1980-01-01"));
    }

    private static XmlDraft attribute(String name, String type, String text) {
        return XmlDraft.of(Saml.assertion("Attribute"))
                .attribute("Name", name)
                .attribute("NameFormat", BASIC)
                .child(XmlDraft.of(Saml.assertion("AttributeValue"))
                        .attribute(new QName(XSI, "type", "xsi"), type)
                        .text(text));
    }

    /** One that no other request leads to, and the same for the same one. */
    private static String identifier(String what, Scene scene) {
        return "_" + what + scene.asked().id();
    }
}
