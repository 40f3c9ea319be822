/** Classes that tests pack into plugins of their own. */
@NullMarked
package it.varco.plugins.sample;

import org.jspecify.annotations.NullMarked;
