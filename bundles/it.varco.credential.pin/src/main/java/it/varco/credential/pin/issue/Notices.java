package it.varco.credential.pin.issue;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.credential.pin.PhaseOut;
import it.varco.credential.pin.PinMessages;
import it.varco.credential.pin.Warnings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What people are told about their request; never any part of the PIN, nor the codice fiscale. Each goes to the
 * contacts of the request: e-mail, else SMS, else PEC. There is none where it has none of them.
 *
 * @source NOT-01, NOT-15, PIN-S05, PIN-S09, PIN-S21
 */
final class Notices {

    /**
     * A matter apart: an address that somebody typed, and that stalls, keeps no notice about a PIN waiting. What goes
     * to addresses that nobody looked at yet is a matter of its own for each request.
     */
    private static final String MATTER = "pin.request";

    /** For how long it is tried to tell whoever asked what they can look up as well; no officer gets a task of it. */
    private static final Duration OF_USE = Duration.ofDays(1);

    private Notices() {}

    /** The request was received, with the number by which it is followed. */
    static Optional<Message> received(Dossier dossier) {
        return brief(dossier, "pin.request.received")
                .map(message -> message.word("number", dossier.number()).build());
    }

    /**
     * Somebody asked for a PIN for a person who has one, or has asked for it: to those contacts that the person has,
     * never to the ones that were typed.
     *
     * @param known their own dossier, if its contacts were looked at
     */
    static Message again(CodiceFiscale person, Optional<Dossier> known, Instant at) {
        String kind = "pin.request.again";
        return known.flatMap(dossier -> to(dossier, kind))
                .orElseGet(() -> Message.of(kind, person).over(Medium.EMAIL, Medium.SMS))
                .matter("pin")
                .moment("at", at)
                .build();
    }

    /** Nobody could be called in time. */
    static Optional<Message> uncalled(Dossier dossier) {
        return brief(dossier, "pin.request.uncalled").map(Message.Builder::build);
    }

    /** The call came to nothing, or an officer ended the request. */
    static Optional<Message> cancelled(Dossier dossier) {
        return brief(dossier, "pin.call.cancelled").map(Message.Builder::build);
    }

    /** The request ends, because PINs are issued only to those who can have nothing else (FAS-01, FAS-04). */
    static Optional<Message> stopped(Dossier dossier) {
        return to(dossier, "pin.request.stopped").map(Message.Builder::build);
    }

    /** The halves that were sent open nothing, because the call has to be made again. */
    static Optional<Message> withdrawn(Dossier dossier) {
        return to(dossier, "pin.call.withdrawn").map(Message.Builder::build);
    }

    /** A half could not be delivered. */
    static Optional<Message> undelivered(Dossier dossier) {
        return to(dossier, "pin.request.undelivered").map(Message.Builder::build);
    }

    /** The initial PIN was not used in time. */
    static Optional<Message> lapsed(Dossier dossier) {
        return to(dossier, "pin.request.lapsed").map(Message.Builder::build);
    }

    /** The PIN expires soon. */
    static Optional<Message> expiring(Dossier dossier, Warnings.Expiry expiry) {
        return to(dossier, PinMessages.expiring(dossier.applicant().person(), expiry))
                .map(Message.Builder::build);
    }

    /** The PIN is ended soon by the phase-out: electronically, and by letter where the address is one (PIN-S21). */
    static List<Message> ending(Dossier dossier, PhaseOut phaseOut) {
        Applicant holder = dossier.applicant();
        List<Message> all = new ArrayList<>();
        to(dossier, PinMessages.ending(holder.person(), phaseOut)).ifPresent(message -> all.add(message.build()));
        if (Halves.postable(holder)) {
            all.add(PinMessages.ending(holder.person(), phaseOut)
                    .matter(MATTER)
                    .to(Medium.POSTA, String.join("\n", holder.letter()))
                    .build());
        }
        return all;
    }

    private static Optional<Message.Builder> brief(Dossier dossier, String kind) {
        return to(dossier, kind).map(message -> message.until(dossier.since().plus(OF_USE)));
    }

    private static Optional<Message.Builder> to(Dossier dossier, String kind) {
        return to(dossier, Message.of(kind, dossier.applicant().person()));
    }

    private static Optional<Message.Builder> to(Dossier dossier, Message.Builder message) {
        List<Medium> media = Contacts.ELECTRONIC.stream()
                .filter(medium -> dossier.contacts().at(medium).isPresent())
                .toList();
        if (media.isEmpty()) {
            return Optional.empty();
        }
        media.forEach(medium -> message.to(medium, dossier.contacts().at(medium).orElseThrow()));
        return Optional.of(message.matter(matter(dossier)));
    }

    private static String matter(Dossier dossier) {
        return dossier.isLookedAt() ? MATTER : MATTER + '.' + dossier.begun().toEpochMilli();
    }
}
