package it.varco.credential.pin.issue;

import it.varco.api.form.Secret;
import it.varco.api.notification.ContactForm;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.credential.hash.SecretHash;
import it.varco.credential.pin.PinAlphabet;
import it.varco.credential.pin.PinBook;
import it.varco.credential.pin.PinLevel;
import it.varco.credential.pin.PinOrigin;
import it.varco.credential.pin.PinRecord;
import it.varco.credential.pin.PinState;
import it.varco.credential.pin.Term;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * Makes initial PINs and the messages that bring them: two halves that never go over the same medium.
 *
 * <p>The two are never put together but to be hashed, and whoever makes them closes them. Thread-safe.
 *
 * @source PIN-01, PIN-03, PIN-08, PIN-19 to PIN-21, PIN-40, CON-04
 */
final class Halves {

    /** Kind of the message with the first half of a PIN whose second one is on its way as well (NOT-02, NOT-13). */
    static final String FIRST = "pin.half.first";
    /** Kind of the message with the second half (NOT-03, NOT-05, NOT-13). */
    static final String SECOND = "pin.half.second";
    /** Kind of the letter with a first half that has to be activated (NOT-04). */
    static final String TO_ACTIVATE = "pin.half.activate";

    private static final List<Medium> MAIL = List.of(Medium.EMAIL, Medium.PEC);

    private final PinBook pins;
    private final IntUnaryOperator dice;

    /** @param dice gives a number from 0 to below its argument, each as likely as any other */
    Halves(PinBook pins, IntUnaryOperator dice) {
        this.pins = pins;
        this.dice = dice;
    }

    /**
     * A PIN that was just made. Prints nothing of it.
     *
     * @param hash of the whole
     */
    record Made(SecretHash hash, Secret first, Secret second) implements AutoCloseable {

        /** The record of it, which waits for the first login. */
        PinRecord record(Applicant holder, PinLevel level, Instant at) {
            return PinRecord.issued(
                    PinState.IN_ATTESA_PRIMO_ACCESSO,
                    level,
                    PinOrigin.ISSUED,
                    holder.fullName(),
                    at.truncatedTo(ChronoUnit.MILLIS),
                    hash);
        }

        @Override
        public void close() {
            first.close();
            second.close();
        }

        @Override
        public String toString() {
            return "Made";
        }
    }

    /**
     * A first half that was just made, before there is a second one. Prints nothing of it.
     *
     * @param hash of the half alone, which opens nothing (PIN-24)
     */
    record First(SecretHash hash, Secret half) implements AutoCloseable {

        @Override
        public void close() {
            half.close();
        }

        @Override
        public String toString() {
            return "First";
        }
    }

    /** Which ways the two halves go. */
    enum Way {
        /** The first one over an electronic medium, the second one by post (PIN-20). */
        BY_POST,
        /** By text message and by mail; by post where the holder has not both (PIN-40). */
        ELECTRONIC
    }

    /**
     * Both halves at once; the work of one hash.
     *
     * @return empty if every place for hashing is taken
     * @throws InterruptedException if the thread is interrupted while it waits for its turn to hash
     */
    Optional<Made> both() throws InterruptedException {
        char[] first = drawn(firstLength());
        try {
            return completing(first);
        } finally {
            Arrays.fill(first, '\0');
        }
    }

    /** A first half whose holder has to activate it; like {@link #both} otherwise. */
    Optional<First> first() throws InterruptedException {
        char[] half = drawn(firstLength());
        try {
            return pins.newPins().hashOf(half).map(hash -> new First(hash, new Secret(half)));
        } finally {
            Arrays.fill(half, '\0');
        }
    }

