/** Login with SPID: what Varco asks identity providers, and what it takes from their answers. */
@NullMarked
package it.varco.credential.spid;

import org.jspecify.annotations.NullMarked;
