/**
 * Login of staff with codice fiscale, passphrase and one-time code. Start at {@link LocalCredentialProvider}, then
 * {@link Examination} and {@link EnrolmentDialogue}.
 */
@NullMarked
package it.varco.credential.local;

import org.jspecify.annotations.NullMarked;
