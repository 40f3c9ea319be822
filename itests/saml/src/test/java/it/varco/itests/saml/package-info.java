/** That the cases are what they say. */
@NullMarked
package it.varco.itests.saml;

import org.jspecify.annotations.NullMarked;
