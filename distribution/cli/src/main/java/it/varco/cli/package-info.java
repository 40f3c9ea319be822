/**
 * The program {@code varco}: the verbs of the console for people and scripts, over the management interface.
 *
 * <p>Start at {@link Varco}.
 */
@NullMarked
package it.varco.cli;

import org.jspecify.annotations.NullMarked;
