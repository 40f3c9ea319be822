package it.varco.demo.idp;

import it.varco.federation.PublishedKeys;
import it.varco.federation.Saml;
import it.varco.federation.SamlDocument;
import it.varco.federation.SignatureCheck;
import it.varco.federation.XmlNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the metadata that the service publishes: signed by the key that it names, with addresses for answers. Read anew
 * for each request, so whoever changes a key or an address has nothing to do here.
 *
 * @source SPID-03 to SPID-10
 */
final class ServiceMetadata {

    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?");

    private final Supplier<Optional<byte[]>> published;
    private final StrictReader reader;
    private final SignatureCheck check;

    /** @param published what the service publishes at the moment; empty if it cannot be had */
    ServiceMetadata(Supplier<Optional<byte[]>> published, StrictReader reader, SignatureCheck check) {
        this.published = published;
        this.reader = reader;
        this.check = check;
    }

    /** The service; empty if its metadata cannot be had, or are not as the rules have them. */
    Optional<ServiceProvider> service() {
        return published
                .get()
                .flatMap(reader::metadata)
                .map(SamlDocument::root)
                .filter(root -> root.is(Saml.metadata("EntityDescriptor")))
                .flatMap(this::service);
    }

    private Optional<ServiceProvider> service(XmlNode entity) {
        Optional<XmlNode> role = entity.child(Saml.metadata("SPSSODescriptor"));
        if (role.isEmpty()) {
            return Optional.empty();
        }
        PublishedKeys keys = PublishedKeys.of(role.get());
        List<XmlNode> consumers = role.get().children(Saml.metadata("AssertionConsumerService"));
        Map<String, URI> addresses = new HashMap<>();
        consumers.forEach(consumer ->
                address(consumer).ifPresent(address -> addresses.put(required(consumer, "index"), address)));
        Optional<URI> first = consumers.stream()
                .filter(consumer ->
                        consumer.attribute("isDefault").filter("true"::equals).isPresent())
                .findFirst()
                .flatMap(ServiceMetadata::address);
        if (first.isEmpty() || check.flaw(entity, keys.keys()).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new ServiceProvider(
                required(entity, "entityID"), keys.keys(), addresses, first.get(), sets(role.get()), name(entity)));
    }

    /** The schema says that it is there. */
    private static String required(XmlNode node, String attribute) {
        return node.attribute(attribute).orElseThrow();
    }

    /** Answers go by POST alone, and only where a page can be told to send them. */
    private static Optional<URI> address(XmlNode consumer) {
        try {
            URI location = new URI(required(consumer, "Location"));
            boolean usable = required(consumer, "Binding").equals(Saml.HTTP_POST)
                    && ORIGIN.matcher(origin(location)).matches();
            return usable ? Optional.of(location) : Optional.empty();
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }

    /** Scheme, host and port of an address. */
    static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    private static Map<String, List<String>> sets(XmlNode role) {
        return role.children(Saml.metadata("AttributeConsumingService")).stream()
                .collect(Collectors.toMap(
                        set -> required(set, "index"),
                        set -> set.children(Saml.metadata("RequestedAttribute")).stream()
                                .map(attribute -> required(attribute, "Name"))
                                .distinct()
                                .toList(),
                        (one, other) -> one));
    }

    private static String name(XmlNode entity) {
        return entity.child(Saml.metadata("Organization")).stream()
                .flatMap(organization -> organization.children(Saml.metadata("OrganizationDisplayName")).stream())
                .flatMap(name -> name.text().stream())
                .findFirst()
                .orElse(required(entity, "entityID"));
    }
}
