/** Messages by electronic mail. */
@NullMarked
package it.varco.channel.email;

import org.jspecify.annotations.NullMarked;
