package it.varco.tck.notification;

/** How the other side of a channel does: the mail server, the printer's folder, the queue of the Contact Center. */
public enum Carrier {
    /** It takes whatever it gets. */
    UP("up"),
    /** It cannot be reached. */
    DOWN("down"),
    /** It can be reached and says that it has no time now. */
    BUSY("busy"),
    /** It refuses every address for good. */
    REFUSING("refusing the address"),
    /** It breaks off before it took charge of anything. */
    DROPPING("dropping what it gets"),
    /** It breaks off when it took charge, and does not say so. */
    DROPPING_LATE("dropping after it took charge"),
    /** It can be reached and does not answer at all. */
    HANGING("hanging");

    private final String words;

    Carrier(String words) {
        this.words = words;
    }

    /** The condition as a failure says it. */
    String inWords() {
        return words;
    }
}
