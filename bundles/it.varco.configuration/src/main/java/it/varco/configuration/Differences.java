package it.varco.configuration;

import it.varco.api.configuration.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What lies between two states of a configuration, without its secrets. */
final class Differences {

    private static final int LONGEST_DETAIL = 400;
    private static final int LONGEST_SIDE = 150;
    private static final int COUNT = "; 999 more".length();

    /** A codice fiscale, or what has an at sign: addresses of people, and of servers with a name to log in with. */
    private static final Pattern PERSONAL =
            Pattern.compile("(?i)@|[A-Z]{6}[0-9L-NP-V]{2}[A-EHLMPRST][0-9L-NP-V]{2}[A-Z][0-9L-NP-V]{3}[A-Z]");

    private Differences() {}

    static List<Difference> between(Definition definition, Map<String, Value> before, Map<String, Value> after) {
        List<Difference> differences = new ArrayList<>();
        Map<String, Value> was = definition.effective(before);
        Map<String, Value> is = definition.effective(after);
        for (Attribute attribute : definition.attributes()) {
            Value first = was.get(attribute.key());
            Value then = is.get(attribute.key());
            if (!texts(first).equals(texts(then))) {
                boolean hidden = hides(attribute, first) || hides(attribute, then);
                differences.add(
                        hidden
                                ? new Difference(attribute.key(), List.of(), List.of())
                                : new Difference(attribute.key(), texts(first), texts(then)));
            }
        }
        differences.addAll(others(definition, before, after));
        return List.copyOf(differences);
    }

    /**
     * What changed, as the trail tells it: every setting that is neither a secret nor holds anything personal, with
     * what it was and what it is; as many as fit into one detail, then how many more.
     */
    static String told(List<Difference> differences) {
        List<String> all = differences.stream()
                .filter(Differences::tellable)
                .map(one -> one.key() + ": " + bounded(one.before()) + " -> " + bounded(one.after()))
                .toList();
        StringBuilder told = new StringBuilder();
        for (int i = 0; i < all.size(); i++) {
            String next = (i == 0 ? "" : "; ") + all.get(i);
            if (told.length() + next.length() + COUNT > LONGEST_DETAIL) {
                return told.append("; ").append(all.size() - i).append(" more").toString();
            }
            told.append(next);
        }
        return told.toString();
    }

    private static boolean tellable(Difference one) {
        boolean hidden = one.before().isEmpty() && one.after().isEmpty();
        return !hidden
                && Stream.concat(one.before().stream(), one.after().stream())
                        .noneMatch(text -> PERSONAL.matcher(text).find());
    }

    private static String bounded(List<String> texts) {
        String text = texts.toString();
        return text.length() <= LONGEST_SIDE ? text : text.substring(0, LONGEST_SIDE) + "...";
    }

    private static boolean hides(Attribute attribute, @Nullable Value value) {
        return value == null ? attribute.secret() : attribute.hides(value);
    }

    /** Keys that no form knows: only that they changed, for what they hold may be a secret. */
    private static List<Difference> others(Definition definition, Map<String, Value> before, Map<String, Value> after) {
        TreeSet<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        return keys.stream()
                .filter(key -> definition.attribute(key).isEmpty())
                .filter(key -> !Objects.equals(before.get(key), after.get(key)))
                .map(key -> new Difference(key, List.of(), List.of()))
                .toList();
    }

    private static List<String> texts(@Nullable Value value) {
        return Optional.ofNullable(value).map(Value::texts).orElse(List.of());
    }
}
