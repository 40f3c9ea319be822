package it.varco.itests.saml;

import java.net.URI;
import java.time.Instant;
import org.w3c.dom.Element;

/**
 * What a request for authentication asks, as an identity provider reads it.
 *
 * @param level 1, 2 or 3; asked as the least one
 * @param consumer where the answer goes
 * @param audience whom it is for
 * @source SPID-20 to SPID-29
 */
public record Asked(String id, Instant issued, int level, URI consumer, String audience) {

    /** Where levels of SPID have their names; the number follows. */
    static final String LEVELS = "https://www.spid.gov.it/SpidL";

    /**
     * Reads a request.
     *
     * @param request its XML
     * @param metadata of whoever asks: tells where the answer goes
     */
    static Asked read(byte[] request, byte[] metadata) {
        Message message = Message.parsed(request);
        Element root = message.root();
        String level = message.at("RequestedAuthnContext/AuthnContextClassRef").getTextContent();
        return new Asked(
                root.getAttribute("ID"),
                Instant.parse(root.getAttribute("IssueInstant")),
                Integer.parseInt(level.substring(LEVELS.length())),
                consumer(root, Message.parsed(metadata)),
                message.at("Issuer").getTextContent());
    }

    private static URI consumer(Element request, Message metadata) {
        if (request.hasAttribute("AssertionConsumerServiceURL")) {
            return URI.create(request.getAttribute("AssertionConsumerServiceURL"));
        }
        String index = request.getAttribute("AssertionConsumerServiceIndex");
        return metadata.all("AssertionConsumerService").stream()
                .filter(service -> service.getAttribute("index").equals(index))
                .map(service -> URI.create(service.getAttribute("Location")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the metadata has no AssertionConsumerService " + index));
    }
}
