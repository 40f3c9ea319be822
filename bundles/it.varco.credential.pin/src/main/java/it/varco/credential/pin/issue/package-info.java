/**
 * The life of a PIN before and beside its use: from the request to the revocation. Start at {@code PinIssue}; what is
 * kept about a person is a {@code Dossier}, and {@code Dossiers} keeps it together with its indexes.
 */
@NullMarked
package it.varco.credential.pin.issue;

import org.jspecify.annotations.NullMarked;
