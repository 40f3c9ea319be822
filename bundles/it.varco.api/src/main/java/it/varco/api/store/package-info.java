/** Private storage of a bundle, and the changes a plugin asks Varco to commit. Start at {@link RecordStore}. */
@Export
@Version("1.0.0")
@NullMarked
package it.varco.api.store;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
