package it.varco.credential.spid.metadata;

import it.varco.api.configuration.BrokenRule;
import java.util.List;
import java.util.stream.Collectors;

/** Rules of the federation that would be broken, as the reason for not starting. */
final class BrokenRules {

    private BrokenRules() {}

    /** All of them in one line, in English. */
    static IllegalArgumentException asReason(List<BrokenRule> broken) {
        return new IllegalArgumentException(broken.stream()
                .map(each -> each.key() + ": " + each.why() + " (" + each.rule() + ')')
                .collect(Collectors.joining(" ")));
    }
}
