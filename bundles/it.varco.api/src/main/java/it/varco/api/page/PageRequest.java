package it.varco.api.page;

import it.varco.api.session.Session;
import it.varco.api.session.Visit;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** A request for a contributed page, after Varco has let it pass. */
@ProviderType
public interface PageRequest {

    /** The request as it came through the door. */
    Visit visit();

    /** The session in which it is made; there always is one where the page declares an operation. */
    Optional<Session> session();

    /** The value of a parameter of the address or of the form, if it was sent. */
    Optional<String> parameter(String name);

    /** The values of a parameter that may be sent several times, such as boxes that are ticked; may be empty. */
    List<String> parameters(String name);

    /** The request with the token its browser has, or is about to get: for beginning a login. */
    Visit browserVisit();
}
