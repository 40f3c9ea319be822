package it.varco.credential.spid;

import it.varco.federation.IdentityProvider;
import it.varco.federation.Saml;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The identity providers that people may choose now. Thread-safe.
 *
 * @source SPID-123 to SPID-125, SPID-128
 */
final class IdentityProviders {

    private final ProviderFolder folder;
    private final ProviderRules rules;

    /** Those of a folder, as far as the rules let them. */
    IdentityProviders(ProviderFolder folder, ProviderRules rules) {
        this.folder = folder;
        this.rules = rules;
    }

    /** All of them, by entity. */
    Map<String, IdentityProvider> open(Instant now) {
        Map<String, IdentityProvider> open = new TreeMap<>(folder.inForce(now));
        open.values()
                .removeIf(provider -> !rules.isOpen(provider) || place(provider).isEmpty());
        return open;
    }

    /** The names of files of which something could not be taken, in their order. */
    List<String> flawed(Instant now) {
        return folder.flawed(now);
    }

    /** Where it takes requests: by POST if it can; nowhere if it knows neither that nor Redirect (SPID-35). */
    static Optional<URI> place(IdentityProvider provider) {
        return provider.signOn(Saml.HTTP_POST).or(() -> provider.signOn(Saml.HTTP_REDIRECT));
    }
}
