/** What a part tells about values before they are in force. Start at {@link ConfigurationPreview}. */
@Export
@Version("1.0.0")
@NullMarked
package it.varco.spi.configuration;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
