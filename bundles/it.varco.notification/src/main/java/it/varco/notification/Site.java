package it.varco.notification;

import it.varco.api.notification.Message;
import it.varco.api.page.ServiceDesk;

/** Where the public site is, to which links lead. */
@FunctionalInterface
interface Site {

    /** As long as its address can be where a text message has a link. */
    String LONGEST_ADDRESS = "x".repeat(80);

    /** One for previews. */
    Site INVENTED = () -> "https://varco.example.it";

    /** Scheme, host and perhaps a port. */
    String address();

    /** The whole address of the page on which an operation begins. */
    default String of(Message.Link link) {
        return address() + ServiceDesk.address(link);
    }
}
