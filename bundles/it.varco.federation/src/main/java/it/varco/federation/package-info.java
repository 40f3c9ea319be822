/**
 * SAML messages, strictly: {@link it.varco.federation.SamlReader} reads them,
 * {@link it.varco.federation.SignatureCheck} says whether an element is signed by whom it has to be, and
 * {@link it.varco.federation.SamlWriter} writes and signs those of Varco. For the providers of a federation alone
 * (D-19): the one package of ours exported outside of the contracts.
 */
@Export
@Version("1.0.0")
@NullMarked
package it.varco.federation;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
