package it.varco.credential.pin.issue;

import it.varco.api.form.SpokenNumber;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.ContactForm;
import it.varco.spi.archive.ArchiveException;
import it.varco.spi.archive.KnownPerson;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a caller says that is not public, as name and day of birth are: the number of their health card, that of their
 * request, or one of their contacts, whole. It is compared with all of them, and nobody is told with which it fits.
 *
 * @source ROL-07, PIN-45, UX-43
 */
final class CallerProof {

    /** Whether a caller is who they say. */
    enum Verdict {
        /** One of these is what they said. */
        FITS,
        /** None is. */
        UNLIKE,
        /** There is nothing to compare with. */
        NOTHING_KNOWN
    }

    private final Registry registry;
    private final Duration hold;

    CallerProof(IssueBook book) {
        registry = book.registry();
        hold = book.policy().recovery().hold();
    }

    /**
     * Compares what was said with what is known of a person.
     *
     * @param known their dossier, if what it says was looked at
     * @throws ArchiveException if there is no such dossier, and it cannot be said now whether they have a card
     */
    Verdict of(String said, CodiceFiscale person, Optional<Dossier> known, Instant at) {
        if (known.filter(dossier -> fits(said, dossier, at)).isPresent()) {
            return Verdict.FITS;
        }
        Optional<KnownPerson.HealthCard> card = card(person, known.isPresent());
        if (known.isEmpty() && card.isEmpty()) {
            return Verdict.NOTHING_KNOWN;
        }
        boolean right = card.map(KnownPerson.HealthCard::number).equals(HealthCardFields.number(said));
        return card.isPresent() && right ? Verdict.FITS : Verdict.UNLIKE;
    }

    /** Contacts that an officer took down a short time ago prove nothing (PIN-42). */
    private boolean fits(String said, Dossier dossier, Instant at) {
        Contacts contacts = dossier.contacts().withoutHeld(at, hold);
        return SpokenNumber.parse(said).filter(dossier.number()::equals).isPresent()
                || contacts.addresses().keySet().stream()
                        .anyMatch(medium -> ContactForm.of(medium, said) instanceof ContactForm.Good good
                                && contacts.known(Map.of(medium, good.address())) > 0);
    }

    private Optional<KnownPerson.HealthCard> card(CodiceFiscale person, boolean without) {
        try {
            return registry.find(person).flatMap(KnownPerson::card);
        } catch (ArchiveException away) {
            if (without) { // the dossier alone decides, so that nobody guesses uncounted while the archive is away
                return Optional.empty();
            }
            throw away;
        }
    }
}
