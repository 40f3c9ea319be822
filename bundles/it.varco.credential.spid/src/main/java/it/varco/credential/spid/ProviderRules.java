package it.varco.credential.spid;

import it.varco.api.session.Departure;
import it.varco.federation.IdentityProvider;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Which identity providers people may be sent to.
 *
 * @param development whether test providers count
 * @param loopback whether providers on this machine may be reached without encryption
 * @param switchedOff entities that an administrator switched off
 * @source SPID-123, SPID-124
 */
record ProviderRules(boolean development, boolean loopback, Set<String> switchedOff) {

    /** Where the federation lets service providers be tried: known ones, as nothing in metadata tells them. */
    private static final Set<String> FOR_TESTS =
            Set.of("demo.spid.gov.it", "validator.spid.gov.it", "idptest.spid.gov.it");

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Copies the entities. */
    ProviderRules {
        switchedOff = Set.copyOf(switchedOff);
    }

    /** Whether an address is one that people may be sent to. */
    boolean isReachable(URI place) {
        if (!Departure.mayLead(place)) {
            return false;
        }
        String host = place.getHost().toLowerCase(Locale.ROOT);
        boolean here = THIS_MACHINE.contains(host);
        boolean test = here || FOR_TESTS.contains(host);
        boolean plain = place.getScheme().equals("http");
        return plain ? development && loopback : development || !test;
    }

    /** Whether a provider may be chosen; one that is named after a place for tests is one. */
    boolean isOpen(IdentityProvider provider) {
        return !switchedOff.contains(provider.entityId()) && (development || !isForTests(provider.entityId()));
    }

    private static boolean isForTests(String entityId) {
        return FOR_TESTS.stream().anyMatch(entityId.toLowerCase(Locale.ROOT)::contains);
    }
}
