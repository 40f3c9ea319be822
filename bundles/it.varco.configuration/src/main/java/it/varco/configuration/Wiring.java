package it.varco.configuration;

import it.varco.api.access.Flaw;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The settings that are wiring and not operation: who may change them could make himself anybody, let code in or read
 * files. So only a file in {@code conf/} changes them, never the console, REST or the shell.
 */
final class Wiring {

    /** In English, as all that is refused. */
    private static final String WHY = "only a file in conf/ changes it";

    private static final List<Wired> ALL = List.of(
            new Wired("it\\.varco\\..*", "mode|demo.*|.*File|\\.password"),
            new Wired(".*", ".*\\.target"), // of a component: which service it works with
            new Wired("it\\.varco\\.access", "powers"),
            new Wired("it\\.varco\\.audit", "node"),
            new Wired(
                    "it\\.varco\\.credential\\.spid",
                    "certificate|key|identityProviders|federationCertificates|loopback"),
            new Wired("it\\.varco\\.demo\\..*", "people|administrators"),
            new Wired("it\\.varco\\.demo\\.idp", "key|certificate|metadata|service\\..*"),
            new Wired("it\\.varco\\.http~.*", "opensWith|tls\\.(keystore|authorities|clientCertificate)"),
            new Wired("it\\.varco\\.http~management", "host"),
            new Wired("it\\.varco\\.plugins", "folder|kept|signers|stampers|revoked"),
            new Wired("it\\.varco\\.store\\..*", "url|user"));

    private Wiring() {}

    /** Keys of some configurations, both as patterns. */
    private record Wired(Pattern pid, Pattern keys) {

        Wired(String pid, String keys) {
            this(Pattern.compile(pid), Pattern.compile(keys));
        }
    }

    /** Whether a key of a configuration is wiring. */
    static boolean holds(String pid, String key) {
        return ALL.stream()
                .anyMatch(wired -> wired.pid().matcher(pid).matches()
                        && wired.keys().matcher(key).matches());
    }

    /** What is wrong with putting an earlier state in force again: each key of the wiring that is another in it. */
    static List<Flaw> flaws(Definition definition, Map<String, Value> now, Map<String, Value> wanted) {
        TreeSet<String> keys = new TreeSet<>(now.keySet());
        keys.addAll(wanted.keySet());
        return keys.stream()
                .filter(key -> holds(definition.pid(), key))
                .filter(key -> !meant(definition, now, key).equals(meant(definition, wanted, key)))
                .map(Wiring::flaw)
                .toList();
    }

    private static Optional<List<String>> meant(Definition definition, Map<String, Value> set, String key) {
        return Optional.ofNullable(set.get(key))
                .or(() -> definition.attribute(key).flatMap(Attribute::byDefault))
                .map(Value::texts);
    }

    /** The answer to whoever tries to change it. */
    static Flaw flaw(String key) {
        return new Flaw(key, Flaw.Kind.REJECTED, WHY);
    }
}
