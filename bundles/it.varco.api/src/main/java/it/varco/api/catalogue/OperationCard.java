package it.varco.api.catalogue;

import it.varco.api.form.Text;
import org.osgi.annotation.versioning.ProviderType;

/** Something that can be done with a service, as a page shows it. */
@ProviderType
public interface OperationCard {

    /** Its name, beginning with the identifier of the service and a dot, such as {@code pin.change}. */
    String name();

    /** Identifier of the service it belongs to: what stands before the first dot of its name. */
    default String service() {
        return serviceOf(name());
    }

    /** Like {@link #service}, of any text; empty where it has no dot. */
    static String serviceOf(String operation) {
        int dot = operation.indexOf('.');
        return dot < 0 ? "" : operation.substring(0, dot);
    }

    /** What that service is called. */
    default Text serviceLabel() {
        return Text.of(service() + ".label");
    }

    /** Symbolic name of the bundle that resolves the texts (D-58). */
    String owner();

    /** What it is called, such as "Cambia il PIN". */
    Text label();

    /** One or two sentences on what it does. */
    Text description();
}
