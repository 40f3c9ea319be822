package it.varco.spi.store;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Invitations to make a credential. */
@ProviderType
public interface InvitationRepository {

    /** Keeps a new one; earlier ones of the same person end. */
    void open(StoredInvitation invitation);

    /** The one under the hash of a code, unless it expired. */
    Optional<StoredInvitation> find(Bytes code, Instant now);

    /** Ends one. Returns whether it was there: of several calls, one is told so. */
    boolean consume(String id);

    /** Ends those of a person, if there are any. */
    void endOf(String personId);

    /** Deletes what expired before {@code now}. */
    void sweep(Instant now);
}
