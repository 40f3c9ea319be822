package it.varco.tck.catalogue;

import it.varco.api.form.Exhibit;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.spi.catalogue.ServiceStep;
import it.varco.tck.contract.Planted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a dialogue leaves something behind, searched for what must not be there (CS-06, CS-07). */
final class Traces {

    private Traces() {}

    /** Where, besides in a view, a secret stands that the person typed. */
    static Optional<String> ofSecrets(Set<String> secrets, List<ServiceStep> steps, CharSequence printed) {
        for (ServiceStep step : steps) {
            if (step instanceof ServiceStep.Ask ask) {
                if (holdsAny(ask.state().bytes(), secrets)) {
                    return Optional.of("a secret in a state");
                }
                if (anyHoldsAny(words(ask.form(), step), secrets)) {
                    return Optional.of("a secret in what a form shows");
                }
            } else if (anyHoldsAny(List.of(Wording.name(step), step.toString()), secrets)) {
                return Optional.of("a secret in a code or in what toString prints");
            }
        }
        return anyHoldsAny(List.of(printed.toString()), secrets)
                ? Optional.of("a secret in what toString prints")
                : Optional.empty();
    }

    private static List<String> words(Form form, ServiceStep step) {
        List<String> words = new ArrayList<>();
        form.exhibits().stream().map(Exhibit::values).forEach(words::addAll);
        Wording.texts(step).stream().map(Text::arguments).forEach(words::addAll);
        return words;
    }

    /** Whether a view shows one of the secrets. */
    static boolean inView(Set<String> secrets, ServiceStep step) {
        return Wording.view(step).anyMatch(view -> anyHoldsAny(Wording.shown(view), secrets));
    }

    private static boolean anyHoldsAny(List<String> texts, Set<String> secrets) {
        return texts.stream().anyMatch(text -> holdsAny(text.getBytes(StandardCharsets.UTF_8), secrets));
    }

    private static boolean holdsAny(byte[] bytes, Set<String> secrets) {
        return secrets.stream().anyMatch(secret -> Planted.in(bytes, secret));
    }
}
