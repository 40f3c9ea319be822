package it.varco.demo.idp;

import it.varco.federation.RedirectBinding;
import it.varco.federation.Saml;
import it.varco.federation.SamlDocument;
import it.varco.federation.SignatureCheck;
import it.varco.federation.XmlNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Looks at requests as a strict identity provider does. What cannot be read, is of nobody, or is not signed, is told on
 * a page: it names nobody who could be told. What is wrong otherwise is told to the service.
 *
 * @source protocols 1.2 and 1.4: SPID-20 to SPID-33, SPID-90 to SPID-92
 */
final class RequestCheck {

    private static final String PARAMETER = "SAMLRequest";
    private static final String RELAY_STATE = "RelayState";
    private static final int LONGEST_RELAY_STATE_IN_BYTES = 80; // SPID-33

    private final StrictReader reader;
    private final SignatureCheck check;
    private final RequestRules rules;

    RequestCheck(StrictReader reader, SignatureCheck check, RequestRules rules) {
        this.reader = reader;
        this.check = check;
        this.rules = rules;
    }

    /**
     * How a request came.
     *
     * @param unsigned what is said where it is not signed
     * @param isSigned whether the service signed it
     */
    private record Incoming(
            ServiceProvider service,
            Instant now,
            String relayState,
            String binding,
            SpidError unsigned,
            Predicate<SamlDocument> isSigned) {}

    /** A request in a form. */
    Verdict post(Map<String, String> fields, ServiceProvider service, Instant now) {
        Optional<byte[]> message = Optional.ofNullable(fields.get(PARAMETER)).flatMap(RequestCheck::decoded);
        String relayState = fields.getOrDefault(RELAY_STATE, "");
        if (message.isEmpty() || isTooLong(relayState)) {
            return new Verdict.Shown(SpidError.BINDING);
        }
        Incoming incoming = new Incoming(
                service,
                now,
                relayState,
                Saml.HTTP_POST,
                SpidError.POST_SIGNATURE,
                document -> isSigned(document, service));
        return verdict(message.get(), incoming);
    }

    /**
     * A request in an address.
     *
     * @param query as it came, without the question mark
     * @param fields the same, taken apart
     */
    Verdict redirect(String query, Map<String, String> fields, ServiceProvider service, Instant now) {
        Optional<byte[]> message = RedirectBinding.message(query, PARAMETER);
        String relayState = fields.getOrDefault(RELAY_STATE, "");
        boolean complete = fields.containsKey("SigAlg") && fields.containsKey("Signature");
        if (message.isEmpty() || !complete || isTooLong(relayState)) {
            return new Verdict.Shown(SpidError.BINDING);
        }
        Incoming incoming = new Incoming(
                service,
                now,
                relayState,
                Saml.HTTP_REDIRECT,
                SpidError.REDIRECT_SIGNATURE,
                document -> service.keys().stream().anyMatch(key -> RedirectBinding.isSigned(query, PARAMETER, key)));
        return verdict(message.get(), incoming);
    }

    private Verdict verdict(byte[] message, Incoming incoming) {
        Optional<SamlDocument> read = reader.message(message);
        if (read.isEmpty()) {
            return new Verdict.Shown(SpidError.REQUEST);
        }
        XmlNode root = read.get().root();
        if (!isFrom(incoming.service, root)) {
            return new Verdict.Shown(SpidError.ISSUER);
        }
        return incoming.isSigned.test(read.get())
                ? judged(new Arrived(root, incoming.binding, incoming.service, incoming.now), incoming.relayState)
                : new Verdict.Shown(incoming.unsigned);
    }

    private static Optional<byte[]> decoded(String message) {
        try {
            return Optional.of(Base64.getMimeDecoder().decode(message)).filter(bytes -> bytes.length > 0);
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }

    private static boolean isTooLong(String relayState) {
        return relayState.getBytes(StandardCharsets.UTF_8).length > LONGEST_RELAY_STATE_IN_BYTES;
    }

    /** SPID-27. */
    private static boolean isFrom(ServiceProvider service, XmlNode root) {
        return root.child(Saml.assertion("Issuer"))
                .filter(issuer ->
                        issuer.text().filter(service.entityId()::equals).isPresent())
                .filter(issuer ->
                        issuer.attribute("Format").filter(Saml.ENTITY::equals).isPresent())
                .filter(issuer -> issuer.attribute("NameQualifier")
                        .filter(service.entityId()::equals)
                        .isPresent())
                .isPresent();
    }

    private boolean isSigned(SamlDocument document, ServiceProvider service) {
        return document.hasUniqueIdentifiers()
                && check.flaw(document.root(), service.keys()).isEmpty();
    }

    private Verdict judged(Arrived request, String relayState) {
        String id = request.attribute("ID").orElseThrow();
        URI address = request.address().orElse(request.service().first());
        return rules.broken(request)
                .<Verdict>map(why -> new Verdict.Told(why, id, address, relayState))
                .orElseGet(() -> new Verdict.Fine(new SignOnRequest(
                        id,
                        request.service(),
                        address,
                        request.level().orElseThrow(),
                        request.attributes().orElse(List.of()),
                        relayState)));
    }
}
