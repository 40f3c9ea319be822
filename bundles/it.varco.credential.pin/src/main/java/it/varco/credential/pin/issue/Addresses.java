package it.varco.credential.pin.issue;

import it.varco.spi.archive.KnownPerson;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Compares where a letter shall go with where the institute knows a person to live.
 *
 * @source PIN-16, CON-18
 */
final class Addresses {

    private static final Pattern MARK = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Addresses() {}

    /** Whether the letter goes to the known residence; not so where there is nothing to compare with. */
    static boolean known(Applicant applicant, Optional<KnownPerson> known) {
        return known.filter(person -> !person.residence().isEmpty())
                .filter(person -> person.country().equals(applicant.country()))
                .filter(person -> same(person.residence(), applicant.residence()))
                .filter(person -> applicant.delivery().isEmpty() || same(applicant.delivery(), applicant.residence()))
                .isPresent();
    }

    /** Whether two addresses have the same letters and digits in the same words; case, accents, marks do not count. */
    static boolean same(List<String> one, List<String> other) {
        return words(one).equals(words(other));
    }

    private static List<String> words(List<String> lines) {
        String plain = MARK.matcher(Normalizer.normalize(String.join(" ", lines), Normalizer.Form.NFD))
                .replaceAll("");
        return OTHER.splitAsStream(plain.toUpperCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
