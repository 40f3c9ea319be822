/** Looks into foreign bundles without running them. Start at {@link it.varco.inspection.Inspector}. */
@NullMarked
package it.varco.inspection;

import org.jspecify.annotations.NullMarked;
