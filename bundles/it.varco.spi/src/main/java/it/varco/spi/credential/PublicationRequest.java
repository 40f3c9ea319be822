package it.varco.spi.credential;

import java.net.URI;
import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/** Somebody asks for a document that a provider gives out. */
@ProviderType
public interface PublicationRequest {

    /** Name of the document: lower-case letters, digits, hyphens and dots. */
    String name();

    /** The address of the provider, below which the document stands, as {@link LoginRequest#home()}. */
    URI home();

    /** The instant of the request. */
    Instant at();
}
