package it.varco.tck.credential;

import it.varco.api.form.Form;
import it.varco.api.store.Effects;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.ProviderState;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a login leaves behind, searched for what must not be in it (CP-07). */
final class Traces {

    private static final int SHORTEST = 4; // anything shorter turns up by chance
    private static final List<Charset> CHARSETS =
            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE);

    private Traces() {}

    /** Where something the person typed was left behind, in words; empty if nowhere. */
    static Optional<String> leak(Walk walk, Set<String> printed) {
        for (String secret : walk.secrets()) {
            for (LoginStep step : walk.steps()) {
                Optional<String> place = placeOfSecret(step, secret);
                if (place.isPresent()) {
                    return place.map(where -> "a secret in " + where);
                }
            }
            if (printed.stream().anyMatch(text -> holds(bytes(text), secret))) {
                return Optional.of("a secret in what toString prints");
            }
        }
        return walk.names().stream()
                .flatMap(name -> walk.steps().stream().flatMap(step -> placeOfName(step, name).stream()))
                .map(where -> "a codice fiscale in " + where)
                .findFirst();
    }

    private static Optional<String> placeOfSecret(LoginStep step, String secret) {
        if (step instanceof LoginStep.Ask ask) {
            return first(secret, "the state", List.of(state(ask.state())))
                    .or(() -> first(secret, "what a form shows", shown(ask.form())));
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
        return where.stream().anyMatch(bytes -> holds(bytes, wanted)) ? Optional.of(place) : Optional.empty();
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
        return step instanceof LoginStep.Unavailable away ? List.of(bytes(away.code())) : List.of();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the bytes hold the word in clear or in an encoding that anybody can undo. */
    private static boolean holds(byte[] bytes, String word) {
        if (word.length() < SHORTEST) {
            return false;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        for (Charset charset : CHARSETS) {
            String text = new String(bytes, charset).toLowerCase(Locale.ROOT);
            if (text.contains(lower) || text.contains(HexFormat.of().formatHex(bytes(word)))) {
                return true;
            }
        }
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(bytes(word));
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .replace('-', '+')
                .replace('_', '/')
                .contains(base64);
    }
}
