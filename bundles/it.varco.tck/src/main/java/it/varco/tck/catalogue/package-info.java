/**
 * The contract of a service of the catalogue: its rules in {@link CatalogueRule}, their tests in
 * {@link CatalogueServiceContract}. Start at the latter.
 */
@Export
@Version("1.0.0")
@NullMarked
package it.varco.tck.catalogue;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
