/** The assembled product, started as a user starts it and used from outside. */
@NullMarked
package it.varco.itests.distribution;

import org.jspecify.annotations.NullMarked;
