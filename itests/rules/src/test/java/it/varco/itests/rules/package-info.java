/**
 * The rules of the house as tests over what was built: manifests, class files, resources and test reports.
 *
 * <p>Start at {@link ArchitectureTest} and {@link ProvedRulesTest}.
 */
@NullMarked
package it.varco.itests.rules;

import org.jspecify.annotations.NullMarked;
