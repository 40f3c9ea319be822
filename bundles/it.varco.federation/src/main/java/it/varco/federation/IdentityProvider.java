package it.varco.federation;

import java.net.URI;
import java.security.PublicKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * An identity provider as its metadata tells it. Immutable. Two are equal if all of it is.
 *
 * @source SAML 2.0 Metadata 2.4.3; SPID-35, SPID-122
 */
public final class IdentityProvider {

    private final String entityId;
    private final Map<String, URI> signOn;
    private final Set<PublicKey> keys;
    private final Map<Locale, String> names;
    private final Instant until;

    private IdentityProvider(Builder builder) {
        entityId = builder.entityId;
        signOn = Map.copyOf(builder.signOn);
        keys = Set.copyOf(builder.keys);
        names = Map.copyOf(builder.names);
        until = builder.until;
    }

    /** Starts one by its name, an address of at most 1024 characters. */
    static Builder of(String entityId) {
        return new Builder(entityId);
    }

    /** Its name in messages. */
    public String entityId() {
        return entityId;
    }

    /** Where requests go by a binding, such as {@link Saml#HTTP_POST}; empty if it does not take it. */
    public Optional<URI> signOn(String binding) {
        return Optional.ofNullable(signOn.get(binding));
    }

    /** What it signs with: RSA of 2048 bits at least; never empty, more than one while they change. */
    public Set<PublicKey> keys() {
        return keys;
    }

    /** How people know it, in their language, else in Italian, else as it calls itself anywhere. */
    public String name(Locale language) {
        return Optional.ofNullable(names.get(language))
                .or(() -> Optional.ofNullable(names.get(Locale.ITALIAN)))
                .or(() -> names.entrySet().stream()
                        .min((one, other) -> one.getKey()
                                .toLanguageTag()
                                .compareTo(other.getKey().toLanguageTag()))
                        .map(Map.Entry::getValue))
                .orElse(entityId);
    }

    /** Until when this holds; the end of time if the metadata does not say. */
    public Instant until() {
        return until;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IdentityProvider provider
                && entityId.equals(provider.entityId)
                && signOn.equals(provider.signOn)
                && keys.equals(provider.keys)
                && names.equals(provider.names)
                && until.equals(provider.until);
    }

    @Override
    public int hashCode() {
        return Objects.hash(entityId, signOn, keys, names, until);
    }

    /** Its name in messages. */
    @Override
    public String toString() {
        return "IdentityProvider[" + entityId + "]";
    }

    /** Collects what metadata tell. */
    static final class Builder {

        private final String entityId;
        private final Map<String, URI> signOn = new LinkedHashMap<>();
        private final Set<PublicKey> keys = new LinkedHashSet<>();
        private final Map<Locale, String> names = new LinkedHashMap<>();
        private Instant until = Instant.MAX;

        private Builder(String entityId) {
            this.entityId = entityId;
        }

        /** The first for a binding counts. */
        Builder signOn(String binding, URI place) {
            signOn.putIfAbsent(binding, place);
            return this;
        }

        Builder key(PublicKey key) {
            keys.add(key);
            return this;
        }

        Builder name(Locale language, String name) {
            names.put(language, name);
            return this;
        }

        /** The earliest counts. */
        Builder until(Instant instant) {
            until = instant.isBefore(until) ? instant : until;
            return this;
        }

        IdentityProvider build() {
            return new IdentityProvider(this);
        }
    }
}
