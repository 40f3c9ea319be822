package it.varco.credential.spid.answer;

import it.varco.federation.IdentityProvider;
import java.util.Objects;

/**
 * What an answer has to match.
 *
 * @param request that it is to answer
 * @param provider to which that request went, as it is registered now
 * @param terms what every answer has to keep to
 */
public record Expectation(SentRequest request, IdentityProvider provider, Terms terms) {

    /** @throws IllegalArgumentException if the request went to another provider */
    public Expectation {
        Objects.requireNonNull(terms, "terms");
        if (!request.provider().equals(provider.entityId())) {
            throw new IllegalArgumentException("expectation: expected the provider to which the request went");
        }
    }
}
