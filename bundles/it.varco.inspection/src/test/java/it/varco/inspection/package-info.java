@NullMarked
package it.varco.inspection;

import org.jspecify.annotations.NullMarked;
