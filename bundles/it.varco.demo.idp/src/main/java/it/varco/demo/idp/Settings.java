package it.varco.demo.idp;

import it.varco.api.configuration.Lines;
import it.varco.api.configuration.Placeholders;
import it.varco.api.configuration.Ranges;
import it.varco.certificate.SpidProfile;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How the identity provider is configured.
 *
 * @param own files with its key and certificate
 * @param metadataFile where it says who it is
 * @param service files with key and certificate of the service
 * @param profile of that certificate
 * @param serviceMetadata where the service says who it is
 * @param people at least one
 */
record Settings(
        int port,
        KeyFiles own,
        Path metadataFile,
        KeyFiles service,
        SpidProfile profile,
        String serviceShortName,
        String serviceLocality,
        URI serviceMetadata,
        List<InventedPerson> people) {

    private static final int HIGHEST_PORT = 65_535;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    Settings {
        people = List.copyOf(people);
    }

    /**
     * Reads the configuration.
     *
     * @param properties framework properties by name, {@code null} where there is none
     * @throws IllegalArgumentException naming the key that is wrong; or if the gateway is not in development
     */
    static Settings of(TestIdentityProvider.Config config, UnaryOperator<@Nullable String> properties) {
        if (!"development".equals(properties.apply("varco.mode"))) {
            throw new IllegalArgumentException("varco.mode: expected development, everybody can choose who to be");
        }
        if (config.people().length == 0) {
            throw new IllegalArgumentException("people: expected one person at least");
        }
        return new Settings(
                Ranges.number("port", config.port(), 0, HIGHEST_PORT),
                new KeyFiles(
                        Placeholders.path("key", config.key(), properties),
                        Placeholders.path("certificate", config.certificate(), properties)),
                Placeholders.path("metadata", config.metadata(), properties),
                new KeyFiles(
                        Placeholders.path("service.key", config.service_key(), properties),
                        Placeholders.path("service.certificate", config.service_certificate(), properties)),
                SpidProfile.publicBody(
                        Lines.some("service.name", config.service_name()),
                        Lines.some("service.entityId", config.service_entityId()),
                        Lines.some("service.ipaCode", config.service_ipaCode())),
                Lines.some("service.shortName", config.service_shortName()),
                Lines.some("service.locality", config.service_locality()),
                address(config.service_metadata()),
                Arrays.stream(config.people()).map(InventedPerson::parse).toList());
    }

    private static URI address(String text) {
        String expected = "service.metadata: expected an address such as http://localhost:8080/accesso/spid/metadata";
        try {
            URI address = new URI(text.strip());
            if (address.getHost() != null && SCHEMES.contains(address.getScheme())) {
                return address;
            }
        } catch (URISyntaxException none) {
            throw new IllegalArgumentException(expected, none);
        }
        throw new IllegalArgumentException(expected);
    }
}
