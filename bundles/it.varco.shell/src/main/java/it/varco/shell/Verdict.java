package it.varco.shell;

import static java.util.Map.entry;

import it.varco.api.access.Administered;
import it.varco.api.access.Decision;
import it.varco.api.access.Flaw;
import java.util.Map;
import java.util.stream.Collectors;

/** Takes the outcome of an act apart: the one place where its variants are told. */
final class Verdict {

    private static final Map<String, String> RULES = Map.ofEntries(
            entry("plugins.nothing-to-undo", "It was never switched."),
            entry("plugins.unfit", "A rule of the gate is against it: plugin show says which, and what to do."),
            entry(
                    "plugins.lower-version",
                    "A higher version runs. If it is meant to go back to a lower one: --lower yes"),
            entry("plugins.development", "In development nothing is approved: a jar starts if no rule is against it."),
            entry("staff.self", "Nobody grants a role to themselves."),
            entry("staff.held", "The person holds the role, or is proposed for it."),
            entry(
                    "staff.name-mismatch",
                    "Surname and name are not those one expects behind the codice fiscale: look for a typing error in"
                            + " either. If both are right: --despite-mismatch yes"),
            entry("staff.own-proposal", "Another administrator has to agree."),
            entry("staff.not-proposed", "Nothing waits for a second word."),
            entry("staff.last-administrator", "Nobody could administer the gateway any more."),
            entry("staff.last-enrolled", "No other administrator has a credential to sign in with."),
            entry("staff.no-role", "The person is no administrator here."),
            entry("staff.no-provider", "No credential provider makes a credential for staff now."),
            entry("tokens.name", "Another token has that name."),
            entry("configuration.not-previewed", "The part does not tell now what it would publish. Try again."),
            entry("configuration.read-only", "The file of this configuration cannot be read or written."),
            entry("setup.over", "The first start is over."),
            entry("setup.nobody", "Nobody is administrator yet: begin with the first start."));

    private Verdict() {}

    /**
     * What the act gave.
     *
     * @throws NotDone with the reason in words, if it was not done
     */
    static <T> T done(Administered<T> outcome) {
        if (outcome instanceof Administered.Done<T> act) {
            return act.result();
        }
        if (outcome instanceof Administered.Forbidden<T> act) {
            throw new NotDone(forbidden(act.why()));
        }
        if (outcome instanceof Administered.Unknown<T>) {
            throw new NotDone("There is no such thing.");
        }
        if (outcome instanceof Administered.Outdated<T>) {
            throw new NotDone("Somebody changed it meanwhile: look again.");
        }
        if (outcome instanceof Administered.Invalid<T> act) {
            throw new NotDone(act.flaws().stream().map(Verdict::flaw).collect(Collectors.joining("\n")));
        }
        String rule = ((Administered.Contrary<T>) outcome).rule();
        throw new NotDone(RULES.getOrDefault(rule, "A rule stands against it: " + rule + "."));
    }

    private static String forbidden(Decision why) {
        if (why instanceof Decision.StepUpNeeded) {
            return "It takes a login that proves more.";
        }
        if (why instanceof Decision.ProofTooOld) {
            return "It takes a new login.";
        }
        return why instanceof Decision.Refused refused
                ? "Access control refuses it (" + refused.rule() + ")."
                : "Access control refuses it.";
    }

    private static String flaw(Flaw flaw) {
        String field = flaw.field().isEmpty() ? "It" : flaw.field();
        return switch (flaw.kind()) {
            case MISSING -> field + " is missing.";
            case LENGTH -> field + " has another length: " + flaw.expected() + " characters.";
            case SHAPE ->
                flaw.expected().isEmpty()
                        ? field + " has signs that it may not have."
                        : field + " has another shape, such as " + flaw.expected() + ".";
            case CODICE_FISCALE -> field + " is no codice fiscale.";
            case RANGE -> field + " is out of its range: " + flaw.expected() + ".";
            case CHOICE -> field + " may be " + flaw.expected() + ".";
            case UNKNOWN -> field + " is unknown.";
            case REJECTED -> field + " is refused: " + flaw.expected();
        };
    }
}
