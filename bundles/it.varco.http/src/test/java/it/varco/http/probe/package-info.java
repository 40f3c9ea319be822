/** A bundle for tests: servlets on both listeners that tell what reached them. */
@NullMarked
package it.varco.http.probe;

import org.jspecify.annotations.NullMarked;
