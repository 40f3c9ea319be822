/** The listeners of the gateway and their limits. Start at {@link Listener}. */
@NullMarked
package it.varco.http;

import org.jspecify.annotations.NullMarked;
