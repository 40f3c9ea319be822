/** Whether the gateway is well, and how much it does. Start at {@link Health}. */
@Export
@Version("1.0.0")
@NullMarked
package it.varco.api.health;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
