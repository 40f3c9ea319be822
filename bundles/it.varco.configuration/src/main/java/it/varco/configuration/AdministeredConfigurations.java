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
import it.varco.api.configuration.Preview;
import it.varco.api.configuration.Setting;
import it.varco.api.session.Caller;
import it.varco.api.session.Role;
import it.varco.spi.store.StoredConfiguration;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The acts of administration on configuration: each is decided first, then checked, then done. */
final class AdministeredConfigurations implements Configurations {

    private final Function<Locale, Map<String, Definition>> definitions;
    private final Changing changing;
    private final History history;
    private final Places places;
    private final ConfFolder folder;
    private final Parts parts;
    private final Previews previews;
    private final BiFunction<Caller, Operation, Decision> access;
    private final ReentrantLock one = new ReentrantLock(); // one change at a time

    /**
     * @param definitions what can be configured, by PID, in a language
     * @param access access control; a refusal while it is not here
     */
    AdministeredConfigurations(
            Function<Locale, Map<String, Definition>> definitions,
            Changing changing,
            History history,
            Places places,
            ConfFolder folder,
            Parts parts,
            Previews previews,
            BiFunction<Caller, Operation, Decision> access) {
        this.definitions = definitions;
        this.changing = changing;
        this.history = history;
        this.places = places;
        this.folder = folder;
        this.parts = parts;
        this.previews = previews;
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
            Typed typed = new Typed(definition, now, values, places);
            List<Flaw> flaws = typed.flaws();
            return flaws.isEmpty()
                    ? new Administered.Done<>(Differences.between(definition, now.values(), now.with(typed.changes())))
                    : new Administered.Invalid<>(flaws);
        });
    }

    @Override
    public Administered<Preview> preview(Caller caller, String pid, Map<String, List<String>> values) {
        return known(caller, view(caller), pid, definition -> {
            State now = changing.now(pid);
            Typed typed = new Typed(definition, now, values, places);
            List<Flaw> flaws = typed.flaws();
            return flaws.isEmpty() ? preview(definition, now.with(typed.changes())) : new Administered.Invalid<>(flaws);
        });
    }

    private Administered<Preview> preview(Definition definition, Map<String, Value> wanted) {
        Map<String, List<String>> values = new TreeMap<>();
        definition.effective(wanted).forEach((key, value) -> values.put(key, value.texts()));
        return previews.of(definition.pid(), values, publicAddress());
    }

    /** That of the public site as it is configured, else as it is delivered (D-44). */
    private URI publicAddress() {
        String configured = Optional.ofNullable(
                        changing.now("it.varco.web").values().get("publicAddress"))
                .map(value -> value.texts().get(0).strip())
                .filter(text -> text.matches("https?://[A-Za-z0-9.:\\[\\]-]+"))
                .orElse("http://localhost:8080");
        return URI.create(configured);
    }

    @Override
    public Administered<ConfigurationSheet> change(
            Caller caller, String pid, Map<String, List<String>> values, String reason, String expected) {
        return known(
                caller,
                mayChange(caller),
                pid,
                definition -> alone(pid, expected, now -> {
                    Typed typed = new Typed(definition, now, values, places);
                    List<Flaw> flaws = new ArrayList<>(typed.flaws());
                    Reason.flaw("reason", reason).ifPresent(flaws::add);
                    return flaws.isEmpty()
                            ? made(caller, definition, now, typed.changes(), reason)
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
                    Optional<Map<String, Value>> wanted = version(pid, number);
                    if (wanted.isEmpty()) {
                        return new Administered.Unknown<>();
                    }
                    List<Flaw> flaws = new ArrayList<>(Wiring.flaws(definition, now.values(), wanted.get()));
                    Reason.flaw("reason", reason).ifPresent(flaws::add);
                    return flaws.isEmpty()
                            ? made(caller, definition, now, now.changesTo(wanted.get()), reason)
                            : new Administered.Invalid<>(List.copyOf(flaws));
                }));
    }

    @Override
    public Administered<List<Difference>> compareVersion(Caller caller, String pid, long number) {
        return known(caller, view(caller), pid, definition -> {
            Optional<Map<String, Value>> wanted = version(pid, number);
            if (wanted.isEmpty()) {
                return new Administered.Unknown<>();
            }
            Map<String, Value> now = changing.now(pid).values();
            List<Flaw> flaws = Wiring.flaws(definition, now, wanted.get());
            return flaws.isEmpty()
                    ? new Administered.Done<>(Differences.between(definition, now, wanted.get()))
                    : new Administered.Invalid<>(flaws);
        });
    }

    /** What a version of the history set. */
    private Optional<Map<String, Value>> version(String pid, long number) {
        return history.versions(pid).stream()
                .filter(version -> version.number() == number)
                .map(version -> Content.of(version.content()).after())
                .findFirst();
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
        Wish wish = new Wish(caller, definition, now, changes, reason.strip());
        return Outcomes.map(
                changing.make(wish),
                number -> sheet(definition, new State(folder.read(definition.pid()), wish.wanted(), number)));
    }

    @Override
    public Administered<List<ConfigurationVersion>> history(Caller caller, String pid) {
        return known(
                caller,
                view(caller),
                pid,
                definition -> new Administered.Done<>(history.versions(pid).stream()
                        .<ConfigurationVersion>map(version ->
                                past(definition, version, caller.visit().language()))
                        .toList()));
    }

    private Past past(Definition definition, StoredConfiguration version, Locale language) {
        Content content = Content.of(version.content());
        return new Past(
                version.number(),
                version.at(),
                history.author(version),
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
