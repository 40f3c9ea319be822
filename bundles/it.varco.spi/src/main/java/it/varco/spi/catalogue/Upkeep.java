package it.varco.spi.catalogue;

import it.varco.api.store.Effects;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Something that time has brought about, such as the end of a code that nobody used.
 *
 * @param name what the trail calls it after the identifier of the service: small letters, digits and hyphens, at most
 *     30
 * @param effects what changes, with whom it is {@link Effects#about}
 */
public record Upkeep(String name, Effects effects) {

    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{0,29}");

    /** @throws IllegalArgumentException if {@code name} has another shape */
    public Upkeep {
        if (!SHAPE.matcher(name).matches()) {
            throw new IllegalArgumentException("upkeep: expected a name of small letters, digits, hyphens, at most 30");
        }
        Objects.requireNonNull(effects, "effects");
    }
}
