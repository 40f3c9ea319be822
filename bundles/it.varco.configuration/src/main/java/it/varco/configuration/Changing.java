package it.varco.configuration;

import it.varco.api.access.Administered;
import it.varco.api.access.Flaw;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a configuration in force: history and trail in one transaction, then the file, then Configuration Admin, then a
 * look at the components. What does not end well is taken back (REL-15).
 */
final class Changing {

    private static final String READ_ONLY = "configuration.read-only";
    private static final String DEFECT = "configuration.defect";

    private static final Logger LOG = LoggerFactory.getLogger(Changing.class);

    private final History history;
    private final ConfFolder folder;
    private final Places places;
    private final LiveConfigurations live;
    private final Parts parts;
    private volatile String busy = "";

    Changing(History history, ConfFolder folder, Places places, LiveConfigurations live, Parts parts) {
        this.history = history;
        this.folder = folder;
        this.places = places;
        this.live = live;
        this.parts = parts;
    }

    /** How a configuration is now: as its file says, or as Configuration Admin does where it has none. */
    State now(String pid) {
        Optional<String> file = folder.read(pid);
        Map<String, Value> values =
                file.flatMap(ConfigurationFile::read).map(this::expanded).orElseGet(() -> live.values(pid));
        return new State(file, values, history.number(pid));
    }

    private Map<String, Value> expanded(ConfigurationFile file) {
        Map<String, Value> values = new TreeMap<>();
        file.values().forEach((key, value) -> values.put(key, places.expand(value)));
        return values;
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
        Parts.Before before = parts.before(wish.definition());
        Path staged;
        try {
            staged = folder.stage(wish.pid(), wish.now().text(wish.changes(), places));
        } catch (IOException e) {
            LOG.warn("configuration cannot be written pid={}", wish.pid(), e);
            return readOnly(wish);
        }
        Optional<Long> number = Optional.empty();
        try {
            number = history.keep(wish);
        } finally {
            if (number.isEmpty()) {
                folder.discard(staged);
            }
        }
        return number.isEmpty() ? new Administered.Outdated<>() : inForce(wish, staged, number.get(), before);
    }

    /** Answers that the file stands against it, and records that it was tried. */
    private Administered<Long> readOnly(Wish wish) {
        history.tried(wish, READ_ONLY);
        return new Administered.Contrary<>(READ_ONLY);
    }

    /** Whether a change of this PID is just being put in force, or taken back. */
    boolean changes(String pid) {
        return pid.equals(busy);
    }

    private Administered<Long> inForce(Wish wish, Path staged, long number, Parts.Before before) {
        busy = wish.pid();
        try {
            return wholeOrNot(wish, staged, number, before);
        } finally {
            busy = "";
        }
    }

    /** Where a defect ends it without an outcome, what was before is in force again, and the history says so. */
    private Administered<Long> wholeOrNot(Wish wish, Path staged, long number, Parts.Before before) {
        boolean decided = false;
        try {
            Administered<Long> outcome = tried(wish, staged, number, before);
            decided = true;
            return outcome;
        } finally {
            if (!decided) {
                folder.discard(staged);
                history.unwritten(wish, number, DEFECT);
                putBack(wish, before);
            }
        }
    }

    private Administered<Long> tried(Wish wish, Path staged, long number, Parts.Before before) {
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
        history.refused(wish, number);
        return new Administered.Invalid<>(List.of(new Flaw("", Flaw.Kind.REJECTED, refusal.get())));
    }

    private Administered<Long> unwritten(Wish wish, long number, IOException failure) {
        LOG.error("configuration cannot be written pid={}", wish.pid(), failure);
        history.unwritten(wish, number, READ_ONLY);
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
}
