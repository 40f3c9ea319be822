package it.varco.federation;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
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

    static EntityReading of(String id, XmlNode entity, XmlNode role, Instant until, Predicate<URI> reachable) {
        List<String> flaws = new ArrayList<>();
        IdentityProvider.Builder provider = IdentityProvider.of(id).until(until);
        List<PublicKey> keys = keys(role, flaws);
        keys.forEach(provider::key);
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
        if (keys.isEmpty()) {
            flaws.add("KeyDescriptor: expected an RSA key of 2048 bits or more to verify with");
        }
        if (places == 0) {
            flaws.add("SingleSignOnService: expected one at least");
        }
        return new EntityReading(
                keys.isEmpty() || places == 0 ? Optional.empty() : Optional.of(provider.build()), List.copyOf(flaws));
    }

    /** Keys that say nothing of their use count as well (SPID-122). */
    private static List<PublicKey> keys(XmlNode role, List<String> flaws) {
        List<PublicKey> keys = new ArrayList<>();
        role.children(Saml.metadata("KeyDescriptor")).stream()
                .filter(key -> key.attribute("use").map("signing"::equals).orElse(true))
                .flatMap(key -> key.children(Saml.signature("KeyInfo")).stream())
                .flatMap(info -> info.children(Saml.signature("X509Data")).stream())
                .flatMap(data -> data.children(Saml.signature("X509Certificate")).stream())
                .map(EntityReading::key)
                .forEach(key -> key.filter(SignatureCheck::isUsable)
                        .ifPresentOrElse(keys::add, () -> flaws.add("X509Certificate: expected one of an RSA key")));
        return keys;
    }

    /** The key is what is trusted: whether its certificate is still valid says nothing (SPID-122). */
    private static Optional<PublicKey> key(XmlNode certificate) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(certificate.text().orElse(""));
            return Optional.of(CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(bytes))
                    .getPublicKey());
        } catch (CertificateException | IllegalArgumentException none) {
            return Optional.empty();
        }
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
