/** Which services are offered, and the dialogues with them. */
@NullMarked
package it.varco.catalogue;

import org.jspecify.annotations.NullMarked;
