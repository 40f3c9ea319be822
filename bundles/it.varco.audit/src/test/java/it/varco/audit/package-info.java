/** Tests of the trail. */
@NullMarked
package it.varco.audit;

import org.jspecify.annotations.NullMarked;
