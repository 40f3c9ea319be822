package it.varco.plugins;

import it.varco.api.form.Sentence;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.plugin.Delivery;
import it.varco.api.plugin.DeliveryState;
import it.varco.api.plugin.Objection;
import it.varco.api.plugin.PastApproval;
import it.varco.api.plugin.Sheet;
import it.varco.api.session.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A delivery as it was at one moment. */
record Delivered(
        String hash,
        String file,
        DeliveryState state,
        long decision,
        List<PastApproval> history,
        Sheet sheet,
        List<Sentence> differences,
        List<Objection> objections,
        Optional<Sentence> problem)
        implements Delivery {

    /** A decision as it is told. */
    record Decided(DeliveryState state, String reason, Instant at, Optional<CodiceFiscale> by, Optional<Role> role)
            implements PastApproval {}
}
