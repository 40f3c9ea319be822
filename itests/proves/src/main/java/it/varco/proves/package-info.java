/** How a test says which numbered rule it proves. Start at {@link Proves}. */
@NullMarked
package it.varco.proves;

import org.jspecify.annotations.NullMarked;
