/** Who works here: the roles of staff, and how a member gets a credential. Start at {@link Staff}. */
@Export
@Version("1.0.0")
@NullMarked
package it.varco.api.staff;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
