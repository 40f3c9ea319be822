/** The pages of those at work: the console of the administrators, and the first start. */
@NullMarked
package it.varco.web.operatore;

import org.jspecify.annotations.NullMarked;
