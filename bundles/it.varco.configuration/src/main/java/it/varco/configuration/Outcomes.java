package it.varco.configuration;

import it.varco.api.access.Administered;
import java.util.function.Function;

/** The one place where an outcome of one act becomes that of another. */
final class Outcomes {

    private Outcomes() {}

    static <A, B> Administered<B> map(Administered<A> outcome, Function<A, B> result) {
        if (outcome instanceof Administered.Done<A> done) {
            return new Administered.Done<>(result.apply(done.result()));
        }
        if (outcome instanceof Administered.Forbidden<A> forbidden) {
            return new Administered.Forbidden<>(forbidden.why());
        }
        if (outcome instanceof Administered.Invalid<A> invalid) {
            return new Administered.Invalid<>(invalid.flaws());
        }
        if (outcome instanceof Administered.Contrary<A> contrary) {
            return new Administered.Contrary<>(contrary.rule());
        }
        if (outcome instanceof Administered.Outdated<A>) {
            return new Administered.Outdated<>();
        }
        if (outcome instanceof Administered.Unknown<A>) {
            return new Administered.Unknown<>();
        }
        throw new IllegalStateException("outcome: expected one of the known ones");
    }
}
