/** Pages that front ends contribute and {@code it.varco.web} guards and draws. Start at {@link PageSet}. */
@Export
@Version("1.0.0")
@NullMarked
package it.varco.api.page;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
