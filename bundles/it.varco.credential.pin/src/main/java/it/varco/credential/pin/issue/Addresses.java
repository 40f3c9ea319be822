package it.varco.credential.pin.issue;

import it.varco.credential.pin.BareText;
import it.varco.spi.archive.KnownPerson;
import java.util.List;
import java.util.Optional;

/**
 * Compares who asks, and where a letter shall go, with whom the institute knows and where they live.
 *
 * @source PIN-16, CON-18
 */
final class Addresses {

    private Addresses() {}

    /**
     * Whether the letter goes to the known residence, to whom that codice fiscale is known to be of: others who live in
     * that house ask in their own name. Not so where there is nothing to compare with.
     */
    static boolean known(Applicant applicant, Optional<KnownPerson> known) {
        return known.filter(person -> residence(applicant, person))
                .filter(person -> person.registered()
                        .filter(who -> person(applicant, who))
                        .isPresent())
                .filter(person -> applicant.delivery().isEmpty() || same(applicant.delivery(), applicant.residence()))
                .isPresent();
    }

    /** Whether somebody is known to live where they say; not so where nothing is known of it. */
    static boolean residence(Applicant applicant, KnownPerson known) {
        return !known.residence().isEmpty()
                && known.country().equals(applicant.country())
                && same(known.residence(), applicant.residence());
    }

    /** Whether somebody gave the names and the day of birth that the register has. */
    static boolean person(Applicant applicant, KnownPerson.Registered who) {
        return who.born().equals(applicant.born())
                && same(List.of(who.name()), List.of(applicant.name()))
                && same(List.of(who.surname()), List.of(applicant.surname()));
    }

    /**
     * Whether two addresses, or two names, have the same letters and digits in the same words; case, accents, marks do
     * not count.
     */
    static boolean same(List<String> one, List<String> other) {
        return words(one).equals(words(other));
    }

    private static List<String> words(List<String> lines) {
        return BareText.words(String.join(" ", lines));
    }
}
