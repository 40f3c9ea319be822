/** Who may enter, and who may do what. Start at {@link AccessRoom} and {@link Decisions}. */
@NullMarked
package it.varco.access;

import org.jspecify.annotations.NullMarked;
