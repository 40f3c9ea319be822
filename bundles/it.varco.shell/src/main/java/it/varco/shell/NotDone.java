package it.varco.shell;

/** Why a command came to nothing: one sentence for the person at the terminal. */
final class NotDone extends RuntimeException {

    NotDone(String sentence) {
        super(sentence);
    }
}
