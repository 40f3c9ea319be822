package it.varco.configuration;

import it.varco.api.access.Administered;
import it.varco.api.access.Administration;
import it.varco.api.access.Decision;
import it.varco.api.access.Flaw;
import it.varco.api.access.Operation;
import it.varco.api.access.Reason;
import it.varco.api.configuration.ConfigurationCard;
import it.varco.api.configuration.ConfigurationSheet;
import it.varco.api.configuration.ConfigurationVersion;
import it.varco.api.configuration.Configurations;
import it.varco.api.configuration.Difference;
import it.varco.api.configuration.Setting;
import it.varco.api.session.Caller;
import it.varco.api.session.Role;
import it.varco.spi.store.StoredConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The acts of administration on configuration: each is decided first, then checked, then done. */
final class AdministeredConfigurations implements Configurations {

    private static final int MOST_FLAWS = 50;

    private final Function<Locale, Map<String, Definition>> definitions;
    private final Changing changing;
    private final Changing.History history;
    private final Places places;
    private final ConfFolder folder;
    private final Parts parts;
    private final BiFunction<Caller, Operation, Decision> access;
    private final ReentrantLock one = new ReentrantLock(); // one change at a time

    /**
     * @param definitions what can be configured, by PID, in a language
     * @param access access control; a refusal while it is not here
     */
    AdministeredConfigurations(
            Function<Locale, Map<String, Definition>> definitions,
            Changing changing,
            Changing.History history,
            Places places,
            ConfFolder folder,
            Parts parts,
            BiFunction<Caller, Operation, Decision> access) {
        this.definitions = definitions;
        this.changing = changing;
        this.history = history;
        this.places = places;
        this.folder = folder;
        this.parts = parts;
        this.access = access;
    }

    @Override
    public Administered<List<ConfigurationCard>> all(Caller caller) {
        return Administered.ifGranted(
                view(caller),
                () -> new Administered.Done<>(definitions.apply(caller.visit().language()).values().stream()
                        .<ConfigurationCard>map(this::card)
                        .toList()));
    }

    private Sheet card(Definition definition) {
        return new Sheet(
                definition.pid(),
                definition.name(),
                definition.description(),
                folder.has(definition.pid()),
                parts.problem(definition),
                "",
                List.of());
    }

    @Override
    public Administered<ConfigurationSheet> one(Caller caller, String pid) {
        return known(
                caller, view(caller), pid, definition -> new Administered.Done<>(sheet(definition, changing.now(pid))));
    }

    private ConfigurationSheet sheet(Definition definition, State now) {
        Map<String, Value> effective = definition.effective(now.values());
        List<Setting> settings = definition.attributes().stream()
                .<Setting>map(attribute -> setting(attribute, Optional.ofNullable(effective.get(attribute.key()))))
                .toList();
        return new Sheet(
                definition.pid(),
                definition.name(),
                definition.description(),
                folder.has(definition.pid()),
                parts.problem(definition),
                now.version(),
                settings);
    }

    private static Setting setting(Attribute attribute, Optional<Value> value) {
        boolean hidden = value.map(attribute::hides).orElse(attribute.secret());
        return new Sheet.Now(
                attribute.key(),
                hidden ? Setting.Kind.SECRET : attribute.kind(),
                attribute.label(),
                attribute.help(),
                attribute.range(),
                attribute.choices(),
                attribute.defaults(),
                hidden ? List.of() : value.map(Value::texts).orElse(List.of()),
                attribute.required());
    }

    @Override
    public Administered<List<Difference>> compare(Caller caller, String pid, Map<String, List<String>> values) {
        return known(caller, view(caller), pid, definition -> {
            State now = changing.now(pid);
            List<Flaw> flaws = flaws(definition, now, values);
            return flaws.isEmpty()
                    ? new Administered.Done<>(
                            Differences.between(definition, now.values(), now.with(changes(definition, now, values))))
                    : new Administered.Invalid<>(flaws);
        });
    }

