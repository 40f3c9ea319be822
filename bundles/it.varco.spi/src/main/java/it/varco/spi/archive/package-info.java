/** Archives of the institute, as services read them. Start at {@link it.varco.spi.archive.PersonArchive}. */
@Export
@Version("1.0.0")
@NullMarked
package it.varco.spi.archive;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
