package it.varco.credential.pin.issue;

/**
 * Where the issue of a PIN stands, from the request to the first login; what comes afterwards is in the record of the
 * PIN itself.
 *
 * <p>The numbers stand in stored records and never change.
 *
 * @source PIN-S01 to PIN-S10, PIN-S20
 */
enum Stage {
    /** Asked for; the address is not looked at yet. */
    RICHIESTO(1),
    /** An officer has to call before anything is posted. */
    IN_VERIFICA_TELEFONICA(2),
    /** Both halves are on their way; the second one waits for the first, or for its activation before. */
    PRIMA_META_INVIATA(3),
    /** The first half went by letter and waits for its activation. */
    DA_ATTIVARE(4),
    /** Both halves were handed over; the first login is awaited. */
    IN_ATTESA_PRIMO_ACCESSO(5),
    /** The holder has signed in, and has the final PIN. */
    CONCLUSO(6),
    /** It came to nothing: the call did, a half was not delivered, or the person has a PIN by another way. */
    ANNULLATO(7),
    /** Not activated in time. */
    SCADUTO_NON_ATTIVATO(8),
    /** Given up by the holder. */
    REVOCATO(9);

    private final int number;

    Stage(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** Whether it still goes on: then no other one is begun (PIN-18). */
    boolean isOpen() {
        return switch (this) {
            case RICHIESTO, IN_VERIFICA_TELEFONICA, PRIMA_META_INVIATA, DA_ATTIVARE, IN_ATTESA_PRIMO_ACCESSO -> true;
            case CONCLUSO, ANNULLATO, SCADUTO_NON_ATTIVATO, REVOCATO -> false;
        };
    }
}
