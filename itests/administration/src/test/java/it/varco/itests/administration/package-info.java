/** Every act of administration, at every entrance, by everybody. */
@NullMarked
package it.varco.itests.administration;

import org.jspecify.annotations.NullMarked;
