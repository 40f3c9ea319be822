package it.varco.configuration;

import it.varco.api.configuration.ConfigurationVersion;
import it.varco.api.configuration.Difference;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A version of the history as an administrator sees it. */
record Past(long number, Instant at, Optional<CodiceFiscale> by, Role role, String reason, List<Difference> differences)
        implements ConfigurationVersion {

    /** Without what it holds. */
    @Override
    public String toString() {
        return "Past[" + number + "]";
    }
}
