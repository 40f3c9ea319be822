package it.varco.spi.catalogue;

import it.varco.api.plugin.PluginContract;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A service of the catalogue, such as the life of one's PIN or the ISEE lookup.
 *
 * <p>Called only after Varco granted access to the session in the request (CS-01). It keeps nothing about a dialogue
 * between two calls: what it must remember travels in {@link ServiceState}, kept by Varco in the pratica, so a dialogue
 * survives the replacement of the service (CS-02). It changes nothing during a call: what must change travels in the
 * effects of {@link ServiceStep.Done} (CS-05). It examines no credential: whoever must be known better is asked for a
 * new login by the declaration of the operation (CS-08). Thread-safe. May block up to ten seconds; after that its
 * answer is not awaited any more and its thread is interrupted.
 *
 * <p>The rules {@code CS-nn} are written and tested by {@code it.varco.tck}.
 */
@ConsumerType
public interface CatalogueService {

    /** The contract as rooms know it. */
    PluginContract<CatalogueService, ServiceDescriptor> CONTRACT =
            PluginContract.of("service", CatalogueService.class, CatalogueService::descriptor, ServiceDescriptor::id);

    /**
     * Identifier, version of its state, and every operation with what it takes; the same at every call (CS-03).
     *
     * <p>What is not declared here is never called by Varco, and is {@link ServiceStep.Unavailable} or
     * {@link ServiceStep.Rejected} if it is called all the same (CS-01).
     */
    ServiceDescriptor descriptor();

    /**
     * Does one step of a dialogue.
     *
     * <p>The first step has neither {@link ServiceRequest#submission} nor a state. The same request leads to the same
     * outcome, but for values drawn at random (CS-04). A state that this service did not make leads to
     * {@link ServiceStep.Unavailable} (CS-11). Varco treats an answer that breaks the contract like none at all.
     *
     * @return never {@link ServiceStep.Done} in the first step, which a link can bring about (CS-09)
     */
    ServiceStep handle(ServiceRequest request);

    /**
     * What time has brought about since: called once a minute on each node where the descriptor says
     * {@link ServiceDescriptor#upkeep}, and again at once as long as it finds something, at most a hundred times
     * (CS-17).
     *
     * <p>Like {@link #handle} it changes nothing itself. Each act is one transaction with its record in the trail; one
     * whose records changed meanwhile is left out, and found again the next time if it is still to be done.
     *
     * @return at most fifty acts, the most urgent first; none where nothing is due
     */
    default List<Upkeep> due(UpkeepRequest request) {
        return List.of();
    }
}
