package it.varco.credential.spid;

import it.varco.api.session.Published;
import it.varco.credential.spid.metadata.Metadata;
import it.varco.credential.spid.metadata.MetadataRules;
import it.varco.credential.spid.metadata.OwnCertificate;
import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our metadata as anybody may read them: made once for each address, as everybody may ask and signing costs.
 * Thread-safe.
 *
 * @source SPID-01, SPID-19
 */
final class OwnMetadata {

    /** The name under which they are published. */
    static final String NAME = "metadata";

    private static final Logger LOG = LoggerFactory.getLogger(OwnMetadata.class);

    private final SpidSettings settings;
    private final OwnCertificate own;
    private Made last;

    /**
     * Those of the settings.
     *
     * @throws IllegalArgumentException naming every rule of the federation that they would break at any address
     */
    OwnMetadata(SpidSettings settings, OwnCertificate own) {
        this.settings = settings;
        this.own = own;
        URI anyAddress = URI.create(settings.entityId());
        last = new Made(anyAddress, Optional.of(document(anyAddress)));
    }

    private record Made(URI home, Optional<Published> document) {}

    /** Those for an address of the provider; empty if that address would break a rule of the federation. */
    synchronized Optional<Published> at(URI home) {
        Made made = last.home().equals(home) ? last : new Made(home, made(home));
        last = made;
        return made.document();
    }

    private Optional<Published> made(URI home) {
        if (MetadataRules.broken(settings, home).isEmpty()) {
            return Optional.of(document(home));
        }
        LOG.error("Metadata of SPID not published, the address breaks rules={}", MetadataRules.broken(settings, home));
        return Optional.empty();
    }

    private Published document(URI home) {
        return Published.of(Metadata.MEDIA_TYPE, Metadata.of(settings, home, own));
    }
}
