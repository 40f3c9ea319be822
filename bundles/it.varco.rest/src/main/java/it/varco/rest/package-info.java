/** The interface for other systems, on the management listener; its contract is {@code openapi.yaml}. */
@NullMarked
package it.varco.rest;

import org.jspecify.annotations.NullMarked;
