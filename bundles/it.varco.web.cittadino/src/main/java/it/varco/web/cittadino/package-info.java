/** The pages of a citizen who signed in. */
@NullMarked
package it.varco.web.cittadino;

import org.jspecify.annotations.NullMarked;
