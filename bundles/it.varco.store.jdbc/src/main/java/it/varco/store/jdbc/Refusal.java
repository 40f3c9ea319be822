package it.varco.store.jdbc;

/** Why a store that can be reached is not opened: somebody must act first. The message is one sentence for them. */
final class Refusal extends RuntimeException {

    Refusal(String sentence) {
        super(sentence);
    }
}
