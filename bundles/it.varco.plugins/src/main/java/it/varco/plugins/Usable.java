package it.varco.plugins;

/** A plugin that may be used, with what it told about itself. */
record Usable<P, D>(Occupant<P, D> occupant, Telling.Told<D> told) {}
