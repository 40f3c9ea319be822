/** Turns pages into documents. */
@NullMarked
package it.varco.pdf;

import org.jspecify.annotations.NullMarked;
