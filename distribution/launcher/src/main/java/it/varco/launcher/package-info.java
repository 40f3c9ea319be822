/**
 * The program {@code varco}: reads the features, makes a framework match them, starts it, and tells how it is.
 *
 * <p>Start at {@link Main}; whoever only wants to know what a feature holds, at {@link Features}.
 */
@NullMarked
package it.varco.launcher;

import org.jspecify.annotations.NullMarked;
