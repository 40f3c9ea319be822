package it.varco.demo.idp;

import java.net.URI;
import java.util.List;

/**
 * A request that was found in order.
 *
 * @param id under which the answer goes back
 * @param service who asks
 * @param address where the answer goes
 * @param level the least that is asked for, 1 to 3
 * @param attributes what is asked for, by name; may be empty
 * @param relayState goes back as it came; empty if there was none
 */
record SignOnRequest(
        String id, ServiceProvider service, URI address, int level, List<String> attributes, String relayState) {

    SignOnRequest {
        attributes = List.copyOf(attributes);
    }
}
