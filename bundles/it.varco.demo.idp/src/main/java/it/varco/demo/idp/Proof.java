package it.varco.demo.idp;

/**
 * What is said of a person in an answer.
 *
 * @param level proved, 1 to 3; may be another one than was asked for
 * @param isWholeSigned whether the response is signed too, and not the assertion alone
 */
record Proof(InventedPerson person, int level, boolean isWholeSigned) {}
