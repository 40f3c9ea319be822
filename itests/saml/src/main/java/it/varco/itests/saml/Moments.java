package it.varco.itests.saml;

/**
 * Instants just inside and just outside of the skew of 60 seconds, in seconds from now. Those in the past move away
 * while an answer is on its way, those in the future come nearer.
 *
 * @source SPID-80
 */
final class Moments {

    static final int PAST_INSIDE = -40;
    static final int PAST_OUTSIDE = -62;
    static final int FUTURE_INSIDE = 58;
    static final int FUTURE_OUTSIDE = 80;

    private Moments() {}

    /** The same instant as one in UTC, in another zone. */
    static String elsewhere(String instant) {
        return instant.replace("Z", "+00:00");
    }

    /** The instant without its zone. */
    static String nowhere(String instant) {
        return instant.replace("Z", "");
    }

    static String fraction(String instant, String digits) {
        return instant.replace("Z", "." + digits + "Z");
    }
}
