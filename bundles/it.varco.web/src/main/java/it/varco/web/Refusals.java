package it.varco.web;

import it.varco.api.access.Decision;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.session.ReturnPath;
import it.varco.api.session.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages that say what access control decided, with the ways in where a login would help (UX-16). */
final class Refusals {

    /**
     * What a refusal leads back to.
     *
     * @param address where the person goes on after a login
     * @param kept whether what was typed is kept until then
     */
    record Back(ReturnPath address, boolean kept) {}

    private final Drawing drawing;
    private final Contributions contributions;

    Refusals(Drawing drawing, Contributions contributions) {
        this.drawing = drawing;
        this.contributions = contributions;
    }

    /** The one place where a decision is taken apart; empty if it permits what was asked for. */
    Optional<Answer> of(Exchange exchange, Decision decision, Back back) {
        if (decision instanceof Decision.Granted) {
            return Optional.empty();
        }
        if (decision instanceof Decision.StepUpNeeded more) {
            String proof = level(exchange, more.level());
            return Optional.of(raise(exchange, Problem.LEVEL_TOO_LOW, proof, more.level(), back));
        }
        if (decision instanceof Decision.ProofTooOld old) {
            String most = Moments.rest(drawing.texts(exchange), old.most());
            AssuranceLevel level = exchange.session().map(Session::level).orElse(AssuranceLevel.LOW);
            return Optional.of(raise(exchange, Problem.PROOF_TOO_OLD, most, level, back));
        }
        if (decision instanceof Decision.Refused refused) {
            boolean momentary =
                    refused.rule().equals("access.trail") || refused.rule().equals("access.unavailable");
            return Optional.of(
                    momentary ? drawing.problem(exchange, Problem.STARTING) : forbidden(exchange, refused, back));
        }
        throw new IllegalStateException("decision: expected one of the known ones");
    }

    /** Whoever holds another role too can go over to it. */
    private Answer forbidden(Exchange exchange, Decision.Refused refused, Back back) {
        boolean others =
                refused.rule().equals("access.role") && exchange.roles().size() > 1;
        List<Map<String, Object>> ways = others
                ? List.of(Map.of(
                        "url",
                        Links.role(back.address()),
                        "label",
                        drawing.texts(exchange).of("role.change")))
                : List.of();
        return drawing.problem(exchange, Problem.FORBIDDEN, "", ways);
    }

    /** Offers what reaches the level; where nothing does, says so and what can be done instead. */
    private Answer raise(Exchange exchange, Problem problem, String about, AssuranceLevel level, Back back) {
        Wish wish = Wish.raise(back.address(), level);
        Providers providers = new Providers(exchange, contributions, level);
        List<Map<String, Object>> ways = providers.ways(wish.query(exchange.place()));
        if (ways.isEmpty()) {
            return noWay(exchange, level);
        }
        Texts texts = drawing.texts(exchange);
        String saved = texts.of(back.kept() ? "message.kept" : problem.key("saved"));
        Words words =
                new Words(about, texts.of(problem.key("what"), about), saved, texts.of(problem.key("todo"), about));
        return drawing.problem(exchange, problem, words, ways);
    }

    /** Says that nothing that is here now proves as much. */
    Answer noWay(Exchange exchange, AssuranceLevel level) {
        return drawing.problem(exchange, Problem.NO_SAFER_WAY, level(exchange, level), List.of());
    }

    private String level(Exchange exchange, AssuranceLevel level) {
        return drawing.texts(exchange).of("level." + Wish.code(level));
    }
}
