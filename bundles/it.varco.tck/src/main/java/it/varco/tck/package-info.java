/** Fakes for tests of plugins: a store in memory and a clock that stands still. The rules are in the packages below. */
@Export
@Version("1.0.0")
@NullMarked
package it.varco.tck;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
