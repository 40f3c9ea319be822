/** The services a person may use, and the dialogues with them. Start at {@link Catalogue}. */
@Export
@Version("1.0.0")
@NullMarked
package it.varco.api.catalogue;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
