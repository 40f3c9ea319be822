package it.varco.api.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** A program that holds a bearer token, without the token. */
@ProviderType
public interface Application {

    /** Random, public, opens nothing. */
    String id();

    /** What people call the program. */
    String name();

    /** Names of the acts it may do. */
    List<String> scopes();

    /** When the token was made. */
    Instant createdAt();

    /** When it ends. */
    Instant expiresAt();

    /** When it was last used, up to a minute behind; empty if it never was. */
    Optional<Instant> lastUsedAt();
}
