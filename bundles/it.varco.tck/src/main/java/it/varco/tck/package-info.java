/** Fakes for tests: a store in memory, a clock that stands still, who asks and who decides. The rules are below. */
@Export
@Version("1.0.0")
@NullMarked
package it.varco.tck;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
