package it.varco.spi.credential;

import it.varco.api.form.Text;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CredentialKind;
import it.varco.api.plugin.Identifiers;
import it.varco.api.session.Channel;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/** What a provider tells about itself. Immutable. */
public final class ProviderDescriptor {

    private final String id;
    private final Set<CredentialKind> kinds;
    private final Set<Channel> channels;
    private final AssuranceLevel ceiling;
    private final Duration block;
    private final Duration patience;
    private final int stateVersion;
    private final boolean enrols;

    private ProviderDescriptor(Builder builder) {
        id = builder.id;
        kinds = Set.copyOf(builder.kinds);
        channels = Set.copyOf(builder.channels);
        ceiling = builder.ceiling;
        block = builder.block;
        patience = builder.patience;
        stateVersion = builder.stateVersion;
        enrols = builder.enrols;
    }

    /**
     * Starts a descriptor.
     *
     * @param id identifier, part of addresses: a lower-case letter, then at most 30 lower-case letters, digits, hyphens
     * @param ceiling the highest level a login with this provider can prove (CP-03)
     * @throws IllegalArgumentException if {@code id} has another shape
     */
    public static Builder of(String id, AssuranceLevel ceiling) {
        return new Builder(id, ceiling);
    }

    /** The name on the page of the provider with that identifier. */
    public static Text label(String id) {
        return Text.of(id + ".label");
    }

    /** The description of the provider with that identifier. */
    public static Text description(String id) {
        return Text.of(id + ".description");
    }

    /** Identifier; belongs to the bundle that first claimed it (D-59). */
    public String id() {
        return id;
    }

    /** Its name on the page: the text {@code <id>.label} of its bundle. */
    public Text label() {
        return label(id);
    }

    /** One or two sentences on what it is and for whom: the text {@code <id>.description}. */
    public Text description() {
        return description(id);
    }

    /** The one thing a person reads when refused, whatever the reason (PIN-34): the text {@code <id>.refused}. */
    public Text refusal() {
        return Text.of(id + ".refused");
    }

    /** The kinds of credential it recognises; at least one (D-35). */
    public Set<CredentialKind> kinds() {
        return kinds;
    }

    /** The ways by which it can be used; at least one. */
    public Set<Channel> channels() {
        return channels;
    }

    /** The highest level a login can prove. */
    public AssuranceLevel ceiling() {
        return ceiling;
    }

    /** How long after a refusal every login with it is refused for that person; zero to one hour, zero by default. */
    public Duration block() {
        return block;
    }

    /** Oldest state it goes on with: one second to ten minutes, ten minutes by default. */
    public Duration patience() {
        return patience;
    }

    /** Version of what it keeps in {@link ProviderState}, 1 or more; a login begun with another one begins again. */
    public int stateVersion() {
        return stateVersion;
    }

    /** Whether it makes credentials for staff who were invited, as {@link Enrolment} says. */
    public boolean enrols() {
        return enrols;
    }

    @Override
    public String toString() {
        return "ProviderDescriptor[" + id + "]";
    }

    /** Collects what a provider tells about itself. */
    public static final class Builder {

        private static final Duration LONGEST_BLOCK = Duration.ofHours(1);
        private static final Duration LONGEST_PATIENCE = Duration.ofMinutes(10);

        private final String id;
        private final AssuranceLevel ceiling;
        private final Set<CredentialKind> kinds = new LinkedHashSet<>();
        private final Set<Channel> channels = EnumSet.noneOf(Channel.class);
        private Duration block = Duration.ZERO;
        private Duration patience = LONGEST_PATIENCE;
        private int stateVersion = 1;
        private boolean enrols;

        private Builder(String id, AssuranceLevel ceiling) {
            this.id = Identifiers.plugin(id);
            this.ceiling = Objects.requireNonNull(ceiling, "ceiling");
        }

        /** Adds a kind of credential it recognises. */
        public Builder kind(CredentialKind kind) {
            kinds.add(kind);
            return this;
        }

        /** Adds a way by which it can be used. */
        public Builder channel(Channel channel) {
            channels.add(channel);
            return this;
        }

        /**
         * Sets how long a person is blocked after a refusal.
         *
         * @throws IllegalArgumentException unless zero to one hour
         */
        public Builder block(Duration block) {
            if (block.isNegative() || block.compareTo(LONGEST_BLOCK) > 0) {
                throw new IllegalArgumentException("block: expected PT0S to PT1H");
            }
            this.block = block;
            return this;
        }

        /**
         * Sets the oldest state it goes on with.
         *
         * @throws IllegalArgumentException unless one second to ten minutes
         */
        public Builder patience(Duration patience) {
            if (patience.compareTo(Duration.ofSeconds(1)) < 0 || patience.compareTo(LONGEST_PATIENCE) > 0) {
                throw new IllegalArgumentException("patience: expected PT1S to PT10M");
            }
            this.patience = patience;
            return this;
        }

        /**
         * Sets the version of what it keeps in a state.
         *
         * @throws IllegalArgumentException unless 1 or more
         */
        public Builder stateVersion(int version) {
            if (version < 1) {
                throw new IllegalArgumentException("state version: expected 1 or more");
            }
            stateVersion = version;
            return this;
        }

        /** Says that it makes credentials for staff who were invited. */
        public Builder enrols() {
            enrols = true;
            return this;
        }

        /**
         * The descriptor.
         *
         * @throws IllegalStateException if it has no kind or no channel
         */
        public ProviderDescriptor build() {
            if (kinds.isEmpty() || channels.isEmpty()) {
                throw new IllegalStateException("descriptor: expected at least one kind and one channel");
            }
            return new ProviderDescriptor(this);
        }
    }
}
