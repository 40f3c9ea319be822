@NullMarked
package it.varco.configuration.sample;

import org.jspecify.annotations.NullMarked;
