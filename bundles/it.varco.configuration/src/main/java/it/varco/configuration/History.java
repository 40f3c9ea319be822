package it.varco.configuration;

import it.varco.api.access.Administration;
import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.Outcome;
import it.varco.api.configuration.Difference;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Role;
import it.varco.api.store.StoreException;
import it.varco.spi.store.ConfigurationRepository;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.StoredConfiguration;
import it.varco.spi.store.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was configured, and who did it: a version in the store and a record in the trail for each change, in one
 * transaction.
 *
 * @source D-52
 */
final class History {

    /** How many versions of a configuration are kept (D-52). */
    private static final int KEPT = 20;

    /** How many rows they may take, with those that did not come into force between them. */
    private static final int STORED = 200;

    private static final String REFUSED = "refused";
    private static final String UNWRITTEN = "unwritten";
    private static final Set<String> TAKEN_BACK = Set.of(Words.kept(REFUSED), Words.kept(UNWRITTEN));

    private static final Logger LOG = LoggerFactory.getLogger(History.class);

    private final ConfigurationRepository store;
    private final Transactions transactions;
    private final PersonRepository people;
    private final AuditTrail trail;

    History(ConfigurationRepository store, Transactions transactions, PersonRepository people, AuditTrail trail) {
        this.store = store;
        this.transactions = transactions;
        this.people = people;
        this.trail = trail;
    }

    /** The number of the last version, in force or taken back; 0 if there is none. */
    long number(String pid) {
        return last(pid).map(StoredConfiguration::number).orElse(0L);
    }

    private Optional<StoredConfiguration> last(String pid) {
        return store.history(pid, 1).stream().findFirst();
    }

    /**
     * The latest twenty versions that came into force, the latest first. One that was taken back is no version, and
     * neither is the way back.
     */
    List<StoredConfiguration> versions(String pid) {
        List<StoredConfiguration> inForce = new ArrayList<>();
        long gone = -1;
        for (StoredConfiguration version : store.history(pid, STORED)) {
            if (TAKEN_BACK.contains(version.reason())) {
                gone = version.number() - 1;
            } else if (version.number() != gone) {
                inForce.add(version);
            }
        }
        return List.copyOf(inForce.subList(0, Math.min(KEPT, inForce.size())));
    }

    /** Whose change a version was; empty for that of a program, and for what nobody knows who did. */
    Optional<CodiceFiscale> author(StoredConfiguration version) {
        return version.by().isEmpty() ? Optional.empty() : people.find(version.by());
    }

    /**
     * Keeps and records a change.
     *
     * @return the number of its version; empty if somebody else changed the same
     */
    Optional<Long> keep(Wish wish) {
        return transactions.run(() -> {
            Optional<StoredConfiguration> last = last(wish.pid());
            Map<String, Value> left = last.map(
                            version -> Content.of(version.content()).after())
                    .orElse(wish.now().values());
            long number = wish.now().number();
            if (last.isEmpty() || !left.equals(wish.now().values())) {
                number++; // so that what is there now can be put in force again
                Content found = new Content(left, wish.now().values());
                if (!add(wish, number, "", Role.SERVICE_ACCOUNT, Words.kept("found"), found)) {
                    return Optional.empty();
                }
            }
            number++;
            Content content = new Content(wish.now().values(), wish.wanted());
            if (!add(wish, number, person(wish), wish.caller().role(), wish.reason(), content)) {
                return Optional.empty();
            }
            trail.record(record(wish, Outcome.DONE)
                    .detail("version", Long.toString(number))
                    .build());
            return Optional.of(number);
        });
    }

    private boolean add(Wish wish, long number, String by, Role role, String reason, Content content) {
        StoredConfiguration version = new StoredConfiguration(
                wish.pid(), number, wish.caller().visit().at(), by, role.name(), reason, content.bytes());
        return store.add(version, TAKEN_BACK.contains(reason) ? STORED : most(version));
    }

    /** How many rows are kept with a new one: back to the twentieth that was in force before it. */
    private int most(StoredConfiguration added) {
        List<StoredConfiguration> inForce = versions(added.pid());
        long oldest = inForce.size() < KEPT ? 1 : inForce.get(KEPT - 1).number();
        return (int) Math.min(STORED, added.number() - oldest + 1);
    }

    private String person(Wish wish) {
        return wish.caller().codiceFiscale().map(people::idOf).orElse("");
    }

    /** Records that a change was tried, of which nothing is kept. */
    void tried(Wish wish, String rule) {
        trail.record(record(wish, Outcome.REFUSED).detail("rule", rule).build());
    }

    /** Says that a component refused a version, which did not stay. */
    void refused(Wish wish, long number) {
        takenBack(wish, number, REFUSED, "configuration.refused");
    }

    /** Says that a version could not be written, and did not stay. */
    void unwritten(Wish wish, long number, String rule) {
        takenBack(wish, number, UNWRITTEN, rule);
    }

    private void takenBack(Wish wish, long number, String why, String rule) {
        Content content = new Content(wish.wanted(), wish.now().values());
        try {
            transactions.run(() -> {
                boolean added =
                        add(wish, number + 1, person(wish), wish.caller().role(), Words.kept(why), content);
                trail.record(record(wish, Outcome.REFUSED)
                        .detail("version", Long.toString(number))
                        .detail("rule", rule)
                        .build());
                return added;
            });
        } catch (StoreException e) {
            LOG.error("configuration put back, and that could not be recorded pid={}", wish.pid(), e);
        }
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
}
