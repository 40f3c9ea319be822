package it.varco.web.operatore;

import it.varco.api.form.Sentence;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.plugin.Delivery;
import it.varco.api.plugin.DeliveryState;
import it.varco.api.plugin.Objection;
import it.varco.api.plugin.PastApproval;
import it.varco.api.plugin.Sheet;
import it.varco.api.session.Role;
import it.varco.tck.ScriptedSheet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A jar that says much of itself, signed; or nothing, and a rule is against it. */
record Delivered(DeliveryState state, boolean fine, boolean trusted, Optional<Sentence> problem) implements Delivery {

    static final String HASH = "ab".repeat(32);
    static final Sentence WHY = Sentence.quoted("almanacco-1.1.0.jar: its activator failed; ask whoever made it.");

    /** As the gateway wrote it down. */
    static final String NOTED = "attivatore";

    Delivered(DeliveryState state, boolean fine) {
        this(state, fine, fine);
    }

    Delivered(DeliveryState state, boolean fine, boolean trusted) {
        this(
                state,
                fine,
                trusted,
                state == DeliveryState.RETURNED || state == DeliveryState.QUARANTINED
                        ? Optional.of(WHY)
                        : Optional.empty());
    }

    @Override
    public String hash() {
        return fine ? HASH : "cd".repeat(32);
    }

    @Override
    public String file() {
        return state == DeliveryState.KEPT ? "" : "almanacco-1.1.0.jar";
    }

    @Override
    public long decision() {
        return history().size();
    }

    @Override
    public List<PastApproval> history() {
        return state == DeliveryState.WAITING || !fine
                ? List.of()
                : List.of(
                        new Decided(DeliveryState.RETURNED, NOTED, Optional.empty(), Optional.empty()),
                        new Decided(
                                DeliveryState.DENIED, "Ritirata", Optional.empty(), Optional.of(Role.SERVICE_ACCOUNT)),
                        new Decided(
                                DeliveryState.RUNNING,
                                "Provata",
                                Optional.of(Anna.CODE),
                                Optional.of(Role.AMMINISTRATORE)));
    }

    @Override
    public Sheet sheet() {
        return fine
                ? ScriptedSheet.signed(trusted ? ScriptedSheet.trusted(Anna.NOW) : ScriptedSheet.unknown(Anna.NOW))
                : ScriptedSheet.silent();
    }

    @Override
    public List<Sentence> differences() {
        return fine ? List.of(Sentence.quoted("It may open network connections now.")) : List.of();
    }

    @Override
    public List<Objection> objections() {
        return fine
                ? List.of()
                : List.of(new Objection("gate.exports", Sentence.quoted("it exports a|b <i>; take that out")));
    }

    private record Decided(DeliveryState state, String reason, Optional<CodiceFiscale> by, Optional<Role> role)
            implements PastApproval {

        @Override
        public Instant at() {
            return Anna.NOW;
        }
    }
}
