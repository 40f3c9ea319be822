/**
 * Every repository, the plugins' records and the migrations: the only place that knows SQL. Start at
 * {@link StoreOpener} for how the store comes up, at {@link Database} for transactions.
 */
@NullMarked
package it.varco.store.jdbc;

import org.jspecify.annotations.NullMarked;
