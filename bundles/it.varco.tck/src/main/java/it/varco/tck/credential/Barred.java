package it.varco.tck.credential;

/**
 * Somebody who is known, and whom a rule keeps out (CP-18).
 *
 * @param right what they type, which is right
 * @param wrong the same person named, with a proof that does not hold
 */
public record Barred(Person right, Person wrong) {}
