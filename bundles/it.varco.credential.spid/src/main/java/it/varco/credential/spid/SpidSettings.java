package it.varco.credential.spid;

import it.varco.api.configuration.Lines;
import it.varco.api.configuration.Placeholders;
import it.varco.api.configuration.Ranges;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The configuration, checked as far as each key goes by itself. What the rules of SPID say about the values together is
 * looked at where the metadata is made.
 *
 * @param entityId the name in messages: an address, https, or http in development
 * @param organization the texts of each language, Italian first
 * @param attributes what is asked of people, never empty; the first is asked, and enough to let somebody in
 * @param switchedOff entities of identity providers that nobody may choose
 * @param development whether test identities and plain connections may count
 * @param loopback whether identity providers on this machine may be reached without encryption
 */
public record SpidSettings(
        String entityId,
        List<Organization> organization,
        Contact contact,
        Body body,
        List<AttributeSet> attributes,
        Files files,
        Checks checks,
        Set<String> switchedOff,
        boolean development,
        boolean loopback) {

    private static final int LONGEST_ENTITY_ID = 1024; // SAML 2.0 Core 8.3.6
    private static final List<String> NEEDED = List.of("fiscalNumber", "dateOfBirth"); // SPID-102, EID-09
    private static final Duration MOST_SKEW = Duration.ofMinutes(3);
    private static final String DEVELOPMENT = "development";
    private static final Pattern ATTRIBUTES = Pattern.compile("(?:([^:]+):)?\\s*([A-Za-z]+(?:\\s+[A-Za-z]+)*)");

    public SpidSettings {
        organization = List.copyOf(organization);
        attributes = List.copyOf(attributes);
        switchedOff = Set.copyOf(switchedOff);
    }

    /**
     * How the body is called in one language; each text may be empty.
     *
     * @param name in full, as in the public registers
     * @param displayName what identity providers show
     * @param url address of its site
     * @source SPID-12
     */
    public record Organization(Locale language, String name, String displayName, String url) {

        private boolean isEmpty() {
            return name.isEmpty() && displayName.isEmpty() && url.isEmpty();
        }
    }

    /**
     * Whom to write to.
     *
     * @param telephone may be empty
     * @source SPID-13
     */
    public record Contact(String email, String telephone) {}

    /**
     * What the body is by law; whatever does not apply is empty.
     *
     * @param publicBody whether it acts as a public body, else as a private one
     * @param ipaCode its code in the national index of public bodies
     * @param vatNumber with the country code first
     * @param locality the comune of its seat
     * @source SPID-14, SPID-15
     */
    public record Body(
            boolean publicBody, String ipaCode, String vatNumber, String fiscalCode, String locality, Seat seat) {}

    /**
     * Where invoices are made out to, for a private body.
     *
     * @param provincia two letters
     * @source SPID-15
     */
    public record Seat(String street, String postcode, String provincia) {}

    /**
     * Attributes that are asked together.
     *
     * @param service what they are asked for, in Italian; empty: the name of the body says it
     * @param names in the order of the configuration, never empty
     * @source SPID-10
     */
    public record AttributeSet(String service, List<String> names) {
        public AttributeSet {
            names = List.copyOf(names);
        }
    }

    /**
     * Places; nobody has looked whether anything is there.
     *
     * @param identityProviders folder with metadata of identity providers
     * @param federationCertificates whose signature on a federation's document counts; may be empty
     */
    public record Files(Path certificate, Path key, Path identityProviders, List<Path> federationCertificates) {
        public Files {
            federationCertificates = List.copyOf(federationCertificates);
        }
    }

    /**
     * How strictly answers are looked at.
     *
     * @param skew by how much clocks may differ
     * @param signedResponse whether the response has to be signed as well as the assertion
     * @source SPID-58, SPID-80
     */
    public record Checks(Duration skew, boolean signedResponse) {}

    /**
     * Reads the configuration.
     *
     * @param properties framework properties by name, {@code null} where there is none
     * @throws IllegalArgumentException naming the first key that is wrong and what was expected
     */
    public static SpidSettings of(SpidConfig config, UnaryOperator<@Nullable String> properties) {
        boolean development = development(config.mode(), properties);
        URI entityId = entityId(Lines.any("entityId", config.entityId()), development);
        if (config.loopback() && (!development || entityId.getScheme().equals("https"))) {
            throw refused("loopback", "false, unless the gateway runs in development and entityId begins with http:");
        }
        return new SpidSettings(
                entityId.toString(),
                organization(config),
                new Contact(
                        Lines.any("contact.email", config.contact_email()),
                        Lines.any("contact.telephone", config.contact_telephone())),
                body(config),
                attributes(config.attributes()),
                files(config, properties),
                new Checks(
                        Ranges.duration("skew", config.skew(), Duration.ZERO, MOST_SKEW),
                        config.requireSignedResponse()),
                Arrays.stream(config.switchedOff()).map(String::strip).collect(Collectors.toSet()),
                development,
                config.loopback());
    }

    /** The texts in Italian, which are always there. */
    public Organization italian() {
        return organization.get(0);
    }

    private static boolean development(String mode, UnaryOperator<@Nullable String> properties) {
        if (!mode.equals(DEVELOPMENT) && !mode.equals("production")) {
            throw refused("mode", "production or development");
        }
        return mode.equals(DEVELOPMENT) && DEVELOPMENT.equals(properties.apply("varco.mode"));
    }

    private static URI entityId(String text, boolean development) {
        String expected = "an address that begins with https://" + (development ? " or http://" : "");
        try {
            URI address = new URI(text);
            boolean scheme = "https".equals(address.getScheme()) || (development && "http".equals(address.getScheme()));
            if (scheme && address.getHost() != null && text.length() <= LONGEST_ENTITY_ID) {
                return address;
            }
        } catch (URISyntaxException none) {
            throw new IllegalArgumentException("entityId: expected " + expected, none);
        }
        throw refused("entityId", expected + ", of at most " + LONGEST_ENTITY_ID + " characters");
    }

    private static List<Organization> organization(SpidConfig config) {
        Organization italian = new Organization(
                Locale.ITALIAN,
                Lines.any("organization.name", config.organization_name()),
                Lines.any("organization.displayName", config.organization_displayName()),
                Lines.any("organization.url", config.organization_url()));
        Organization english = new Organization(
                Locale.ENGLISH,
                Lines.any("organization.name.en", config.organization_name_en()),
                Lines.any("organization.displayName.en", config.organization_displayName_en()),
                Lines.any("organization.url.en", config.organization_url_en()));
        return english.isEmpty() ? List.of(italian) : List.of(italian, english);
    }

    private static Body body(SpidConfig config) {
        boolean publicBody = switch (config.activity()) {
            case "public" -> true;
            case "private" -> false;
            default -> throw refused("activity", "public or private");
        };
        return new Body(
                publicBody,
                Lines.any("ipaCode", config.ipaCode()),
                Lines.any("vatNumber", config.vatNumber()),
                Lines.any("fiscalCode", config.fiscalCode()),
                Lines.any("organization.locality", config.organization_locality()),
                new Seat(
                        Lines.any("billing.street", config.billing_street()),
                        Lines.any("billing.postcode", config.billing_postcode()),
                        Lines.any("billing.provincia", config.billing_provincia())));
    }

    private static List<AttributeSet> attributes(String... lines) {
        List<AttributeSet> sets = Arrays.stream(lines)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(SpidSettings::attributeSet)
                .toList();
        if (sets.isEmpty()) {
            throw refused("attributes", "one line at least");
        }
        if (!sets.get(0).names().containsAll(NEEDED)) {
            throw refused("attributes", String.join(" and ", NEEDED) + " in the first line");
        }
        return sets;
    }

    private static AttributeSet attributeSet(String text) {
        var matcher = ATTRIBUTES.matcher(Lines.any("attributes", text));
        if (!matcher.matches()) {
            throw refused("attributes", "names of attributes with blanks between, perhaps after a text and a colon");
        }
        String service = matcher.group(1) == null ? "" : matcher.group(1).strip();
        return new AttributeSet(service, List.of(matcher.group(2).split("\\s+")));
    }

    private static Files files(SpidConfig config, UnaryOperator<@Nullable String> properties) {
        List<Path> pinned = new ArrayList<>();
        Stream.of(config.federationCertificates())
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .forEach(text -> pinned.add(Placeholders.path("federationCertificates", text, properties)));
        return new Files(
                Placeholders.path("certificate", config.certificate().strip(), properties),
                Placeholders.path("key", config.key().strip(), properties),
                Placeholders.path(
                        "identityProviders", config.identityProviders().strip(), properties),
                pinned);
    }

    private static IllegalArgumentException refused(String key, String expected) {
        return new IllegalArgumentException(key + ": expected " + expected);
    }
}
