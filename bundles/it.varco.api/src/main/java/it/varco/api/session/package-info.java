/** Logins and the sessions they open. Start at {@link Logins} and {@link Sessions}. */
@Export
@Version("1.0.0")
@NullMarked
package it.varco.api.session;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
