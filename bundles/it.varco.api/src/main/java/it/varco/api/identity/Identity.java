package it.varco.api.identity;

import java.util.Objects;
import java.util.Optional;

/**
 * A person as a credential provider recognised them.
 *
 * <p>Immutable. Two credentials with the same codice fiscale are the same person (ROL-01).
 */
public final class Identity {

    private final CodiceFiscale codiceFiscale;
    private final AssuranceLevel level;
    private final CredentialKind kind;
    private final String name;

    private Identity(Builder builder) {
        codiceFiscale = builder.codiceFiscale;
        level = builder.level;
        kind = builder.kind;
        name = builder.name;
    }

    /** Starts an identity with the three facts every provider must know; there is no default for any of them. */
    public static Builder of(CodiceFiscale codiceFiscale, CredentialKind kind, AssuranceLevel level) {
        return new Builder(codiceFiscale, kind, level);
    }

    /** The person. */
    public CodiceFiscale codiceFiscale() {
        return codiceFiscale;
    }

    /** The level this login obtained, not the one that was asked for (EID-02). */
    public AssuranceLevel level() {
        return level;
    }

    /** The kind of credential used, one of those the provider's descriptor declares. */
    public CredentialKind kind() {
        return kind;
    }

    /** Given name and family name as the credential knows them, at most 120 characters; for display only. */
    public Optional<String> name() {
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    /** Without the name and with the codice fiscale masked. */
    @Override
    public String toString() {
        return "Identity[" + codiceFiscale + ", " + kind + ", " + level + "]";
    }

    /** Collects what is known beyond the mandatory facts. */
    public static final class Builder {

        private static final int LONGEST_NAME = 120;

        private final CodiceFiscale codiceFiscale;
        private final CredentialKind kind;
        private final AssuranceLevel level;
        private String name = "";

        private Builder(CodiceFiscale codiceFiscale, CredentialKind kind, AssuranceLevel level) {
            this.codiceFiscale = Objects.requireNonNull(codiceFiscale, "codiceFiscale");
            this.kind = Objects.requireNonNull(kind, "kind");
            this.level = Objects.requireNonNull(level, "level");
        }

        /**
         * Sets given name and family name.
         *
         * @throws IllegalArgumentException if longer than 120 characters or with control characters
         */
        public Builder name(String name) {
            if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("name: expected at most 120 characters, none of them a control");
            }
            this.name = name.strip();
            return this;
        }

        /** The identity. */
        public Identity build() {
            return new Identity(this);
        }
    }
}
