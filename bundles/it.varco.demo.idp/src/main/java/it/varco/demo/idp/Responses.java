package it.varco.demo.idp;

import it.varco.federation.Saml;
import it.varco.federation.SamlWriter;
import it.varco.federation.SigningKey;
import it.varco.federation.XmlDraft;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import javax.xml.namespace.QName;

/**
 * Writes answers as the rules of SPID have them. Thread-safe.
 *
 * @source protocols 1.3 to 1.5, seen from the other side
 */
final class Responses {

    private static final Duration VALID = Duration.ofMinutes(5); // a guess: the rules give no figure
    private static final String BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
    private static final String BASIC = "urn:oasis:names:tc:SAML:2.0:attrname-format:basic";
    private static final String TYPES = "http://www.w3.org/2001/XMLSchema";
    private static final QName TYPE = new QName("http://www.w3.org/2001/XMLSchema-instance", "type", "xsi");
    private static final int RANDOM_BYTES = 20;

    private final String entityId;
    private final SigningKey key;
    private final SecureRandom random;
    private final SamlWriter writer = new SamlWriter();

    /** @param entityId of this identity provider */
    Responses(String entityId, SigningKey key, SecureRandom random) {
        this.entityId = entityId;
        this.key = key;
        this.random = random;
    }

    /** Says who a person is, and what of theirs was asked for. */
    byte[] proof(SignOnRequest request, Proof proof, Instant at) {
        Instant now = at.truncatedTo(ChronoUnit.MILLIS);
        XmlDraft status = XmlDraft.of(Saml.protocol("Status"))
                .child(XmlDraft.of(Saml.protocol("StatusCode")).attribute("Value", Saml.SUCCESS));
        XmlDraft response = response(request.id(), request.address(), now)
                .child(status)
                .child(assertion(request, proof, now).signed(key));
        return writer.write(proof.isWholeSigned() ? response.signed(key) : response);
    }

    /**
     * Says why nobody is told of.
     *
     * @param id of the request
     * @param address where it goes
     */
    byte[] error(String id, URI address, SpidError why, Instant at) {
        XmlDraft code = XmlDraft.of(Saml.protocol("StatusCode")).attribute("Value", why.status());
        why.secondStatus()
                .ifPresent(second ->
                        code.child(XmlDraft.of(Saml.protocol("StatusCode")).attribute("Value", second)));
        XmlDraft status =
                XmlDraft.of(Saml.protocol("Status")).child(code).child(Saml.protocol("StatusMessage"), why.message());
        return writer.write(response(id, address, at.truncatedTo(ChronoUnit.MILLIS))
                .child(status)
                .signed(key));
    }

    private XmlDraft response(String id, URI address, Instant now) {
        return started(Saml.protocol("Response"), now)
                .attribute("InResponseTo", id)
                .attribute("Destination", address.toString())
                .child(issuer());
    }

    private XmlDraft started(QName name, Instant now) {
        return XmlDraft.of(name)
                .attribute("ID", fresh())
                .attribute("Version", Saml.VERSION)
                .attribute("IssueInstant", now.toString());
    }

    private XmlDraft issuer() {
        return XmlDraft.of(Saml.assertion("Issuer"))
                .attribute("Format", Saml.ENTITY)
                .text(entityId);
    }

    private XmlDraft assertion(SignOnRequest request, Proof proof, Instant now) {
        Map<String, String> attributes = Attributes.of(proof.person(), request.attributes());
        XmlDraft assertion = started(Saml.assertion("Assertion"), now)
                .child(issuer())
                .child(subject(request, now))
                .child(conditions(request, now))
                .child(statement(proof, now));
        return attributes.isEmpty() ? assertion : assertion.child(statement(attributes));
    }

    /** The name is another one each time. */
    private XmlDraft subject(SignOnRequest request, Instant now) {
        XmlDraft data = XmlDraft.of(Saml.assertion("SubjectConfirmationData"))
                .attribute("InResponseTo", request.id())
                .attribute("NotOnOrAfter", now.plus(VALID).toString())
                .attribute("Recipient", request.address().toString());
        return XmlDraft.of(Saml.assertion("Subject"))
                .child(XmlDraft.of(Saml.assertion("NameID"))
                        .attribute("Format", Saml.TRANSIENT)
                        .attribute("NameQualifier", entityId)
                        .text(fresh()))
                .child(XmlDraft.of(Saml.assertion("SubjectConfirmation"))
                        .attribute("Method", BEARER)
                        .child(data));
    }

    private static XmlDraft conditions(SignOnRequest request, Instant now) {
        return XmlDraft.of(Saml.assertion("Conditions"))
                .attribute("NotBefore", now.toString())
                .attribute("NotOnOrAfter", now.plus(VALID).toString())
                .child(XmlDraft.of(Saml.assertion("AudienceRestriction"))
                        .child(Saml.assertion("Audience"), request.service().entityId()));
    }

    /** Level 1 alone has a session at the provider (SPID-85). */
    private XmlDraft statement(Proof proof, Instant now) {
        XmlDraft statement = XmlDraft.of(Saml.assertion("AuthnStatement")).attribute("AuthnInstant", now.toString());
        if (proof.level() == 1) {
            statement.attribute("SessionIndex", fresh());
        }
        return statement.child(XmlDraft.of(Saml.assertion("AuthnContext"))
                .child(Saml.assertion("AuthnContextClassRef"), Arrived.written(proof.level())));
    }

    private static XmlDraft statement(Map<String, String> attributes) {
        XmlDraft statement = XmlDraft.of(Saml.assertion("AttributeStatement"));
        attributes.forEach((name, value) -> statement.child(XmlDraft.of(Saml.assertion("Attribute"))
                .attribute("Name", name)
                .attribute("NameFormat", BASIC)
                .child(XmlDraft.of(Saml.assertion("AttributeValue"))
                        .namespace("xs", TYPES)
                        .attribute(TYPE, "xs:" + Attributes.type(name))
                        .text(value))));
        return statement;
    }

    private String fresh() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return "_" + HexFormat.of().formatHex(bytes);
    }
}
