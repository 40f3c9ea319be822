/** The page {@code /demo}: who the invented people of a demonstration are, and what each of them shows. */
@NullMarked
package it.varco.demo.people;

import org.jspecify.annotations.NullMarked;
