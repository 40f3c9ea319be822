package it.varco.federation;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import javax.xml.namespace.QName;

/**
 * What one entity of metadata came to.
 *
 * @param provider empty if it cannot be used: nowhere to send anybody, or no key to trust
 * @param flaws what is wrong with it
 */
record EntityReading(Optional<IdentityProvider> provider, List<String> flaws) {

    private static final QName LANGUAGE = new QName("http://www.w3.org/XML/1998/namespace", "lang");

    /**
     * Reads one.
     *
     * @param provider begun with its name, and until when it holds
     * @param published the keys of the role
     */
    static EntityReading of(
            IdentityProvider.Builder provider,
            XmlNode entity,
            XmlNode role,
            PublishedKeys published,
            Predicate<URI> reachable) {
        List<String> flaws = new ArrayList<>();
        flaws.addAll(published.flaws());
        published.keys().forEach(provider::key);
        int places = 0;
        for (XmlNode service : role.children(Saml.metadata("SingleSignOnService"))) {
            Optional<URI> place = service.attribute("Location")
                    .flatMap(EntityReading::address)
                    .filter(reachable);
            if (place.isEmpty()) {
                flaws.add("SingleSignOnService: expected an address that people may be sent to");
                continue;
            }
            provider.signOn(service.attribute("Binding").orElseThrow(), place.get());
            places++;
        }
        names(entity, provider);
        if (published.keys().isEmpty()) {
            flaws.add("KeyDescriptor: expected an RSA key of 2048 bits or more to verify with");
        }
        if (places == 0) {
            flaws.add("SingleSignOnService: expected one at least");
        }
        return new EntityReading(
                published.keys().isEmpty() || places == 0 ? Optional.empty() : Optional.of(provider.build()),
                List.copyOf(flaws));
    }

    private static Optional<URI> address(String location) {
        try {
            return Optional.of(new URI(location));
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }

    private static void names(XmlNode entity, IdentityProvider.Builder provider) {
        entity.child(Saml.metadata("Organization")).stream()
                .flatMap(organization -> organization.children(Saml.metadata("OrganizationDisplayName")).stream())
                .forEach(name -> name.text()
                        .ifPresent(text -> provider.name(
                                Locale.forLanguageTag(name.attribute(LANGUAGE).orElse("it")), text)));
    }
}
