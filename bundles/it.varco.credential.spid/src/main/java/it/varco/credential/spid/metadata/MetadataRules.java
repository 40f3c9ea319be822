package it.varco.credential.spid.metadata;

import it.varco.api.configuration.BrokenRule;
import it.varco.api.form.Sentence;
import it.varco.credential.spid.SpidSettings;
import it.varco.credential.spid.SpidSettings.AttributeSet;
import it.varco.credential.spid.SpidSettings.Body;
import it.varco.credential.spid.SpidSettings.Organization;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What the federation asks of the settings together.
 *
 * @source SPID-01, SPID-10, SPID-12 to SPID-16, SPID-124
 */
public final class MetadataRules {

    /** The names of attributes that may be asked (protocols 1.5). */
    static final Set<String> ATTRIBUTES = Set.of(
            "spidCode",
            "name",
            "familyName",
            "placeOfBirth",
            "countyOfBirth",
            "dateOfBirth",
            "gender",
            "companyName",
            "registeredOffice",
            "companyFiscalNumber",
            "fiscalNumber",
            "ivaCode",
            "idCard",
            "mobilePhone",
            "email",
            "digitalAddress",
            "expirationDate",
            "domicileStreetAddress",
            "domicilePostalCode",
            "domicileMunicipality",
            "domicileProvince",
            "domicileNation");

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+");
    private static final Pattern TELEPHONE = Pattern.compile("\\+[0-9]{6,15}"); // E.164
    private static final Pattern IPA_CODE = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern VAT_NUMBER = Pattern.compile("IT[0-9]{11}|(?!IT)[A-Z]{2}[0-9A-Z]{2,13}");
    private static final Pattern FISCAL_CODE = Pattern.compile("[0-9]{11}|[A-Z0-9]{16}");
    private static final Pattern POSTCODE = Pattern.compile("[0-9]{5}");
    private static final Pattern PROVINCIA = Pattern.compile("[A-Z]{2}");

    private final SpidSettings settings;
    private final List<BrokenRule> broken = new ArrayList<>();

    private MetadataRules(SpidSettings settings) {
        this.settings = settings;
    }

    /**
     * Every rule that these settings would break; none if metadata of them can be published.
     *
     * @param home public address of the login, such as {@code https://varco.example/accesso/spid}
     */
    public static List<BrokenRule> broken(SpidSettings settings, URI home) {
        MetadataRules rules = new MetadataRules(settings);
        rules.home(home);
        settings.attributes().forEach(rules::attributes);
        settings.organization().forEach(rules::organization);
        rules.contact();
        if (settings.body().publicBody()) {
            rules.publicBody(settings.body());
        } else {
            rules.privateBody(settings.body());
        }
        return List.copyOf(rules.broken);
    }

    /**
     * Asks that no rule would be broken.
     *
     * @param home as in {@link #broken}
     * @throws IllegalArgumentException naming every rule that would be
     */
    public static void require(SpidSettings settings, URI home) {
        List<BrokenRule> broken = broken(settings, home);
        if (!broken.isEmpty()) {
            throw BrokenRules.asReason(broken);
        }
    }

    private void home(URI home) {
        boolean encrypted = "https".equals(home.getScheme());
        boolean plain = settings.development() && settings.entityId().startsWith("http:");
        if (!encrypted && !plain) {
            add("SPID-01", "publicAddress", Sentence.of(MetadataRules.class, "address"));
        }
        if (encrypted && settings.loopback()) {
            add("SPID-124", "loopback", Sentence.of(MetadataRules.class, "loopback"));
        }
    }

    private void attributes(AttributeSet set) {
        Set<String> seen = new TreeSet<>();
        for (String name : set.names()) {
            if (!ATTRIBUTES.contains(name)) {
                add("SPID-10", "attributes", Sentence.of(MetadataRules.class, "attributes.unknown", name));
            } else if (!seen.add(name)) {
                add("SPID-10", "attributes", Sentence.of(MetadataRules.class, "attributes.twice", name));
            }
        }
    }

    private void organization(Organization texts) {
        String suffix = texts.language().equals(Locale.ITALIAN) ? "" : "." + texts.language();
        Map<String, String> all = new LinkedHashMap<>();
        all.put("organization.name" + suffix, texts.name());
        all.put("organization.displayName" + suffix, texts.displayName());
        all.put("organization.url" + suffix, texts.url());
        all.forEach((key, text) -> {
            if (text.isEmpty()) {
                add(
                        "SPID-12",
                        key,
                        suffix.isEmpty()
                                ? Sentence.of(MetadataRules.class, "organization.missing")
                                : Sentence.of(MetadataRules.class, "organization.languages"));
            }
        });
        if (!texts.url().isEmpty() && !isSite(texts.url())) {
            add("SPID-12", "organization.url" + suffix, Sentence.of(MetadataRules.class, "organization.url"));
        }
    }

    private static boolean isSite(String text) {
        try {
            URI address = new URI(text);
            return String.valueOf(address.getScheme()).matches("https?") && address.getHost() != null;
        } catch (URISyntaxException none) {
            return false;
        }
    }

    private void contact() {
        if (!EMAIL.matcher(settings.contact().email()).matches()) {
            add("SPID-13", "contact.email", Sentence.of(MetadataRules.class, "contact.email"));
        }
        if (isWrong(TELEPHONE, settings.contact().telephone())) {
            add("SPID-13", "contact.telephone", Sentence.of(MetadataRules.class, "contact.telephone"));
        }
    }

    private void publicBody(Body body) {
        if (!IPA_CODE.matcher(body.ipaCode()).matches()) {
            add("SPID-14", "ipaCode", Sentence.of(MetadataRules.class, "ipaCode"));
        }
        numbers(body, "SPID-14");
        locality(body, "SPID-16");
    }

    private void privateBody(Body body) {
        if (!body.ipaCode().isEmpty()) {
            add("SPID-15", "ipaCode", Sentence.of(MetadataRules.class, "private.ipaCode"));
        }
        if (body.vatNumber().isEmpty() && body.fiscalCode().isEmpty()) {
            add("SPID-15", "vatNumber", Sentence.of(MetadataRules.class, "private.number"));
        }
        numbers(body, "SPID-15");
        if (body.seat().street().isEmpty()) {
            add("SPID-15", "billing.street", Sentence.of(MetadataRules.class, "private.street"));
        }
        if (!POSTCODE.matcher(body.seat().postcode()).matches()) {
            add("SPID-15", "billing.postcode", Sentence.of(MetadataRules.class, "private.postcode"));
        }
        locality(body, "SPID-15");
        if (!PROVINCIA.matcher(body.seat().provincia()).matches()) {
            add("SPID-15", "billing.provincia", Sentence.of(MetadataRules.class, "private.provincia"));
        }
    }

    private void numbers(Body body, String rule) {
        if (isWrong(VAT_NUMBER, body.vatNumber())) {
            add(rule, "vatNumber", Sentence.of(MetadataRules.class, "vatNumber"));
        }
        if (isWrong(FISCAL_CODE, body.fiscalCode())) {
            add(rule, "fiscalCode", Sentence.of(MetadataRules.class, "fiscalCode"));
        }
    }

    private void locality(Body body, String rule) {
        if (body.locality().isEmpty()) {
            add(rule, "organization.locality", Sentence.of(MetadataRules.class, "locality"));
        }
    }

    /** What is not there is not wrong. */
    private static boolean isWrong(Pattern shape, String text) {
        return !text.isEmpty() && !shape.matcher(text).matches();
    }

    private void add(String rule, String setting, Sentence why) {
        broken.add(new BrokenRule(rule, setting, why));
    }
}
