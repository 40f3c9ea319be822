/** The one place where it is decided who may do what. Start at {@link AccessControl}. */
@Export
@Version("1.0.0")
@NullMarked
package it.varco.api.access;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
