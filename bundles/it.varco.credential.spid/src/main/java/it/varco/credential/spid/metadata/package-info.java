/** What the federation is told of the institute: metadata, and the certificate that signs. */
@NullMarked
package it.varco.credential.spid.metadata;

import org.jspecify.annotations.NullMarked;
