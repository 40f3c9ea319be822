package it.varco.credential.spid;

import it.varco.credential.spid.answer.SentRequest;
import it.varco.federation.RedirectBinding;
import it.varco.federation.Saml;
import it.varco.federation.SamlWriter;
import it.varco.federation.SigningKey;
import it.varco.federation.XmlDraft;
import java.net.URI;
import java.security.SecureRandom;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/**
 * A request to an identity provider. The address of return and the set of attributes are named by their index, for
 * which our metadata have one each that is first.
 *
 * @source SPID-20 to SPID-33
 */
final class AuthnRequest {

    private static final String PARAMETER = "SAMLRequest";
    private static final String FIRST = "0";
    private static final int RANDOM_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final SamlWriter WRITER = new SamlWriter();

    private final SentRequest sent;
    private final String entityId;
    private final URI place;

    /**
     * A request.
     *
     * @param sent what is kept of it
     * @param entityId our name
     * @param place where the provider takes it
     */
    AuthnRequest(SentRequest sent, String entityId, URI place) {
        this.sent = sent;
        this.entityId = entityId;
        this.place = place;
    }

    /** An identifier for a request, which nobody can guess. */
    static String newId() {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        return '_' + HexFormat.of().formatHex(random);
    }

    /** The fields of the form that takes it there, signed inside. */
    Map<String, String> form(String relayState, SigningKey key) {
        byte[] message = WRITER.write(draft().signed(key));
        return Map.of(PARAMETER, Base64.getEncoder().encodeToString(message), "RelayState", relayState);
    }

    /** The address that takes it there, signed as a whole. */
    URI address(String relayState, SigningKey key) {
        return RedirectBinding.address(place, PARAMETER, WRITER.write(draft()), relayState, key);
    }

    private XmlDraft draft() {
        XmlDraft draft = XmlDraft.of(Saml.protocol("AuthnRequest"))
                .attribute("ID", sent.id())
                .attribute("Version", Saml.VERSION)
                .attribute(
                        "IssueInstant", sent.at().truncatedTo(ChronoUnit.MILLIS).toString())
                .attribute("Destination", place.toString())
                .attribute("AssertionConsumerServiceIndex", FIRST)
                .attribute("AttributeConsumingServiceIndex", FIRST);
        if (sent.asked().anew()) {
            draft.attribute("ForceAuthn", "true");
        }
        return draft.child(XmlDraft.of(Saml.assertion("Issuer"))
                        .attribute("Format", Saml.ENTITY)
                        .attribute("NameQualifier", entityId)
                        .text(entityId))
                .child(XmlDraft.of(Saml.protocol("NameIDPolicy")).attribute("Format", Saml.TRANSIENT))
                .child(XmlDraft.of(Saml.protocol("RequestedAuthnContext"))
                        .attribute("Comparison", sent.asked().comparison().written())
                        .child(
                                Saml.assertion("AuthnContextClassRef"),
                                sent.asked().level().address()));
    }

    /** Its identifier. */
    @Override
    public String toString() {
        return "AuthnRequest[" + sent.id() + "]";
    }
}
