/** Messages as letters. */
@NullMarked
package it.varco.channel.posta;

import org.jspecify.annotations.NullMarked;
