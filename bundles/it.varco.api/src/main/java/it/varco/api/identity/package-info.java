/** Who a person is, how surely that is known and what it permits. Start at {@link Identity}. */
@Export
@Version("1.0.0")
@NullMarked
package it.varco.api.identity;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
