/** What happens to people when something leaves, row by row of the architecture's table. */
@NullMarked
package it.varco.itests.hotswap;

import org.jspecify.annotations.NullMarked;
