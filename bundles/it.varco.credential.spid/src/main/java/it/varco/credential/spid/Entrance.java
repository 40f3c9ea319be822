package it.varco.credential.spid;

import it.varco.api.form.Text;
import it.varco.api.session.Departure;
import it.varco.api.session.Way;
import it.varco.api.session.Ways;
import it.varco.credential.spid.answer.Comparison;
import it.varco.credential.spid.answer.SentRequest;
import it.varco.credential.spid.answer.SpidLevel;
import it.varco.federation.IdentityProvider;
import it.varco.federation.Saml;
import it.varco.federation.SigningKey;
import it.varco.spi.credential.LoginRequest;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.ProviderState;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The beginning of a login: the person chooses an identity provider and is sent there.
 *
 * @source SPID-20 to SPID-36, SPID-124, SPID-125, SPID-126, SPID-128
 */
final class Entrance {

    private static final SpidLevel LEAST = SpidLevel.L2; // EID-01
    private static final int LONGEST_NAME = 120;

    private final IdentityProviders providers;
    private final SigningKey key;
    private final String entityId;
    private final List<String> attributes;

    /**
     * An entrance.
     *
     * @param key what requests are signed with
     * @param entityId our name
     * @param attributes what is asked of the person
     */
    Entrance(IdentityProviders providers, SigningKey key, String entityId, List<String> attributes) {
        this.providers = providers;
        this.key = key;
        this.entityId = entityId;
        this.attributes = List.copyOf(attributes);
    }

    /** Where somebody goes first. */
    LoginStep begin(LoginRequest request) {
        Optional<URI> returnAddress = request.returnAddress();
        if (returnAddress.isEmpty()) {
            return new LoginStep.Unavailable("spid.site");
        }
        Map<String, IdentityProvider> open = open(request.at(), returnAddress.get());
        if (open.isEmpty()) {
            return new LoginStep.Unavailable("spid.providers");
        }
        return request.way()
                .map(open::get)
                .<LoginStep>map(provider -> leave(request, provider, returnAddress.get()))
                .orElseGet(() -> new LoginStep.Choose(ways(open, request.language())));
    }

    /** All that are open; from a site that is encrypted nobody goes to a place that is not. */
    private Map<String, IdentityProvider> open(Instant now, URI returnAddress) {
        Map<String, IdentityProvider> open = providers.open(now);
        if (isEncrypted(returnAddress)) {
            open.values().removeIf(provider -> !isEncrypted(place(provider)));
        }
        return open;
    }

    private static boolean isEncrypted(URI address) {
        return "https".equals(address.getScheme());
    }

    private static URI place(IdentityProvider provider) {
        return IdentityProviders.place(provider).orElseThrow();
    }

    private static Ways ways(Map<String, IdentityProvider> open, Locale language) {
        Ways.Builder ways = Ways.behind(Text.of("spid.enter"))
                .picture(Pictures.BUTTON)
                .link(Text.of("spid.none"), URI.create("https://www.spid.gov.it/richiedi-spid"))
                .link(Text.of("spid.more"), URI.create("https://www.spid.gov.it/"))
                .link(Text.of("spid.help"), URI.create("https://www.spid.gov.it/serve-aiuto/"));
        open.values().forEach(provider -> ways.way(way(provider, language)));
        return ways.build();
    }

    /** Its own name for itself, as far as it can be shown. */
    private static Way way(IdentityProvider provider, Locale language) {
        String name = provider.name(language).replaceAll("\\p{Cc}+", " ").strip();
        String shown = name.isEmpty() ? provider.entityId() : name;
        Way way = Way.of(provider.entityId(), shown.substring(0, Math.min(shown.length(), LONGEST_NAME)));
        return Pictures.of(provider.entityId()).map(way::pictured).orElse(way);
    }

    private LoginStep leave(LoginRequest request, IdentityProvider provider, URI returnAddress) {
        SpidLevel wanted = SpidLevel.of(request.level());
        SpidLevel level = wanted.compareTo(LEAST) > 0 ? wanted : LEAST;
        SentRequest sent = new SentRequest(
                AuthnRequest.newId(),
                request.at().truncatedTo(ChronoUnit.MILLIS),
                provider.entityId(),
                returnAddress,
                new SentRequest.Asked(level, Comparison.MINIMUM, attributes));
        return new LoginStep.Leave(departure(request, provider, sent), ProviderState.of(sent.encoded()));
    }

    /** By POST where the provider takes it. */
    private Departure departure(LoginRequest request, IdentityProvider provider, SentRequest sent) {
        URI place = place(provider);
        AuthnRequest asking = new AuthnRequest(sent, entityId, place);
        return provider.signOn(Saml.HTTP_POST).isPresent()
                ? Departure.post(place, asking.form(request.attempt(), key))
                : Departure.get(asking.address(request.attempt(), key));
    }
}
