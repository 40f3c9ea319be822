/** Embedded Derby: starts its engine, offers it as a data source factory, shuts it down with the bundle. */
@NullMarked
package it.varco.store.derby;

import org.jspecify.annotations.NullMarked;
