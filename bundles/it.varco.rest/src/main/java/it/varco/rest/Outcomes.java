package it.varco.rest;

import it.varco.api.access.Administered;
import it.varco.api.access.Decision;
import it.varco.api.access.Flaw;
import it.varco.rest.Problem.FieldError;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.function.Function;

/** Makes an answer of what became of an act: the one place where the variants are told apart. */
final class Outcomes {

    /** Refusals that say nothing about the caller, who may try again. */
    private static final Set<String> PASSING = Set.of("access.trail", "access.unavailable");

    private Outcomes() {}

    /** @param done answers with what the act gave */
    static <T> Response answer(Administered<T> outcome, Function<T, Response> done) {
        return answer(outcome, done, Flaws::inBody);
    }

    /** @param place says where in the body a flaw stands */
    static <T> Response answer(Administered<T> outcome, Function<T, Response> done, Function<Flaw, FieldError> place) {
        if (outcome instanceof Administered.Done<T> act) {
            return done.apply(act.result());
        }
        if (outcome instanceof Administered.Forbidden<T> act) {
            return forbidden(act.why()).answer();
        }
        if (outcome instanceof Administered.Unknown<T>) {
            return Kind.NOT_FOUND.answer();
        }
        if (outcome instanceof Administered.Outdated<T>) {
            return Kind.OUTDATED.answer();
        }
        if (outcome instanceof Administered.Invalid<T> act) {
            return Kind.INVALID
                    .problem()
                    .at(act.flaws().stream().map(place).toList())
                    .answer();
        }
        return HouseRule.problem(((Administered.Contrary<T>) outcome).rule()).answer();
    }

    /** What a decision that is not granted says. */
    static Problem forbidden(Decision why) {
        if (why instanceof Decision.StepUpNeeded) {
            return Kind.STEP_UP_NEEDED.problem();
        }
        if (why instanceof Decision.ProofTooOld) {
            return Kind.PROOF_TOO_OLD.problem();
        }
        boolean passing = why instanceof Decision.Refused refused && PASSING.contains(refused.rule());
        return (passing ? Kind.UNAVAILABLE : Kind.FORBIDDEN).problem();
    }
}
