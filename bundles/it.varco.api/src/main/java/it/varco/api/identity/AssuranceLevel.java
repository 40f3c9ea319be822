package it.varco.api.identity;

/**
 * How surely a login proved who the person is, in rising order.
 *
 * <p>It says nothing about what the person may do: that is {@link Powers}.
 *
 * @source Regulation (EU) 910/2014 art. 8; D-06
 */
public enum AssuranceLevel {
    /** Something known, such as a PIN. */
    LOW,
    /** Two factors, such as SPID level 2. */
    SUBSTANTIAL,
    /** Two factors, one of them a protected device, such as the chip of an identity card. */
    HIGH;

    /** Whether this level is {@code needed} or better. */
    public boolean atLeast(AssuranceLevel needed) {
        return compareTo(needed) >= 0;
    }
}
