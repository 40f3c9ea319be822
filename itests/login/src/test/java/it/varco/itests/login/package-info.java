/** Logins on the shipped features, inside the framework. */
@NullMarked
package it.varco.itests.login;

import org.jspecify.annotations.NullMarked;
