/** The identity provider of a demonstration: real on its own side, with people who do not exist (D-09). */
@NullMarked
package it.varco.demo.idp;

import org.jspecify.annotations.NullMarked;
