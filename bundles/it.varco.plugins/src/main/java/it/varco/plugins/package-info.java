/** Foreign code: let in, called behind one guard, switched, explained. Start at {@link PluginRoom}. */
@NullMarked
package it.varco.plugins;

import org.jspecify.annotations.NullMarked;
