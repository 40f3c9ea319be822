/** Shows the mail and letters that a demonstration sent. */
@NullMarked
package it.varco.demo.catcher;

import org.jspecify.annotations.NullMarked;
