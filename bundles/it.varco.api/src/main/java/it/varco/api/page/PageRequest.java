package it.varco.api.page;

import it.varco.api.catalogue.Receipt;
import it.varco.api.form.Text;
import it.varco.api.session.Session;
import it.varco.api.session.Visit;
import java.util.List;
import java.util.Map;
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

    /** The request with the token its browser has, or is about to get: for beginning a login, and for a visitor. */
    Visit browserVisit();

    /**
     * Everything that a form sent, by name, without the fields of the front end itself, whose names begin with an
     * underscore; empty where no form was sent. A name that was sent several times makes the request a wrong one.
     */
    default Map<String, String> form() {
        return Map.of();
    }

    /**
     * What this person had typed into a form of this page that was not taken, because the session was over or proved
     * too little, by name; empty if there is nothing of the kind.
     *
     * <p>Only of fields that the template names between the tags {@code draft}, so never a secret; of each all that was
     * sent, such as the boxes that were ticked. Whoever asks shows it in the form again, and the page says so.
     *
     * @source UX-05, UX-06
     */
    default Map<String, List<String>> draft() {
        return Map.of();
    }

    /**
     * A text of another bundle in the person's language, such as the name of an operation.
     *
     * @param owner symbolic name of the bundle that resolves the text (D-58)
     */
    default String words(String owner, Text text) {
        return text.key();
    }

    /** A text of what a receipt is about in the person's language, in the words of then. */
    default String words(Receipt receipt, Text text) {
        return text.key();
    }
}
