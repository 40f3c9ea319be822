/**
 * Answers of an identity provider, good ones and such as nobody should take, derived from the rules of SPID alone.
 * Start at {@link it.varco.itests.saml.SpidCases}.
 */
@NullMarked
package it.varco.itests.saml;

import org.jspecify.annotations.NullMarked;
