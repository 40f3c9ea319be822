package it.varco.notification;

import it.varco.api.notification.Medium;
import java.util.Optional;

/** Where people can be reached. */
interface Addresses {

    /** The contact of a person for a medium that counts now. */
    Optional<String> of(String personId, Medium medium);
}