    @Override
    public Administered<ConfigurationSheet> change(
            Caller caller, String pid, Map<String, List<String>> values, String reason, String expected) {
        return known(
                caller,
                mayChange(caller),
                pid,
                definition -> alone(pid, expected, now -> {
                    List<Flaw> flaws = new ArrayList<>(flaws(definition, now, values));
                    Reason.flaw("reason", reason).ifPresent(flaws::add);
                    return flaws.isEmpty()
                            ? made(caller, definition, now, changes(definition, now, values), reason)
                            : new Administered.Invalid<>(List.copyOf(flaws));
                }));
    }

    @Override
    public Administered<ConfigurationSheet> restore(
            Caller caller, String pid, long number, String reason, String expected) {
        return known(
                caller,
                mayChange(caller),
                pid,
                definition -> alone(pid, expected, now -> {
                    Optional<Map<String, Value>> wanted = versions(pid).stream()
                            .filter(version -> version.number() == number)
                            .map(version -> Content.of(version.content()).after())
                            .findFirst();
                    if (wanted.isEmpty()) {
                        return new Administered.Unknown<>();
                    }
                    List<Flaw> flaws = new ArrayList<>(rewired(definition, now.values(), wanted.get()));
                    Reason.flaw("reason", reason).ifPresent(flaws::add);
                    return flaws.isEmpty()
                            ? made(caller, definition, now, now.changesTo(wanted.get()), reason)
                            : new Administered.Invalid<>(List.copyOf(flaws));
                }));
    }

    /** Does something with a configuration that is as the caller saw it, while nobody else changes one. */
    private Administered<ConfigurationSheet> alone(
            String pid, String expected, Function<State, Administered<ConfigurationSheet>> act) {
        one.lock();
        try {
            State now = changing.now(pid);
            return now.version().equals(expected) ? act.apply(now) : new Administered.Outdated<>();
        } finally {
            one.unlock();
        }
    }

    private Administered<ConfigurationSheet> made(
            Caller caller, Definition definition, State now, Map<String, Optional<Value>> changes, String reason) {
        if (changes.isEmpty()) {
            return new Administered.Done<>(sheet(definition, now));
        }
        Changing.Wish wish = new Changing.Wish(caller, definition, now, changes, reason.strip());
        return Outcomes.map(
                changing.make(wish),
                number -> sheet(definition, new State(folder.read(definition.pid()), wish.wanted(), number)));
    }

    /** Everything that is wrong with what was typed; what is as it was before is not looked at. */
    private List<Flaw> flaws(Definition definition, State now, Map<String, List<String>> values) {
        Map<String, Value> effective = definition.effective(now.values());
        List<Flaw> flaws = new ArrayList<>();
        new TreeMap<>(values)
                .forEach((key, typed) -> definition
                        .attribute(key)
                        .map(attribute -> flaw(attribute, Optional.ofNullable(effective.get(key)), typed))
                        .orElseGet(() -> Optional.of(new Flaw(bounded(key), Flaw.Kind.UNKNOWN, "")))
                        .ifPresent(flaws::add));
        return flaws.stream().limit(MOST_FLAWS).toList();
    }

    private Optional<Flaw> flaw(Attribute attribute, Optional<Value> current, List<String> typed) {
        if (attribute.wiring()) {
            boolean hidden = current.map(attribute::hides).orElse(attribute.secret());
            boolean asked = hidden ? wanted(attribute, typed).isPresent() : alters(attribute, current, typed);
            return asked ? Optional.of(Wiring.flaw(attribute.key())) : Optional.empty();
        }
        return kept(attribute, current, typed) ? Optional.empty() : attribute.flaw(attribute.canonical(typed, places));
    }

