package it.varco.credential.pin.issue;

import it.varco.api.identity.CodiceFiscale;
import it.varco.spi.archive.ArchiveException;
import it.varco.spi.archive.KnownPerson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the archive says of a person now, for an officer who talks to them. Prints nothing of it.
 *
 * @param known empty where nothing is, and where nobody can say
 * @source PIN-16, CAT-GEN-07
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
        if (!registry.isHere()) {
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
     * What a person is asked that was on no form; of several, another one after each miss.
     *
     * @param person codice fiscale, by which the first one is chosen
     */
    Optional<CallQuestion> question(String person, int misses) {
        List<CallQuestion> all = new ArrayList<>();
        known.ifPresent(found -> {
            found.questions().forEach(question -> all.add(new CallQuestion(question.asked(), question.answer())));
            found.card().ifPresent(card -> all.add(new CallQuestion("", card.number())));
        });
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(all.get(Math.floorMod(person.hashCode() + misses, all.size())));
    }

    @Override
    public String toString() {
        return "Background[" + archive + "]";
    }
}
