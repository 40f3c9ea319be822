/** Messages as calls by the Contact Center. */
@NullMarked
package it.varco.channel.call;

import org.jspecify.annotations.NullMarked;
