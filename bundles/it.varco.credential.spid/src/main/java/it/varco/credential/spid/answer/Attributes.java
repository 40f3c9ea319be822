package it.varco.credential.spid.answer;

import it.varco.api.identity.CodiceFiscale;
import it.varco.federation.Saml;
import it.varco.federation.XmlNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an assertion says about the person. Of what nobody asked for nothing is read.
 *
 * @source SPID-77, SPID-78, SPID-86, SPID-100 to SPID-107
 */
final class Attributes {

    /** By which a person is known: asked of everybody. */
    static final String FISCAL_NUMBER = "fiscalNumber";

    /** By which the age is known, for the codice fiscale does not tell the century (CF-04): asked of everybody. */
    static final String DATE_OF_BIRTH = "dateOfBirth";

    private static final String GIVEN = "name";
    private static final String FAMILY = "familyName";
    private static final String BODY = "TINIT-";
    private static final int LONGEST_NAME = 120;

    private static final Set<String> MAY_BE_EMPTY = Set.of(GIVEN, FAMILY);
    private static final Set<String> DATES = Set.of(DATE_OF_BIRTH, "expirationDate");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** What says nothing of its format is one of these by name as well (SAML 2.0 Core 2.7.3.1). */
    private static final Set<String> FORMATS = Set.of(
            "urn:oasis:names:tc:SAML:2.0:attrname-format:basic",
            "urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified");

    /** The forms of section 1.5, from which providers stray without harm. */
    private static final Map<String, Pattern> FORMS = Map.ofEntries(
            form("spidCode", "[A-Z]{4}[A-Za-z0-9]{10}"),
            form("placeOfBirth", "[A-Z]\\d{3}"),
            form("countyOfBirth", "[A-Z]{2}"),
            form("gender", "[FM]"),
            form("ivaCode", "VATIT-\\d{11}"),
            form("companyFiscalNumber", "TINIT-\\w+"),
            form("mobilePhone", "\\S+"),
            form("email", "\\S+@\\S+"),
            form("digitalAddress", "\\S+@\\S+"));

    private final List<XmlNode> statements;

    /** @param statements all of the assertion */
    Attributes(List<XmlNode> statements) {
        this.statements = statements;
    }

    /** Whether there is no more than one statement, and in it attributes that differ, each with a value. */
    boolean areWellShaped() {
        return statements.size() <= 1 && statements.stream().map(Attributes::in).allMatch(Attributes::areWellShaped);
    }

    private static boolean areWellShaped(List<XmlNode> attributes) {
        return !attributes.isEmpty()
                && attributes.stream()
                        .noneMatch(each ->
                                each.children(Saml.assertion("AttributeValue")).isEmpty())
                && attributes.stream()
                                .map(each -> each.attribute("Name"))
                                .distinct()
                                .count()
                        == attributes.size();
    }

    /** Whether all are there that a login needs, each as it can be read. */
    boolean areComplete(Collection<String> asked) {
        return Stream.concat(asked.stream(), Stream.of(DATE_OF_BIRTH))
                .filter(name -> !name.equals(FISCAL_NUMBER))
                .allMatch(this::isReadable);
    }

    private boolean isReadable(String name) {
        return DATES.contains(name)
                ? date(name).isPresent()
                : value(name)
                        .filter(value -> !value.isEmpty() || MAY_BE_EMPTY.contains(name))
                        .isPresent();
    }

    /** The codice fiscale; empty unless it is an Italian one, written as it has to be. */
    Optional<CodiceFiscale> codiceFiscale() {
        return value(FISCAL_NUMBER)
                .filter(value -> value.startsWith(BODY))
                .map(value -> value.substring(BODY.length()))
                .flatMap(code ->
                        CodiceFiscale.parse(code).filter(read -> read.value().equals(code)));
    }

    Optional<LocalDate> date(String name) {
        try {
            return value(name).filter(DATE.asMatchPredicate()).map(LocalDate::parse);
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /** Given name and family name, as far as they were asked for and there is room to show them. */
    String displayName(Collection<String> asked) {
        List<String> parts = Stream.of(GIVEN, FAMILY)
                .filter(asked::contains)
                .flatMap(name -> value(name).stream())
                .filter(part -> !part.isEmpty())
                .toList();
        String whole = String.join(" ", parts);
        if (whole.length() <= LONGEST_NAME) {
            return whole;
        }
        boolean splits = Character.isHighSurrogate(whole.charAt(LONGEST_NAME - 1));
        return whole.substring(0, splits ? LONGEST_NAME - 1 : LONGEST_NAME);
    }

    /** The names of those that stray from their form; nothing depends on them (SPID-107). */
    List<String> strays(Collection<String> asked) {
        return asked.stream().filter(this::strays).toList();
    }

    private boolean strays(String name) {
        Pattern form = FORMS.get(name);
        return form != null && value(name).filter(form.asMatchPredicate()).isEmpty();
    }

    /** The one value of an attribute, maybe an empty one; none if an element or a control character is in it. */
    private Optional<String> value(String name) {
        return statements.stream()
                .flatMap(statement -> in(statement).stream())
                .filter(each -> Response.has(each, "Name", name))
                .filter(each ->
                        each.attribute("NameFormat").map(FORMATS::contains).orElse(true))
                .findFirst()
                .flatMap(each -> each.child(Saml.assertion("AttributeValue")))
                .filter(value -> value.children().isEmpty())
                .map(value -> value.text().orElse(""))
                .filter(text -> text.chars().noneMatch(Character::isISOControl));
    }

    private static List<XmlNode> in(XmlNode statement) {
        return statement.children(Saml.assertion("Attribute"));
    }

    private static Map.Entry<String, Pattern> form(String name, String shape) {
        return Map.entry(name, Pattern.compile(shape));
    }
}
