package it.varco.api.plugin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Whoever signed a jar. */
@ProviderType
public interface Signer {

    /** Distinguished name of the certificate, as RFC 2253 writes it. */
    String name();

    /** Distinguished names of those above it, up to the root that it was followed to. */
    List<String> chain();

    /** SHA-256 of the certificate, 64 hexadecimal digits in lower case. */
    String fingerprint();

    /** When the certificate ends. */
    Instant until();

    /** When it was signed, as a time stamp proves it; empty without one. */
    Optional<Instant> at();

    /** Whether the list of signers of this gateway has it, or one above it. */
    boolean trusted();
}
