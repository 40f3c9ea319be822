package it.varco.configuration;

import it.varco.api.access.Administered;
import it.varco.api.access.Administration;
import it.varco.api.access.Flaw;
import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.Outcome;
import it.varco.api.configuration.Difference;
import it.varco.api.session.Caller;
import it.varco.api.session.Role;
import it.varco.api.store.StoreException;
import it.varco.spi.store.ConfigurationRepository;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.StoredConfiguration;
import it.varco.spi.store.Transactions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a configuration in force: history and trail in one transaction, then the file, then Configuration Admin, then a
 * look at the components. What does not end well is taken back (REL-15).
 */
final class Changing {

    /** How many versions of a configuration are kept (D-52). */
    static final int KEPT = 20;

    private static final String READ_ONLY = "configuration.read-only";

    private static final Logger LOG = LoggerFactory.getLogger(Changing.class);

    private final ConfigurationRepository store;
    private final Transactions transactions;
    private final PersonRepository people;
    private final AuditTrail trail;
    private final ConfFolder folder;
    private final Places places;
    private final LiveConfigurations live;
    private final Parts parts;
    private volatile String busy = "";

    Changing(History history, ConfFolder folder, Places places, LiveConfigurations live, Parts parts) {
        store = history.store();
        transactions = history.transactions();
        people = history.people();
        trail = history.trail();
        this.folder = folder;
        this.places = places;
        this.live = live;
        this.parts = parts;
    }

    /** Where changes are kept and recorded. */
    record History(
            ConfigurationRepository store, Transactions transactions, PersonRepository people, AuditTrail trail) {}

    /** A change that somebody who may wants made. */
    record Wish(Caller caller, Definition definition, State now, Map<String, Optional<Value>> changes, String reason) {

        String pid() {
            return definition.pid();
        }

        Map<String, Value> wanted() {
            return now.with(changes);
        }

        /** What is set now and not wanted any more. */
        Map<String, Value> gone() {
            Map<String, Value> gone = new TreeMap<>(now.values());
            gone.keySet().removeAll(wanted().keySet());
            return gone;
        }
    }

    /** How a configuration is now: as its file says, or as Configuration Admin does where it has none. */
    State now(String pid) {
        Optional<String> file = folder.read(pid);
        Map<String, Value> values =
                file.flatMap(ConfigurationFile::read).map(this::expanded).orElseGet(() -> live.values(pid));
        return new State(
                file, values, last(pid).map(StoredConfiguration::number).orElse(0L));
    }

    private Map<String, Value> expanded(ConfigurationFile file) {
        Map<String, Value> values = new TreeMap<>();
        file.values().forEach((key, value) -> values.put(key, places.expand(value)));
        return values;
    }

    private Optional<StoredConfiguration> last(String pid) {
        return store.history(pid, 1).stream().findFirst();
    }

    /**
     * Makes a change.
     *
     * @return the number of its version; or why it was not made, or is taken back
     */
    Administered<Long> make(Wish wish) {
        if (folder.unreadable(wish.pid())) {
            LOG.warn("configuration has a file that cannot be read, which is left as it is pid={}", wish.pid());
            return readOnly(wish);
        }
        Path staged;
        try {
            staged = folder.stage(wish.pid(), wish.now().text(wish.changes(), places));
        } catch (IOException e) {
            LOG.warn("configuration cannot be written pid={}", wish.pid(), e);
            return readOnly(wish);
        }
        Optional<Long> number = Optional.empty();
        try {
            number = kept(wish);
        } finally {
            if (number.isEmpty()) {
                folder.discard(staged);
            }
        }
        return number.isEmpty() ? new Administered.Outdated<>() : inForce(wish, staged, number.get());
    }

    /** Answers that the file stands against it, and records that it was tried. */
    private Administered<Long> readOnly(Wish wish) {
        trail.record(record(wish, Outcome.REFUSED).detail("rule", READ_ONLY).build());
        return new Administered.Contrary<>(READ_ONLY);
    }

    /** Keeps and records a change; empty if somebody else changed the same. */
    private Optional<Long> kept(Wish wish) {
        return transactions.run(() -> {
            Optional<StoredConfiguration> last = last(wish.pid());
            Map<String, Value> left = last.map(
                            version -> Content.of(version.content()).after())
                    .orElse(wish.now().values());
            long number = wish.now().number();
            if (last.isEmpty() || !left.equals(wish.now().values())) {
                number++; // so that what is there now can be put in force again
                Content found = new Content(left, wish.now().values());
                if (!add(wish, number, "", Role.SERVICE_ACCOUNT.name(), Words.kept("found"), found)) {
                    return Optional.empty();
                }
            }
            number++;
            Content content = new Content(wish.now().values(), wish.wanted());
            if (!add(wish, number, person(wish), wish.caller().role().name(), wish.reason(), content)) {
                return Optional.empty();
            }
            trail.record(record(wish, Outcome.DONE)
                    .detail("version", Long.toString(number))
                    .build());
            return Optional.of(number);
        });
    }

