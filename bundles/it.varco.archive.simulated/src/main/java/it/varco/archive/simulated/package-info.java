/** The archives of an institute as a demonstration has them. Start at {@code SimulatedPeople}. */
@NullMarked
package it.varco.archive.simulated;

import org.jspecify.annotations.NullMarked;
