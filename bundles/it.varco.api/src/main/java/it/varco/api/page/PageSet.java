package it.varco.api.page;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Pages that a front-end bundle contributes, registered as a service.
 *
 * <p>Templates lie in {@code OSGI-INF/templates/*.mustache}, texts in {@code OSGI-INF/l10n/texts*.properties} of the
 * bundle that holds the implementing class. Where two sets claim one address, the service with the higher ranking wins.
 *
 * <p>The service property {@link #SITE} says on which site the pages are; without it, on the public one. Only bundles
 * of the gateway itself contribute pages (D-40).
 */
@ConsumerType
public interface PageSet {

    /** Service property: {@code public} or {@code management}. */
    String SITE = "varco.site";

    /** The pages; the same at every call. */
    List<Page> pages();
}
