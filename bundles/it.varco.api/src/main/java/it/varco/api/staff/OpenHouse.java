package it.varco.api.staff;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A service that is there as long as the first start is over: the public listener opens with it (UX-50, SEC-70).
 *
 * <p>Its property {@link #GATE} is {@code public}.
 */
@ProviderType
public interface OpenHouse {

    /** Service property by which a listener waits for it. */
    String GATE = "varco.gate";
}
