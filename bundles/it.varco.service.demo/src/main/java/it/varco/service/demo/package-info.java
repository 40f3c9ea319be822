/** A service of the catalogue to read first: shows, asks, changes, and asks for more. */
@NullMarked
package it.varco.service.demo;

import org.jspecify.annotations.NullMarked;
