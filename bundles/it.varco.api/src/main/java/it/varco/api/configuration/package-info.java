/** The configuration of the gateway as forms, and the ranges of its values. Start at {@link Configurations}. */
@Export
@Version("1.0.0")
@NullMarked
package it.varco.api.configuration;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
