/** What a credential provider implements. Start at {@link CredentialProvider}. */
@Export
@Version("1.0.0")
@NullMarked
package it.varco.spi.credential;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
