package it.varco.federation;

import java.net.URI;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.xml.namespace.QName;

/**
 * Reads the metadata of identity providers: of one, or of a federation. What cannot be used is left out and told, so a
 * document that is wrong in one place still serves. Thread-safe.
 *
 * @source SPID-120, SPID-122; SEC-17; SAML 2.0 Metadata 2.3
 */
public final class MetadataReader {

    private static final QName ONE = Saml.metadata("EntityDescriptor");
    private static final QName MANY = Saml.metadata("EntitiesDescriptor");

    private final SamlReader reader;
    private final SignatureCheck check;
    private final Predicate<URI> reachable;

    /** @param reachable whether people may be sent to an address */
    public MetadataReader(SamlReader reader, SignatureCheck check, Predicate<URI> reachable) {
        this.reader = reader;
        this.check = check;
        this.reachable = reachable;
    }

    /**
     * Reads what lies in a folder that only administrators write to: one entity counts as it is, signed or not; a
     * document of many comes from a federation, and one of the keys has to have signed all of it.
     *
     * @param keys of the federation; none if only single entities are to be taken
     */
    public MetadataReading local(byte[] xml, Collection<PublicKey> keys, Instant now) {
        if (!(reader.metadata(xml) instanceof Reading.Read read)) {
            return MetadataReading.flawed("expected metadata of SAML 2.0");
        }
        return read.document().root().is(ONE)
                ? new Walk(now).over(read.document().root())
                : signed(read, keys, now);
    }

    /** Reads what came from elsewhere: nothing of it, unless one of the keys signed all of it. */
    public MetadataReading signed(byte[] xml, Collection<PublicKey> keys, Instant now) {
        return reader.metadata(xml) instanceof Reading.Read read
                ? signed(read, keys, now)
                : MetadataReading.flawed("expected metadata of SAML 2.0");
    }

    private MetadataReading signed(Reading.Read read, Collection<PublicKey> keys, Instant now) {
        XmlNode root = read.document().root();
        boolean signed =
                read.document().hasUniqueIdentifiers() && check.flaw(root, keys).isEmpty();
        return signed ? new Walk(now).over(root) : MetadataReading.flawed("expected the signature of a trusted key");
    }

    /** One document, entity by entity. */
    private final class Walk {

        private final Instant now;
        private final Map<String, IdentityProvider> providers = new LinkedHashMap<>();
        private final List<String> flaws = new ArrayList<>();

        Walk(Instant now) {
            this.now = now;
        }

        MetadataReading over(XmlNode root) {
            node(root, Instant.MAX);
            return new MetadataReading(List.copyOf(providers.values()), flaws);
        }

        /** What is around an entity ends it as well. */
        private void node(XmlNode node, Instant around) {
            Optional<Instant> until = until(node, around);
            if (until.isEmpty()) {
                flaws.add("validUntil: expected an instant in UTC");
            } else if (!until.get().isAfter(now)) {
                flaws.add(node.attribute("entityID").orElse("all of it") + ": is not valid any more");
            } else if (node.is(MANY)) {
                node.children().stream()
                        .filter(child -> child.is(ONE) || child.is(MANY))
                        .forEach(child -> node(child, until.get()));
            } else if (node.is(ONE)) {
                entity(node, until.get());
            } else {
                flaws.add("expected EntityDescriptor or EntitiesDescriptor");
            }
        }

        private static Optional<Instant> until(XmlNode node, Instant around) {
            return node.attribute("validUntil")
                    .map(SamlInstant::parse)
                    .orElse(Optional.of(Instant.MAX))
                    .map(own -> own.isBefore(around) ? own : around);
        }

        /** Entities that are no identity providers are nothing to tell of. */
        private void entity(XmlNode entity, Instant until) {
            String id = entity.attribute("entityID").orElseThrow();
            List<XmlNode> roles = entity.children(Saml.metadata("IDPSSODescriptor"));
            if (roles.isEmpty()) {
                return;
            }
            XmlNode role = roles.get(0);
            EntityReading read = EntityReading.of(
                    IdentityProvider.of(id).until(until), entity, role, PublishedKeys.of(role, now), reachable);
            read.flaws().forEach(flaw -> flaws.add(id + ": " + flaw));
            read.provider().ifPresent(provider -> {
                if (providers.putIfAbsent(id, provider) != null) {
                    flaws.add(id + ": is there twice");
                }
            });
        }
    }
}
