package it.varco.api.identity;

import java.util.regex.Pattern;

/**
 * The kind of credential a person used, such as {@code pin.ordinario} or {@code spid}.
 *
 * <p>Declared by a provider in its descriptor; access control derives {@link Powers} from it. A kind that no table
 * knows gives {@link Powers#NONE}.
 *
 * @param value 1 to 40 characters: lower-case words of letters, digits and hyphens, joined by dots
 * @source D-35
 */
public record CredentialKind(String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)*");

    /** @throws IllegalArgumentException if {@code value} has another shape */
    public CredentialKind {
        if (value.length() > 40 || !SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "credential kind: expected dotted lower-case words, at most 40 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
