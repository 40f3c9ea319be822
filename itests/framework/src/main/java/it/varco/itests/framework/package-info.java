/** The shipped gateway inside a test. Start at {@link ShippedGateway}. */
@NullMarked
package it.varco.itests.framework;

import org.jspecify.annotations.NullMarked;
