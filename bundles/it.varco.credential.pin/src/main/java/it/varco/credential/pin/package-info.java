/** Login with codice fiscale and PIN. Start at {@link PinCredentialProvider}, then {@link Examination}. */
@NullMarked
package it.varco.credential.pin;

import org.jspecify.annotations.NullMarked;
