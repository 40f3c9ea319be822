package it.varco.api.session;

import it.varco.api.identity.AssuranceLevel;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a person chose for a login that begins. Immutable. */
public final class LoginChoice {

    private final String provider;
    private final ReturnPath next;
    private final @Nullable String way;
    private final AssuranceLevel level;

    private LoginChoice(String provider, ReturnPath next, @Nullable String way, AssuranceLevel level) {
        this.provider = Objects.requireNonNull(provider, "provider");
        this.next = Objects.requireNonNull(next, "next");
        this.way = way;
        this.level = level;
    }

    /**
     * A provider, without a way and with no wish for a level.
     *
     * @param provider identifier; perhaps of none
     * @param next where to go afterwards
     */
    public static LoginChoice of(String provider, ReturnPath next) {
        return new LoginChoice(provider, next, null, AssuranceLevel.LOW);
    }

    /**
     * The same by one of the {@link Ways} of the provider, or what was said to be one. Only that of a login that leaves
     * for another site is kept.
     */
    public LoginChoice by(String chosen) {
        return new LoginChoice(provider, next, chosen, level);
    }

    /** The same where at least so much is to be proved; what is proved in the end decides (EID-02). */
    public LoginChoice proving(AssuranceLevel least) {
        return new LoginChoice(provider, next, way, least);
    }

    /** Identifier of the provider. */
    public String provider() {
        return provider;
    }

    /** Where to go afterwards. */
    public ReturnPath next() {
        return next;
    }

    /** Name of the way, as it was sent. */
    public Optional<String> way() {
        return Optional.ofNullable(way);
    }

    /** The least that is to be proved; {@code LOW} where anything will do. */
    public AssuranceLevel level() {
        return level;
    }
}
