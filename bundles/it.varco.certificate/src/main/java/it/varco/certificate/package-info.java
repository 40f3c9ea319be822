/** RSA keys and certificates: made, written, read, compared with a profile. Start at {@link CertificateDraft}. */
@NullMarked
package it.varco.certificate;

import org.jspecify.annotations.NullMarked;
