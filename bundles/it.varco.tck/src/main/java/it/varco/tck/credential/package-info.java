/**
 * The contract of a credential provider: its rules in {@link CredentialRule}, their tests in
 * {@link CredentialProviderContract}. Start at the latter.
 */
@Export
@Version("1.0.0")
@NullMarked
package it.varco.tck.credential;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
