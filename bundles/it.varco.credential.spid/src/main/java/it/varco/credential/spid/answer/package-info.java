/**
 * What Varco takes from the answers of identity providers. Start at
 * {@link it.varco.credential.spid.answer.ResponseCheck}.
 */
@NullMarked
package it.varco.credential.spid.answer;

import org.jspecify.annotations.NullMarked;
