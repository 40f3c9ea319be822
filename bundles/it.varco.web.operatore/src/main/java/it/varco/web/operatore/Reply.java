package it.varco.web.operatore;

import it.varco.api.access.Administered;
import it.varco.api.page.PageAnswer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The one place where what became of an act of administration is taken apart. */
final class Reply {

    private Reply() {}

    /**
     * What a page answers to an act.
     *
     * @param done answers with what the act gave
     * @param wrong draws the page again with what was typed and why it was not done
     */
    static <T> PageAnswer to(Administered<T> outcome, Function<T, PageAnswer> done, Function<Wrong, PageAnswer> wrong) {
        if (outcome instanceof Administered.Done<T> act) {
            return done.apply(act.result());
        }
        if (outcome instanceof Administered.Forbidden<T> forbidden) {
            return new PageAnswer.Forbidden(forbidden.why());
        }
        if (outcome instanceof Administered.Unknown<T>) {
            return new PageAnswer.Missing();
        }
        if (outcome instanceof Administered.Outdated<T>) {
            return new PageAnswer.Outdated();
        }
        if (outcome instanceof Administered.Invalid<T> invalid) {
            return wrong.apply(new Wrong(invalid.flaws(), ""));
        }
        if (outcome instanceof Administered.Contrary<T> contrary) {
            return wrong.apply(new Wrong(List.of(), contrary.rule()));
        }
        throw new IllegalStateException("administered: expected one of the known ones");
    }

    /** What a page answers to a look, for which nobody typed anything. */
    static <T> PageAnswer to(Administered<T> outcome, Function<T, PageAnswer> done) {
        return to(outcome, done, wrong -> new PageAnswer.Missing());
    }

    /** What an act gave; empty where it was not done, for what a page can do without. */
    static <T> Optional<T> result(Administered<T> outcome) {
        return outcome instanceof Administered.Done<T> act ? Optional.of(act.result()) : Optional.empty();
    }

    /** Whether a rule of the house stood against it. */
    static boolean contrary(Administered<?> outcome) {
        return outcome instanceof Administered.Contrary<?>;
    }

    /** Whether something other than time stood in the way: neither done, nor gone already. */
    static boolean hindered(Administered<?> outcome) {
        return !(outcome instanceof Administered.Done<?> || outcome instanceof Administered.Unknown<?>);
    }
}
