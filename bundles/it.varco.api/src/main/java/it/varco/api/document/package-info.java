/** Documents to keep, to print or to send by post. Start at {@link Documents}. */
@Export
@Version("1.0.0")
@NullMarked
package it.varco.api.document;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
