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
 * What a caller says that is not public, as name and day of birth are: the number of their health card or that of their
 * request; and where something is only taken away, one of their contacts, whole, which others may know. It is compared
 * with all of them, and nobody is told with which it fits.
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
        NOTHING_KNOWN,
        /** It may be the number of their health card, and whether it is cannot be said now. */
        NOT_NOW
    }

    private final Registry registry;
    private final Duration hold;
    private final boolean contactsCount;

    /** @param contactsCount whether one of their contacts is proof enough */
    CallerProof(IssueBook book, boolean contactsCount) {
        registry = book.registry();
        hold = book.policy().recovery().hold();
        this.contactsCount = contactsCount;
    }

    /**
     * Compares what was said with what is known of a person.
     *
     * @param known their dossier, if what it says was looked at
     */
    Verdict of(String said, CodiceFiscale person, Optional<Dossier> known, Instant at) {
        if (known.filter(dossier -> fits(said, dossier, at)).isPresent()) {
            return Verdict.FITS;
        }
        Optional<String> number = HealthCardFields.number(said);
        if (known.isPresent() && number.isEmpty()) { // the dossier alone decides
            return Verdict.UNLIKE;
        }
        try {
            Optional<String> card =
                    registry.find(person).flatMap(KnownPerson::card).map(KnownPerson.HealthCard::number);
            if (known.isEmpty() && card.isEmpty()) {
                return Verdict.NOTHING_KNOWN;
            }
            return card.isPresent() && card.equals(number) ? Verdict.FITS : Verdict.UNLIKE;
        } catch (ArchiveException away) {
            return Verdict.NOT_NOW;
        }
    }

    private boolean fits(String said, Dossier dossier, Instant at) {
        return SpokenNumber.parse(said).filter(dossier.number()::equals).isPresent()
                || (contactsCount && isContact(said, dossier, at));
    }

    /** Contacts that an officer took down a short time ago prove nothing (PIN-42). */
    private boolean isContact(String said, Dossier dossier, Instant at) {
        Contacts contacts = dossier.contacts().withoutHeld(at, hold);
        return contacts.addresses().keySet().stream()
                .anyMatch(medium -> ContactForm.of(medium, said) instanceof ContactForm.Good good
                        && contacts.known(Map.of(medium, good.address())) > 0);
    }
}
