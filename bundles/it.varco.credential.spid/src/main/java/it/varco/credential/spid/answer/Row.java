package it.varco.credential.spid.answer;

import it.varco.federation.SignatureFlaw;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** A row of the table of checks: the number of its rule, and what it finds wrong. */
final class Row {

    private final String rule;
    private final Function<Response, Optional<String>> finds;

    private Row(String rule, Function<Response, Optional<String>> finds) {
        this.rule = rule;
        this.finds = finds;
    }

    /**
     * One that holds or does not.
     *
     * @param code for the trail, if it does not
     */
    static Row of(String rule, String code, Predicate<Response> holds) {
        return new Row(rule, response -> holds.test(response) ? Optional.empty() : Optional.of(code));
    }

    /** One about a signature: the code goes on with what is wrong with it. */
    static Row signature(String rule, String code, Function<Response, Optional<SignatureFlaw>> flaw) {
        return new Row(
                rule,
                response -> flaw.apply(response)
                        .map(found -> code + '.' + found.name().toLowerCase(Locale.ROOT)));
    }

    String rule() {
        return rule;
    }

    /** The code of what is wrong; empty if it holds. */
    Optional<String> finds(Response response) {
        return finds.apply(response);
    }
}
