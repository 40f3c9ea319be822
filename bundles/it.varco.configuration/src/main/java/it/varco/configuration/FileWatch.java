package it.varco.configuration;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.Outcome;
import it.varco.api.store.StoreException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.SynchronousConfigurationListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records what a file in {@code conf/} changed that was not written here: its PID and keys, by nobody known.
 *
 * <p>It compares with what was configured when it began, so what comes with the start leaves no record. Told before the
 * components are, so that a new address of the store is still recorded in the old one. Thread-safe.
 */
final class FileWatch implements SynchronousConfigurationListener {

    private static final Logger LOG = LoggerFactory.getLogger(FileWatch.class);

    private final LiveConfigurations live;
    private final Predicate<String> ours;
    private final AuditTrail trail;
    private final Clock clock;
    private final Map<String, Map<String, List<String>>> known = new HashMap<>(); // guarded by this
    private final Set<String> fromFiles = new HashSet<>(); // guarded by this

    /** @param ours whether a PID is just being changed by this room */
    FileWatch(LiveConfigurations live, Predicate<String> ours, AuditTrail trail, Clock clock) {
        this.live = live;
        this.ours = ours;
        this.trail = trail;
        this.clock = clock;
        live.pids().forEach(this::changed);
    }

    @Override
    public void configurationEvent(ConfigurationEvent event) {
        if (event.getType() == ConfigurationEvent.CM_LOCATION_CHANGED) {
            return;
        }
        Set<String> keys = changed(event.getPid());
        if (!keys.isEmpty() && !ours.test(event.getPid())) {
            record(event.getPid(), keys);
        }
    }

    /** The keys that a file changed since the last look; empty if none, or none did. */
    private synchronized Set<String> changed(String pid) {
        Map<String, List<String>> now = new HashMap<>();
        live.values(pid).forEach((key, value) -> now.put(key, value.texts()));
        boolean is = live.fromFile(pid);
        boolean was = is ? !fromFiles.add(pid) : fromFiles.remove(pid);
        Map<String, List<String>> before = now.isEmpty() ? known.remove(pid) : known.put(pid, now);
        Map<String, List<String>> old = before == null ? Map.of() : before;
        Set<String> keys = new TreeSet<>(old.keySet());
        keys.addAll(now.keySet());
        keys.removeIf(key -> old.containsKey(key) && old.get(key).equals(now.get(key)));
        return is || was ? keys : Set.of();
    }

    private void record(String pid, Set<String> keys) {
        LOG.info("configuration changed by a file pid={}", pid);
        try {
            trail.record(AuditEvent.of(clock.instant(), "configuration.file", Outcome.DONE)
                    .detail("pid", pid)
                    .detail("keys", String.join(",", keys))
                    .build());
        } catch (StoreException e) {
            LOG.error("a change by a file is not in the trail pid={} code={}", pid, e.code());
        }
    }
}
