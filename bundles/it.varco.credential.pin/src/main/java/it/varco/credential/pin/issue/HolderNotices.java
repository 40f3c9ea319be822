package it.varco.credential.pin.issue;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What holders are told at each contact they gave, so that whoever did not do it notices; never the PIN.
 *
 * @source NOT-14, SEC-10
 */
final class HolderNotices {

    private HolderNotices() {}

    /**
     * One message for each contact, also those that are held back (PIN-42); each medium a matter of its own, so that an
     * address that stalls holds up none of the others.
     *
     * @param kind of a template with the place {@code at}
     */
    static List<Message> toContacts(String kind, Dossier dossier, Instant at) {
        return Contacts.ELECTRONIC.stream()
                .flatMap(medium -> dossier.contacts().at(medium).stream()
                        .map(address -> Message.of(kind, dossier.applicant().person())
                                .matter("pin.notice." + medium.name())
                                .to(medium, address)
                                .moment("at", at)
                                .build()))
                .toList();
    }

    /**
     * The same to somebody who may have no dossier, or none with a contact: then to where the house writes to them.
     *
     * @param kind of a template with the place {@code at}
     */
    static List<Message> toContactsOrRecapiti(
            String kind, CodiceFiscale person, Optional<Dossier> dossier, Instant at) {
        return dossier.map(read -> toContacts(kind, read, at))
                .filter(all -> !all.isEmpty())
                .orElseGet(() -> List.of(Message.of(kind, person)
                        .over(Medium.EMAIL, Medium.SMS)
                        .moment("at", at)
                        .build()));
    }
}
