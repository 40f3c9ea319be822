package it.varco.catalogue;

/** An operation of a service that is here, and what it takes. */
record Offer(Card card, Terms terms) {}
