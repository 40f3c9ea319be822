package it.varco.channel.email;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One address of electronic mail, in ASCII: what stands before the sign as it was given, the domain in the form in
 * which it stands in the name system.
 *
 * <p>Shape: at most 254 characters, at most 64 before the sign; a domain of two labels or more. Neither quoted local
 * parts nor address literals, neither names nor comments. A domain with letters beyond ASCII is put into its ASCII
 * form; a local part with such letters is no address here, because many servers still refuse it (RFC 6531).
 *
 * @source RFC 5321 section 4.1.2, RFC 5890; SEC-52
 */
record MailAddress(String local, String domain) {

    private static final Pattern LOCAL = Pattern.compile("[\\w!#$%&'*+/=?^`{|}~-]+(\\.[\\w!#$%&'*+/=?^`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;

    /** @throws IllegalArgumentException unless both parts have the shape above */
    MailAddress {
        boolean fits = local.length() <= LONGEST_LOCAL && local.length() + 1 + domain.length() <= LONGEST;
        if (!fits || !LOCAL.matcher(local).matches() || !DOMAIN.matcher(domain).matches()) {
            throw new IllegalArgumentException("address: expected one address of electronic mail");
        }
    }

    /** The address that a text is, without anything before or after it; empty if it is none. */
    static Optional<MailAddress> in(String text) {
        int sign = text.lastIndexOf('@');
        if (sign < 0) {
            return Optional.empty();
        }
        try {
            String domain = IDN.toASCII(text.substring(sign + 1), IDN.USE_STD3_ASCII_RULES);
            return Optional.of(new MailAddress(text.substring(0, sign), domain.toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As it is written in a header and said to a server. */
    String value() {
        return local + "@" + domain;
    }

    /** Masked: whoever needs the address uses {@link #value()} on purpose. */
    @Override
    public String toString() {
        return "****@" + domain;
    }
}
