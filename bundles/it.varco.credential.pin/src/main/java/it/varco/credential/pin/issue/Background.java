package it.varco.credential.pin.issue;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.PersonalName;
import it.varco.spi.archive.ArchiveException;
import it.varco.spi.archive.KnownPerson;
import java.util.List;
import java.util.Optional;

/**
 * What the archive says of a person now, for an officer who talks to them. Prints nothing of it.
 *
 * @param known empty where nothing is, and where nobody can say
 * @source PIN-16, CF-13, CAT-GEN-07
 */
record Background(Archive archive, Optional<KnownPerson> known) {

    /** Whether anything can be said. */
    enum Archive {
        /** It answers. */
        HERE,
        /** The site has none. */
        ABSENT,
        /** It does not answer now. */
        AWAY
    }

    static Background of(Registry registry, CodiceFiscale person) {
        if (!registry.isExpected()) {
            return new Background(Archive.ABSENT, Optional.empty());
        }
        try {
            return new Background(Archive.HERE, registry.find(person));
        } catch (ArchiveException away) {
            return new Background(Archive.AWAY, Optional.empty());
        }
    }

    boolean isAway() {
        return archive == Archive.AWAY;
    }

    /** How texts call what it knows about the residence that was typed, which it never tells itself. */
    String residence(Applicant applicant) {
        if (archive != Archive.HERE) {
            return isAway() ? "away" : "absent";
        }
        return known.filter(person -> !person.residence().isEmpty())
                .map(person -> Addresses.residence(applicant, person) ? "same" : "other")
                .orElse("none");
    }

    /**
     * How texts call what speaks against somebody being whom they say: other names or another day of birth than the
     * register has; where it has none, letters of the codice fiscale that are unlike the name (CF-13).
     */
    Optional<String> doubt(Applicant applicant) {
        Optional<KnownPerson.Registered> who = known.flatMap(KnownPerson::registered);
        if (who.isPresent()) {
            return who.filter(found -> !Addresses.person(applicant, found)).map(found -> "person");
        }
        return PersonalName.parse(applicant.surname(), applicant.name())
                .filter(name -> !applicant.person().fits(name))
                .map(name -> "code");
    }

    /**
     * What a person is asked that was on no form: of several always the same, so that nobody gets another one by a
     * wrong answer; the number of the health card, which whoever has a stolen wallet reads out, only where there is
     * nothing else.
     *
     * @param person codice fiscale, by which it is chosen
     */
    Optional<CallQuestion> question(String person) {
        List<KnownPerson.Question> all = known.map(KnownPerson::questions).orElse(List.of());
        if (all.isEmpty()) {
            return known.flatMap(KnownPerson::card).map(card -> new CallQuestion("", card.number()));
        }
        KnownPerson.Question chosen = all.get(Math.floorMod(person.hashCode(), all.size()));
        return Optional.of(new CallQuestion(chosen.asked(), chosen.answer()));
    }

    @Override
    public String toString() {
        return "Background[" + archive + "]";
    }
}
