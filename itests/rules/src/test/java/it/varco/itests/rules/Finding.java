package it.varco.itests.rules;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Breaches in words, each beginning with the name of its bundle. */
final class Finding {

    private Finding() {}

    /** What a check finds in the bundles concerned. */
    static List<String> in(
            List<BuiltBundle> bundles, Predicate<BuiltBundle> concerned, Function<BuiltBundle, Stream<String>> check) {
        return bundles.stream()
                .filter(concerned)
                .flatMap(bundle -> check.apply(bundle).map(breach -> bundle.name() + ' ' + breach))
                .toList();
    }

    /** The same where every bundle is concerned. */
    static List<String> in(List<BuiltBundle> bundles, Function<BuiltBundle, Stream<String>> check) {
        return in(bundles, bundle -> true, check);
    }
}
