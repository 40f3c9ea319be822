package it.varco.credential.spid.answer;

import java.time.Duration;
import java.util.Objects;

/**
 * What every answer has to keep to, whoever it comes from.
 *
 * @param entityId our name, for which assertions have to be made
 * @param skew by how much clocks may differ
 * @param bothSigned whether the response has to be signed as well as the assertion
 * @source SPID-58, SPID-72, SPID-80
 */
public record Terms(String entityId, Duration skew, boolean bothSigned) {

    /** None may be missing. */
    public Terms {
        Objects.requireNonNull(entityId, "entityId");
        Objects.requireNonNull(skew, "skew");
    }
}
