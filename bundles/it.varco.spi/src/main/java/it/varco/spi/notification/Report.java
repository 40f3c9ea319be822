package it.varco.spi.notification;

import it.varco.api.plugin.Identifiers;
import java.util.regex.Pattern;

/**
 * What became known about an envelope after its carrier took charge of it.
 *
 * @param key as {@link Envelope#key}
 * @param arrived whether it is known to have arrived; otherwise it is known not to
 * @param code stable, as in {@link Delivery.Rejected}, such as {@code call.done} or {@code call.no-answer}
 */
public record Report(String key, boolean arrived, String code) {
    private static final Pattern KEY = Pattern.compile(Envelope.KEY);

    /** @throws IllegalArgumentException if {@code key} or {@code code} has another shape */
    public Report {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("key: expected 22 characters of base64url");
        }
        Identifiers.code(code);
    }
}
