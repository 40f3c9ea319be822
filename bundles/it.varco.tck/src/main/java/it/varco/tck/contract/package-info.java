/**
 * What the contracts have in common, whatever they are about: the form of a rule, and what several of them try with a
 * plugin. Whoever extends a contract meets {@link ContractRule} in a failure, and needs nothing else here.
 */
@Export
@Version("1.0.0")
@NullMarked
package it.varco.tck.contract;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
