package it.varco.rest;

import it.varco.api.session.OpenSession;

/** An open session as {@code openapi.yaml} describes it. */
record SessionView(String handle, String provider, String address, String openedAt, String lastUsedAt) {

    static SessionView of(OpenSession session) {
        return new SessionView(
                session.handle(),
                session.provider(),
                session.address(),
                Moment.of(session.openedAt()),
                Moment.of(session.lastUsedAt()));
    }
}
