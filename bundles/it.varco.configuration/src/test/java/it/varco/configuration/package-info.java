@NullMarked
package it.varco.configuration;

import org.jspecify.annotations.NullMarked;
