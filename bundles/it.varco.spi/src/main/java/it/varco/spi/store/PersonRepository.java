package it.varco.spi.store;

import it.varco.api.identity.CodiceFiscale;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Random identifiers that stand for people where a codice fiscale may not stand (D-41).
 *
 * <p>The codice fiscale is kept encrypted and found by a keyed hash. Deleting the row of a person is the erasure of who
 * they were in all records that hold the identifier.
 */
@ProviderType
public interface PersonRepository {

    /**
     * The identifier of a person, 22 characters of base64url; made at the first call and the same at every later one.
     */
    String idOf(CodiceFiscale person);

    /** Who an identifier stands for; empty once erased. */
    Optional<CodiceFiscale> find(String personId);
}
