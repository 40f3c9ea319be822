/** Tests of the room of plugins. */
@NullMarked
package it.varco.plugins;

import org.jspecify.annotations.NullMarked;
