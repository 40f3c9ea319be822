package it.varco.demo.idp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What this identity provider can say of a person, by the names of SPID.
 *
 * @source protocols 1.5; Avviso SPID 18 for the form of names
 */
final class Attributes {

    /** Those that are dates; all others are text. */
    private static final List<String> DATES = List.of("dateOfBirth", "expirationDate");

    /** Four letters of the provider come first; these are those of nobody. */
    private static final String SPID_CODE = "DEMO";

    private static final int LENGTH_OF_SPID_CODE = 10;

    private Attributes() {}

    /** Those that are asked for and known, in the order of the rules. */
    static Map<String, String> of(InventedPerson person, List<String> asked) {
        Map<String, String> known = new LinkedHashMap<>();
        known.put("spidCode", spidCode(person));
        known.put("name", person.name());
        known.put("familyName", person.familyName());
        known.put("placeOfBirth", person.place());
        known.put("dateOfBirth", person.born());
        known.put("gender", person.gender());
        known.put("fiscalNumber", "TINIT-" + person.codiceFiscale());
        known.put("email", person.codiceFiscale().toLowerCase(Locale.ROOT) + "@example.it");
        known.put("expirationDate", "2099-12-31");
        known.keySet().retainAll(asked);
        known.values().removeIf(String::isEmpty);
        return known;
    }

    /** Always the same for a person, as with a provider that knows them. */
    private static String spidCode(InventedPerson person) {
        return SPID_CODE
                + person.codiceFiscale()
                        .substring(
                                0,
                                Math.min(
                                        LENGTH_OF_SPID_CODE,
                                        person.codiceFiscale().length()));
    }

    /** The type of an attribute in XML Schema. */
    static String type(String name) {
        return DATES.contains(name) ? "date" : "string";
    }
}
