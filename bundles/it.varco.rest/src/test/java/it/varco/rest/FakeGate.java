package it.varco.rest;

import it.varco.api.access.Administered;
import it.varco.api.access.Administration;
import it.varco.api.form.Sentence;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.plugin.Delivery;
import it.varco.api.plugin.DeliveryState;
import it.varco.api.plugin.Gate;
import it.varco.api.plugin.Objection;
import it.varco.api.plugin.PastApproval;
import it.varco.api.plugin.Sheet;
import it.varco.api.session.Caller;
import it.varco.api.session.Role;
import it.varco.tck.ScriptedSheet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

final class FakeGate implements Gate {

    private static final Sheet SIGNED = ScriptedSheet.signed(ScriptedSheet.trusted(House.THEN));

    /** Signed, and nothing is against it. */
    static final Delivered WAITING =
            new Delivered("ab".repeat(32), "almanac-1.1.0.jar", DeliveryState.WAITING, 3, SIGNED, List.of(), "");

    /** Says nothing of itself, and cannot be approved. */
    static final Delivered UNFIT = new Delivered(
            "cd".repeat(32),
            "",
            DeliveryState.UNFIT,
            0,
            ScriptedSheet.silent(),
            List.of(new Objection("gate.name", Sentence.quoted("it has no name; build it with bnd"))),
            "");

    final List<Delivery> all = new ArrayList<>(List.of(WAITING, UNFIT));

    /** What is the matter with whatever is tried, if it is set. */
    volatile String red = "";

    private final House house;

    FakeGate(House house) {
        this.house = house;
    }

    @Override
    public Administered<List<Delivery>> deliveries(Caller caller) {
        return house.act(
                caller,
                Administration.PLUGINS_VIEW,
                "looked at deliveries",
                () -> new Administered.Done<>(List.copyOf(all)));
    }

    @Override
    public Administered<Delivery> delivery(Caller caller, String hash) {
        return house.act(
                caller,
                Administration.PLUGINS_VIEW,
                "looked at " + hash,
                () -> with(hash, ANY_VERSION, found -> found));
    }

    @Override
    public Administered<Delivery> approve(Caller caller, String hash, String reason, boolean lower, long expected) {
        return house.act(
                caller,
                Administration.PLUGINS_APPROVE,
                "approved " + hash.substring(0, 4) + " " + reason.strip() + " " + lower,
                () -> new Typed()
                        .reason(reason)
                        .then(() -> with(
                                hash,
                                expected,
                                found -> red.isEmpty()
                                        ? found.decided(DeliveryState.RUNNING, "")
                                        : found.decided(DeliveryState.RETURNED, red))));
    }

    @Override
    public Administered<Delivery> deny(Caller caller, String hash, String reason, long expected) {
        return house.act(
                caller,
                Administration.PLUGINS_APPROVE,
                "denied " + hash.substring(0, 4) + " " + reason.strip(),
                () -> new Typed()
                        .reason(reason)
                        .then(() -> with(hash, expected, found -> found.decided(DeliveryState.DENIED, ""))));
    }

    private Administered<Delivery> with(String hash, long expected, UnaryOperator<Delivered> act) {
        return all.stream()
                .filter(each -> each.hash().equals(hash))
                .map(Delivered.class::cast)
                .findFirst()
                .map(found -> expected == ANY_VERSION || expected == found.decision()
                        ? new Administered.Done<Delivery>(act.apply(found))
                        : new Administered.Outdated<Delivery>())
                .orElseGet(Administered.Unknown::new);
    }

    /** A delivery whose problem may be empty. */
    record Delivered(
            String hash,
            String file,
            DeliveryState state,
            long decision,
            Sheet sheet,
            List<Objection> objections,
            String trouble)
            implements Delivery {

        private Delivered decided(DeliveryState now, String why) {
            return new Delivered(hash, file, now, decision + 1, sheet, objections, why);
        }

        @Override
        public List<PastApproval> history() {
            return decision == 0
                    ? List.of()
                    : List.of(
                            new Past(DeliveryState.RETURNED, "red", Optional.empty(), Optional.empty()),
                            new Past(
                                    DeliveryState.RUNNING,
                                    "tried before",
                                    Optional.of(House.SOMEBODY),
                                    Optional.of(Role.AMMINISTRATORE)));
        }

        @Override
        public List<Sentence> differences() {
            return objections.isEmpty() ? List.of(Sentence.quoted("It may do more.")) : List.of();
        }

        @Override
        public Optional<Sentence> problem() {
            return trouble.isEmpty() ? Optional.empty() : Optional.of(Sentence.quoted(trouble));
        }
    }

    private record Past(DeliveryState state, String reason, Optional<CodiceFiscale> by, Optional<Role> role)
            implements PastApproval {

        @Override
        public Instant at() {
            return House.THEN;
        }
    }
}
