package it.varco.rest;

import it.varco.api.access.Application;
import it.varco.api.access.NewApplication;
import java.util.List;

/** Who holds a bearer token, as {@code openapi.yaml} describes it; what is empty is left out. */
record ApplicationView(
        String id, String name, List<String> scopes, String createdAt, String expiresAt, String lastUsedAt) {

    static ApplicationView of(Application application) {
        return new ApplicationView(
                application.id(),
                application.name(),
                application.scopes(),
                Moment.of(application.createdAt()),
                Moment.of(application.expiresAt()),
                application.lastUsedAt().map(Moment::of).orElse(""));
    }

    /** A new one, with its token. Prints without it. */
    record Created(ApplicationView application, String token) {

        static Created of(NewApplication made) {
            return new Created(ApplicationView.of(made.application()), made.token());
        }

        @Override
        public String toString() {
            return "Created[" + application.id() + "]";
        }
    }
}
