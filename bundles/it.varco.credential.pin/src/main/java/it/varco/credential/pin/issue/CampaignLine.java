package it.varco.credential.pin.issue;

import it.varco.api.identity.CodiceFiscale;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads one line of the list of a campaign: codice fiscale, given name, family name, day of birth, two letters of the
 * country of residence, whether they hold an Italian document, the lines of the address, the language.
 *
 * <pre>
 * BNCLRA85M52Z110M;Clara;Bianchi;1985-08-12;FR;no;12 rue de la Paix|75002 Paris;it
 * </pre>
 *
 * @source PIN-S07, FAS-05, FAS-07
 */
final class CampaignLine {

    private static final Pattern FIELD = Pattern.compile(";");
    private static final Pattern LINE = Pattern.compile("\\|");
    private static final int FIELDS = 8;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final String HELD = "yes";
    private static final Set<String> DOCUMENT = Set.of(HELD, "no");
    private static final Set<String> LANGUAGES = Set.of("it", "en", "de");

    private CampaignLine() {}

    /** What a line says. */
    sealed interface Read {

        /** Somebody on the list, whom a letter can reach. */
        record Person(Applicant applicant) implements Read {}

        /**
         * Nothing that can be used.
         *
         * @param what is wrong: a word for the trail
         */
        record Wrong(String what) implements Read {}

        /** No line of the list: nothing, or a remark after {@code #}. */
        record Remark() implements Read {}
    }

    /** @param today that of {@link TypedDay#isOfBirth} */
    static Read read(String text, LocalDate today) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text; // as some editors begin a file
        if (plain.isBlank() || plain.startsWith("#")) {
            return new Read.Remark();
        }
        List<String> fields =
                FIELD.splitAsStream(plain + ' ').map(String::strip).toList();
        return fields.size() == FIELDS ? person(fields, today) : new Read.Wrong("fields");
    }

    private static Read person(List<String> fields, LocalDate today) {
        Optional<CodiceFiscale> person = CodiceFiscale.parse(fields.get(0));
        Optional<LocalDate> born = born(fields.get(3), today);
        String country = fields.get(4);
        String document = fields.get(5);
        String language = fields.get(7);
        if (person.isEmpty() || born.isEmpty()) {
            return new Read.Wrong(person.isEmpty() ? "person" : "born");
        }
        if (fields.get(1).isEmpty() || fields.get(2).isEmpty()) {
            return new Read.Wrong("name");
        }
        if (!COUNTRIES.contains(country) || !DOCUMENT.contains(document)) {
            return new Read.Wrong(COUNTRIES.contains(country) ? "document" : "country");
        }
        Applicant applicant = new Applicant(
                person.get(),
                fields.get(1),
                fields.get(2),
                born.get(),
                country,
                LINE.splitAsStream(fields.get(6)).map(String::strip).toList(),
                List.of(),
                Optional.empty(),
                document.equals(HELD),
                "",
                Locale.forLanguageTag(language));
        if (applicant.residence().size() < 2 || !Halves.postable(applicant)) {
            return new Read.Wrong("address");
        }
        return LANGUAGES.contains(language) ? new Read.Person(applicant) : new Read.Wrong("language");
    }

    private static Optional<LocalDate> born(String text, LocalDate today) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> TypedDay.isOfBirth(day, today));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
