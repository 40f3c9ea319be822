/** A credential provider in thirty lines, the model for others. */
@NullMarked
package it.varco.credential.demo;

import org.jspecify.annotations.NullMarked;
