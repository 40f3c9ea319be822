package it.varco.api.page;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Pages that a front-end bundle contributes, registered as a service.
 *
 * <p>Templates lie in {@code OSGI-INF/templates/*.mustache}, texts in {@code OSGI-INF/l10n/texts*.properties} of the
 * bundle that holds the implementing class. Where two sets claim one address, the service with the higher ranking wins.
 */
@ConsumerType
public interface PageSet {

    /** The pages; the same at every call. */
    List<Page> pages();
}
