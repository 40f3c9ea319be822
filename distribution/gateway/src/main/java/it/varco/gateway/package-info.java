/** Puts the archives together while the build runs; never part of the product. */
@NullMarked
package it.varco.gateway;

import org.jspecify.annotations.NullMarked;
