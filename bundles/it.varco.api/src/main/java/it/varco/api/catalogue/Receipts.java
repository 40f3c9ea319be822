package it.varco.api.catalogue;

import it.varco.api.session.Session;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The receipts of what people did, each for whoever did it in the role in which they did, and for nobody else.
 *
 * <p>Thread-safe. May block. Throws {@link it.varco.api.store.StoreException} when the store cannot be reached.
 */
@ProviderType
public interface Receipts {

    /** How many are told at once. */
    int AT_ONCE = 20;

    /** Those of the person in the session's role, the latest first, at most {@link #AT_ONCE}. */
    List<Receipt> latest(Session session);

    /**
     * Like {@link #latest}, of those made before another.
     *
     * @param number as {@link Receipt#number()}; where it names none of theirs the answer is empty
     */
    List<Receipt> earlier(Session session, String number);

    /**
     * One of them.
     *
     * @param number as {@link Receipt#number()}, or as somebody typed it: blanks, hyphens and small letters do not
     *     matter, an O is a zero, an I or an L a one
     */
    Optional<Receipt> find(Session session, String number);
}
