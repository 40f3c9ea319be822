package it.varco.access;

import it.varco.api.session.OpenSession;
import it.varco.spi.store.StoredSession;
import java.time.Instant;

/** An open session in a list of them. */
record ListedSession(StoredSession stored, Instant openedAt, Instant lastUsedAt, boolean current)
        implements OpenSession {

    @Override
    public String handle() {
        return stored.handle();
    }

    @Override
    public String provider() {
        return stored.provider();
    }

    @Override
    public String address() {
        return stored.address();
    }
}
