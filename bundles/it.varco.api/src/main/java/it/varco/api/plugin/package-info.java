/** Plugins: who is here, in which state, and the one guarded door into them. Start at {@link Plugins}. */
@Export
@Version("1.0.0")
@NullMarked
package it.varco.api.plugin;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
