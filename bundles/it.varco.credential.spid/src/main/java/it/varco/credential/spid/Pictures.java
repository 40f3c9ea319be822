package it.varco.credential.spid;

import it.varco.api.session.Published;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The official marks: that of the button, and those of the identity providers that have one here.
 *
 * @source SPID-125; spid-smart-button 1.1.5, which names each provider by its entity
 */
final class Pictures {

    /** The mark on the button. */
    static final String BUTTON = "button.svg";

    private static final Map<String, String> OF_PROVIDERS = Map.of(
            "https://loginspid.aruba.it", "arubaid.svg",
            "https://identity.infocert.it", "infocertid.svg",
            "https://spid.intesa.it", "intesaid.svg",
            "https://id.lepida.it/idp/shibboleth", "lepidaid.svg",
            "https://idp.namirialtsp.com/idp", "namirialid.svg",
            "https://posteid.poste.it", "posteid.svg",
            "https://identity.sieltecloud.it", "sielteid.svg",
            "https://spid.register.it", "spiditalia.svg",
            "https://login.id.tim.it/affwebservices/public/saml2sso", "timid.svg");

    private static final Duration FRESH = Duration.ofDays(1);

    private Pictures() {}

    /** The name of the mark of a provider. */
    static Optional<String> of(String entityId) {
        return Optional.ofNullable(OF_PROVIDERS.get(entityId));
    }

    /** The names of all. */
    static Set<String> names() {
        Set<String> names = new TreeSet<>(OF_PROVIDERS.values());
        names.add(BUTTON);
        return names;
    }

    /** A mark by its name. */
    static Optional<Published> published(String name) {
        return names().contains(name)
                ? Optional.of(Published.of("image/svg+xml", bytes(name)).freshFor(FRESH))
                : Optional.empty();
    }

    private static byte[] bytes(String name) {
        try (InputStream found = Pictures.class.getResourceAsStream("pictures/" + name)) {
            if (found == null) {
                throw new IllegalStateException("picture: expected " + name + " in this bundle");
            }
            return found.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
