/** The room of configuration: forms, checks, history. */
@NullMarked
package it.varco.configuration;

import org.jspecify.annotations.NullMarked;
