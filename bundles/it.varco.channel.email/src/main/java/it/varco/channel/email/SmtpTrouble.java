package it.varco.channel.email;

import it.varco.spi.notification.Delivery;

/** A message that the mail server did not take charge of, as far as is known. */
final class SmtpTrouble extends Exception {

    private final Delivery outcome;
    private final boolean general;

    private SmtpTrouble(Delivery outcome, boolean general, Exception cause) {
        super("mail server: expected to take charge of a message", cause);
        this.outcome = outcome;
        this.general = general;
    }

    /** The server, or the way to it, is in no state to take any message. */
    static SmtpTrouble ofServer(String code, Exception cause) {
        return new SmtpTrouble(new Delivery.Unknown(code), true, cause);
    }

    /** The server says something of this message, or of its address. */
    static SmtpTrouble ofMessage(Delivery outcome, Exception cause) {
        return new SmtpTrouble(outcome, false, cause);
    }

    /** What it means to the outbox. */
    Delivery outcome() {
        return outcome;
    }

    /** Whether any other message would have met the same. */
    boolean general() {
        return general;
    }
}
