package it.varco.demo.idp;

import it.varco.federation.Saml;
import it.varco.federation.XmlNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A request that is signed by the service, before anything else of it was looked at.
 *
 * @param root of a document that is valid by the schema
 * @param binding by which it came
 * @param now when it came
 */
record Arrived(XmlNode root, String binding, ServiceProvider service, Instant now) {

    private static final String LEVEL = "https://www.spid.gov.it/SpidL";
    private static final List<String> LEVELS = List.of(LEVEL + 1, LEVEL + 2, LEVEL + 3);
    private static final String INDEX = "AssertionConsumerServiceIndex";
    private static final String URL = "AssertionConsumerServiceURL";
    private static final String BINDING = "ProtocolBinding";

    /** How a level from 1 to 3 is written. */
    static String written(int level) {
        return LEVELS.get(level - 1);
    }

    Optional<String> attribute(String name) {
        return root.attribute(name);
    }

    /** The one level that is asked for, 1 to 3 (SPID-29). */
    Optional<Integer> level() {
        return root.child(Saml.protocol("RequestedAuthnContext"))
                .filter(context -> context.children().size() == 1)
                .flatMap(context -> context.child(Saml.assertion("AuthnContextClassRef")))
                .flatMap(XmlNode::text)
                .map(LEVELS::indexOf)
                .filter(place -> place >= 0)
                .map(place -> place + 1);
    }

    /** Where the answer goes: named in one way, among those that the service published (SPID-24). */
    Optional<URI> address() {
        if (attribute(INDEX).isPresent()) {
            return attribute(URL).or(() -> attribute(BINDING)).isPresent()
                    ? Optional.empty()
                    : attribute(INDEX).flatMap(service::address);
        }
        return attribute(BINDING)
                .filter(Saml.HTTP_POST::equals)
                .flatMap(post -> attribute(URL))
                .flatMap(service::addressWritten);
    }

    /** What is asked for; empty where no set is named, or one that the service did not publish (SPID-25). */
    Optional<List<String>> attributes() {
        return attribute("AttributeConsumingServiceIndex").flatMap(service::attributes);
    }
}
