package it.varco.tck.credential;

import it.varco.api.form.Form;
import it.varco.api.notification.Message;
import it.varco.api.store.Effects;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.ProviderState;
import it.varco.tck.contract.Examined;
import it.varco.tck.contract.MessageFiles;
import it.varco.tck.contract.Planted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a login leaves behind, searched for what must not be in it (CP-07). */
final class Traces {

    private Traces() {}

    /**
     * Fails if something the person typed was left behind.
     *
     * @param more what else is printed besides the steps
     */
    static void requireNone(CredentialRule rule, Walk walk, String more) {
        Set<String> printed = new HashSet<>(Set.of(more));
        walk.steps().forEach(step -> printed.add(step.toString()));
        leak(walk, printed).ifPresent(place -> {
            throw rule.broken(place);
        });
    }

    private static Optional<String> leak(Walk walk, Set<String> printed) {
        for (String secret : walk.secrets()) {
            for (LoginStep step : walk.steps()) {
                Optional<String> place = placeOfSecret(step, secret);
                if (place.isPresent()) {
                    return place.map(where -> "a secret in " + where);
                }
            }
            if (printed.stream().anyMatch(text -> Planted.in(text, secret))) {
                return Optional.of("a secret in what toString prints");
            }
        }
        return walk.names().stream()
                .flatMap(name -> walk.steps().stream().flatMap(step -> placeOfName(step, name).stream()))
                .map(where -> "a codice fiscale in " + where)
                .findFirst();
    }

    /**
     * Fails unless every message has its words and tells nothing that it may not; skips where there is none (CP-17).
     */
    static void requireWords(CredentialRule rule, Class<?> provider, List<Walk> walks) {
        List<Message> all =
                walks.stream().flatMap(walk -> walk.messages().stream()).toList();
        Examined.with(rule, all.stream().findFirst(), "the provider sends no message");
        List<String> flaws = new ArrayList<>(MessageFiles.flaws(provider, all));
        walks.forEach(walk -> walk.messages()
                .forEach(message ->
                        MessageFiles.told(message, walk.secrets(), walk.names()).ifPresent(flaws::add)));
        if (!flaws.isEmpty()) {
            throw rule.broken("there is " + flaws);
        }
    }

    private static Optional<String> placeOfSecret(LoginStep step, String secret) {
        if (step instanceof LoginStep.Ask ask) {
            return first(secret, "the state", List.of(state(ask.state())))
                    .or(() -> first(secret, "what a form shows", shown(ask.form())));
        }
        if (step instanceof LoginStep.Leave leave) {
            return first(secret, "the state", List.of(state(leave.state())));
        }
        if (step instanceof LoginStep.Recognised recognised) {
            return first(secret, "a record", records(recognised.effects()));
        }
        return first(secret, "a code", codes(step));
    }

    private static Optional<String> placeOfName(LoginStep step, String name) {
        if (step instanceof LoginStep.Recognised recognised) {
            return first(name, "the key of a record", keys(recognised.effects()));
        }
        return first(name, "a code", codes(step));
    }

    private static Optional<String> first(String wanted, String place, List<byte[]> where) {
        return where.stream().anyMatch(bytes -> Planted.in(bytes, wanted)) ? Optional.of(place) : Optional.empty();
    }

    private static byte[] state(ProviderState state) {
        return state.bytes();
    }

    private static List<byte[]> shown(Form form) {
        Stream<String> arguments = FormTexts.of(form).stream().flatMap(text -> text.arguments().stream());
        Stream<String> exhibits = form.exhibits().stream().flatMap(exhibit -> exhibit.values().stream());
        return Stream.concat(arguments, exhibits).map(Traces::bytes).toList();
    }

    private static List<byte[]> records(Effects effects) {
        List<byte[]> all = new ArrayList<>(keys(effects));
        effects.records().forEach(change -> change.value().ifPresent(all::add));
        return all;
    }

    private static List<byte[]> keys(Effects effects) {
        return effects.records().stream().map(change -> bytes(change.key())).toList();
    }

    private static List<byte[]> codes(LoginStep step) {
        if (step instanceof LoginStep.Refused refused) {
            return List.of(bytes(refused.why().code()));
        }
        if (step instanceof LoginStep.Rejected rejected) {
            return List.of(
                    bytes(rejected.code()),
                    bytes(String.join("\n", rejected.why().arguments())));
        }
        if (step instanceof LoginStep.Malformed malformed) {
            return List.of(bytes(malformed.code()));
        }
        return step instanceof LoginStep.Unavailable away ? List.of(bytes(away.code())) : List.of();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
