/** What the persistence bundle implements and only rooms call. Start at {@link Transactions}. */
@Export
@Version("1.0.0")
@NullMarked
package it.varco.spi.store;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
