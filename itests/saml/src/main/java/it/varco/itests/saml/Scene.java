package it.varco.itests.saml;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What an answer is made from.
 *
 * @param now the instant at which it is made
 * @param provider the one that was asked
 * @param other another one that is registered
 * @param stranger a key that looks like the provider's, and is registered nowhere
 * @param own the key of whoever asked
 */
public record Scene(
        Asked asked,
        Instant now,
        IdentityProviderKit provider,
        IdentityProviderKit other,
        TestKey stranger,
        TestKey own) {

    /** So many seconds from now, to the second. */
    String in(long seconds) {
        return now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(seconds).toString();
    }

    /** So many seconds after the request was made, to the second. */
    String afterRequest(long seconds) {
        return asked.issued()
                .truncatedTo(ChronoUnit.SECONDS)
                .plusSeconds(seconds)
                .toString();
    }
}