    /** What of the wiring would be another in an earlier state. */
    private static List<Flaw> rewired(Definition definition, Map<String, Value> now, Map<String, Value> wanted) {
        TreeSet<String> keys = new TreeSet<>(now.keySet());
        keys.addAll(wanted.keySet());
        return keys.stream()
                .filter(key -> Wiring.holds(definition.pid(), key))
                .filter(key -> !meant(definition, now, key).equals(meant(definition, wanted, key)))
                .map(Wiring::flaw)
                .toList();
    }

    private static Optional<List<String>> meant(Definition definition, Map<String, Value> set, String key) {
        return Optional.ofNullable(set.get(key))
                .or(() -> definition.attribute(key).flatMap(Attribute::byDefault))
                .map(Value::texts);
    }

    /** Whether what was typed is what was shown; nothing is shown of a secret. */
    private boolean kept(Attribute attribute, Optional<Value> current, List<String> typed) {
        boolean nothing = attribute.canonical(typed, places).isEmpty();
        return current.map(value ->
                        attribute.hides(value) ? nothing : value.texts().equals(typed))
                .orElse(nothing && !attribute.required());
    }

    private static String bounded(String key) {
        String line = key.replaceAll("[^A-Za-z0-9_.-]", "?");
        return line.length() <= 60 ? line : line.substring(0, 60);
    }

    /** What of that changes anything: nothing typed means the default again, and for a secret that it stays. */
    private Map<String, Optional<Value>> changes(Definition definition, State now, Map<String, List<String>> values) {
        Map<String, Optional<Value>> changes = new TreeMap<>();
        Map<String, Value> effective = definition.effective(now.values());
        values.forEach((key, typed) -> definition.attribute(key).ifPresent(attribute -> {
            Optional<Value> current = Optional.ofNullable(effective.get(key));
            if (alters(attribute, current, typed)) {
                changes.put(key, wanted(attribute, typed));
            }
        }));
        return changes;
    }

    private boolean alters(Attribute attribute, Optional<Value> current, List<String> typed) {
        boolean same = wanted(attribute, typed)
                .or(attribute::byDefault)
                .map(Value::texts)
                .equals(current.map(Value::texts));
        return !same && !kept(attribute, current, typed);
    }

    private Optional<Value> wanted(Attribute attribute, List<String> typed) {
        List<String> canonical = attribute.canonical(typed, places);
        return canonical.isEmpty() ? Optional.empty() : Optional.of(Value.of(canonical));
    }

    @Override
    public Administered<List<ConfigurationVersion>> history(Caller caller, String pid) {
        return known(
                caller,
                view(caller),
                pid,
                definition -> new Administered.Done<>(versions(pid).stream()
                        .<ConfigurationVersion>map(version ->
                                past(definition, version, caller.visit().language()))
                        .toList()));
    }

    private List<StoredConfiguration> versions(String pid) {
        return history.store().history(pid, Changing.KEPT);
    }

    private Past past(Definition definition, StoredConfiguration version, Locale language) {
        Content content = Content.of(version.content());
        return new Past(
                version.number(),
                version.at(),
                version.by().isEmpty() ? Optional.empty() : history.people().find(version.by()),
                Role.valueOf(version.role()),
                Words.reason(version.reason(), language),
                Differences.between(definition, content.before(), content.after()));
    }

    /** Does something with a configuration that exists, if it was permitted. */
    private <T> Administered<T> known(
            Caller caller, Decision decision, String pid, Function<Definition, Administered<T>> act) {
        return Administered.ifGranted(
                decision,
                () -> Optional.ofNullable(
                                definitions.apply(caller.visit().language()).get(pid))
                        .map(act)
                        .orElseGet(Administered.Unknown::new));
    }

    private Decision view(Caller caller) {
        return access.apply(caller, Administration.CONFIGURATION_VIEW);
    }

    private Decision mayChange(Caller caller) {
        return access.apply(caller, Administration.CONFIGURATION_CHANGE);
    }
}