    /**
     * The second half to a first one; like {@link #both} otherwise.
     *
     * @param first as its holder typed it when they activated it, found right; to be cleared by the caller
     */
    Optional<Made> completing(char[] first) throws InterruptedException {
        char[] second = drawn(pins.shape().initialLength() - firstLength());
        char[] whole = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, whole, first.length, second.length);
        try {
            return pins.newPins().hashOf(whole).map(hash -> new Made(hash, new Secret(first), new Secret(second)));
        } finally {
            Arrays.fill(whole, '\0');
            Arrays.fill(second, '\0');
        }
    }

    /** Whether both halves could travel: electronically and by letter (PIN-20, PIN-21). */
    static boolean travel(Applicant holder, Contacts contacts) {
        return contacts.electronic() > 0 && postable(holder);
    }

    /** Whether a letter could travel. */
    static boolean postable(Applicant holder) {
        String letter = String.join("\n", holder.letter());
        return ContactForm.of(Medium.POSTA, letter).equals(new ContactForm.Good(letter));
    }

    /**
     * The two messages, the one with the first half before the other; a pair, so that the later one waits for the
     * earlier one.
     *
     * @param contacts those that may be used, one of e-mail, SMS and PEC at least
     * @param at when the PIN was made; {@link #pair} of it tells what became of them
     * @throws IllegalArgumentException if there is no such contact, or the address is none of a letter
     */
    List<Message> messages(Applicant holder, Contacts contacts, Made made, Way way, Instant at) {
        boolean apart = way == Way.ELECTRONIC
                && contacts.at(Medium.SMS).isPresent()
                && MAIL.stream().anyMatch(medium -> contacts.at(medium).isPresent());
        Message.Builder first = half(FIRST, holder, at);
        Message.Builder second = half(SECOND, holder, at);
        if (apart) {
            reach(first, contacts, List.of(Medium.SMS));
            reach(second, contacts, MAIL);
        } else {
            reach(first, contacts, Contacts.ELECTRONIC);
            second.to(Medium.POSTA, String.join("\n", holder.letter()));
        }
        return List.of(
                first.secret("secret", made.first()).word("days", days(at)).build(),
                second.secret("secret", made.second()).word("days", days(at)).build());
    }

    /** The letter with a first half that has to be activated (PIN-21). */
    Message letter(Applicant holder, First first, Instant at) {
        return half(TO_ACTIVATE, holder, at)
                .to(Medium.POSTA, String.join("\n", holder.letter()))
                .secret("secret", first.half())
                .word("days", days(at))
                .build();
    }

    /**
     * The message with the second half of a PIN whose first half came by post (PIN-21): SMS, else e-mail or PEC.
     *
     * @param at when the PIN was made; {@link #pair} of it tells what became of the message, which is alone in it: the
     *     first half is in the hands of whoever activated it, and no letter goes over these media (PIN-19)
     * @throws IllegalArgumentException if there is no such contact
     */
    Message second(Applicant holder, Contacts contacts, Made made, Instant at) {
        Message.Builder second = half(SECOND, holder, at);
        reach(second, contacts, List.of(Medium.SMS, Medium.EMAIL, Medium.PEC));
        return second.secret("secret", made.second()).word("days", days(at)).build();
    }

    /** By what the two messages of a PIN are found that was made at an instant. */
    static String pair(Instant at) {
        return "pin-" + at.toEpochMilli();
    }

    private static Message.Builder half(String kind, Applicant holder, Instant at) {
        return Message.of(kind, holder.person())
                .matter("pin.half")
                .pair(pair(at))
                .required();
    }

    private static void reach(Message.Builder message, Contacts contacts, List<Medium> media) {
        media.forEach(medium -> contacts.at(medium).ifPresent(address -> message.to(medium, address)));
    }

    private String days(Instant at) {
        return String.valueOf(Term.day(at).until(pins.policy().activation().lastDay(at), ChronoUnit.DAYS));
    }

    private int firstLength() {
        return (pins.shape().initialLength() + 1) / 2;
    }

    /** Initial PINs have letters and digits, whatever the final ones are made of (CON-01). */
    private char[] drawn(int length) {
        return PinAlphabet.ALPHANUMERIC.drawn(length, dice);
    }
}
