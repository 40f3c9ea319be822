/** What a service of the catalogue implements. Start at {@link CatalogueService}. */
@Export
@Version("1.0.0")
@NullMarked
package it.varco.spi.catalogue;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
