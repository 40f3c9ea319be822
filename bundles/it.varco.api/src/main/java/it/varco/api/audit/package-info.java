/** The trail of what happened: append-only, chained, without secrets. Start at {@link AuditTrail}. */
@Export
@Version("1.0.0")
@NullMarked
package it.varco.api.audit;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
