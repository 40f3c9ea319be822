/** Tests of the access room, with a store and plugins in memory. */
@NullMarked
package it.varco.access;

import org.jspecify.annotations.NullMarked;