    private boolean add(Wish wish, long number, String by, String role, String reason, Content content) {
        return store.add(
                new StoredConfiguration(
                        wish.pid(), number, wish.caller().visit().at(), by, role, reason, content.bytes()),
                KEPT);
    }

    private String person(Wish wish) {
        return wish.caller().codiceFiscale().map(people::idOf).orElse("");
    }

    private static AuditEvent.Builder record(Wish wish, Outcome outcome) {
        List<Difference> differences =
                Differences.between(wish.definition(), wish.now().values(), wish.wanted());
        String keys = differences.stream().map(Difference::key).collect(Collectors.joining(","));
        return AuditEvent.of(wish.caller().visit().at(), Administration.CONFIGURATION_CHANGE.name(), outcome)
                .caller(wish.caller())
                .detail("pid", wish.pid())
                .detail("keys", keys)
                .detail("changes", Differences.told(differences))
                .detail("reason", wish.reason());
    }

    /** Whether a change of this PID is just being put in force, or taken back. */
    boolean changes(String pid) {
        return pid.equals(busy);
    }

    private Administered<Long> inForce(Wish wish, Path staged, long number) {
        busy = wish.pid();
        try {
            return tried(wish, staged, number);
        } finally {
            busy = "";
        }
    }

    private Administered<Long> tried(Wish wish, Path staged, long number) {
        Parts.Before before = parts.before(wish.definition());
        try {
            folder.put(wish.pid(), staged);
        } catch (IOException e) {
            folder.discard(staged);
            return unwritten(wish, number, e);
        }
        try {
            live.update(wish.pid(), wish.wanted(), folder.file(wish.pid()));
        } catch (IOException e) {
            putBack(wish, before);
            return unwritten(wish, number, e);
        }
        Optional<String> refusal = parts.refusal(wish.definition(), wish.wanted(), wish.gone(), before);
        if (refusal.isEmpty()) {
            LOG.info("configuration changed pid={} version={}", wish.pid(), number);
            return new Administered.Done<>(number);
        }
        LOG.warn("configuration refused by its component, the last good one is put back pid={}", wish.pid());
        putBack(wish, before);
        takenBack(wish, number, "refused", "configuration.refused");
        return new Administered.Invalid<>(List.of(new Flaw("", Flaw.Kind.REJECTED, refusal.get())));
    }

    private Administered<Long> unwritten(Wish wish, long number, IOException failure) {
        LOG.error("configuration cannot be written pid={}", wish.pid(), failure);
        takenBack(wish, number, "unwritten", READ_ONLY);
        return new Administered.Contrary<>(READ_ONLY);
    }

    /**
     * Puts what was before in force again. Where there was no file, there is one afterwards that says the same: taking
     * it away would take away what the features say as well, until the next start.
     */
    private void putBack(Wish wish, Parts.Before before) {
        State was = wish.now();
        try {
            String text = was.file().orElseGet(() -> was.text(Map.of(), places));
            folder.put(wish.pid(), folder.stage(wish.pid(), text));
        } catch (IOException e) {
            LOG.error("the last good file cannot be put back pid={}", wish.pid(), e);
        }
        try {
            live.update(wish.pid(), was.values(), folder.file(wish.pid()));
        } catch (IOException e) {
            LOG.error("the last good configuration cannot be put back pid={}", wish.pid(), e);
        }
        Map<String, Value> gone = new TreeMap<>(wish.wanted());
        gone.keySet().removeAll(was.values().keySet());
        parts.refusal(wish.definition(), was.values(), gone, before)
                .ifPresent(why -> LOG.error("the last good configuration does not work pid={}", wish.pid()));
    }

    /** Says in history and trail that a version did not stay. */
    private void takenBack(Wish wish, long number, String why, String rule) {
        Content content = new Content(wish.wanted(), wish.now().values());
        try {
            transactions.run(() -> {
                boolean added =
                        add(wish, number + 1, person(wish), wish.caller().role().name(), Words.kept(why), content);
                trail.record(record(wish, Outcome.REFUSED)
                        .detail("version", Long.toString(number))
                        .detail("rule", rule)
                        .build());
                return added;
            });
        } catch (StoreException e) {
            LOG.error("a configuration was put back and that could not be recorded pid={}", wish.pid(), e);
        }
    }
}
