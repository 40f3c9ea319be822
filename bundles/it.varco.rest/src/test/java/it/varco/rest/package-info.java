/** Tests of the interface: in a plain servlet engine, and in a framework. */
@NullMarked
package it.varco.rest;

import org.jspecify.annotations.NullMarked;
