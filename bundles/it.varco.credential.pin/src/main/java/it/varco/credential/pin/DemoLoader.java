package it.varco.credential.pin;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.store.RecordChange;
import it.varco.api.store.StoreException;
import it.varco.api.store.StoredRecord;
import it.varco.credential.hash.SecretHash;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the invented people of a demonstration, in the background, so that nothing waits for their hashes but
 * themselves.
 *
 * <p>It begins when one of them signs in, or three seconds after the start, when the first page is out. Who is stored
 * already keeps the hash; the date is set anew at each start, so that a demonstration does not expire. Who got or chose
 * another PIN since is left alone: a start changes nothing that a person did. As long as the store is away it tries
 * again each second. What it stores is marked, so that the same records open nothing in production.
 */
final class DemoLoader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DemoLoader.class);
    private static final Duration SAME_DATE = Duration.ofDays(1);
    private static final int LONGEST_WAIT_SECONDS = 5;
    private static final int QUIET_SECONDS = 3;

    private final List<Guest> guests;
    private final PinRecords records;
    private final NewPins newPins;
    private final Clock clock;
    private final Thread thread = new Thread(this::load, "varco-pin-demo");
    private final CountDownLatch wanted = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);

    /** An invented person, and the latch that opens once they are stored. */
    private record Guest(DemoPerson person, CountDownLatch stored) {}

    DemoLoader(List<DemoPerson> people, PinRecords records, NewPins newPins, Clock clock) {
        this.guests = people.stream()
                .map(person -> new Guest(person, new CountDownLatch(1)))
                .toList();
        this.records = records;
        this.newPins = newPins;
        this.clock = clock;
    }

    /** Begins, if there is anybody to store. */
    void start() {
        if (guests.isEmpty()) {
            return;
        }
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Waits until a person is stored, five seconds at most; not at all for anybody who is not of the demonstration.
     *
     * @return whether the person can be examined
     */
    boolean ready(CodiceFiscale person) throws InterruptedException {
        for (Guest guest : guests) {
            if (guest.person().person().equals(person)) {
                wanted.countDown();
                return guest.stored().await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
            }
        }
        return true;
    }

    /** It ends with whom it is storing: an interrupt amid a statement would cost the store its connection. */
    @Override
    public void close() {
        over.countDown();
        wanted.countDown();
    }

    private void load() {
        try {
            wanted.await(QUIET_SECONDS, TimeUnit.SECONDS);
            for (Guest guest : guests) {
                while (over.getCount() > 0 && !stored(guest.person())) {
                    over.await(1, TimeUnit.SECONDS);
                }
                if (over.getCount() == 0) {
                    return;
                }
                guest.stored().countDown();
            }
            LOG.info("demo people stored count={}", guests.size());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stores a person, unless that was done before. Returns whether they are stored now. */
    private boolean stored(DemoPerson person) throws InterruptedException {
        try {
            Optional<StoredRecord> found = records.find(person.person());
            Optional<PinRecord> known = found.flatMap(record -> PinRecord.decode(record.value()));
            Instant now = clock.instant();
            if (known.filter(record -> stays(person, record, now)).isPresent()) {
                return true;
            }
            long version = found.map(StoredRecord::version).orElse(RecordChange.ABSENT);
            Optional<SecretHash> hash = known.map(PinRecord::hash);
            if (hash.isEmpty()) {
                hash = newPins.hashOf(person.pin().toCharArray());
            }
            return hash.map(value -> records.change(person.person(), version, person.record(value, now)))
                    .filter(records::apply)
                    .isPresent();
        } catch (StoreException away) {
            LOG.warn("demo people not stored yet code={}", away.code());
            return false;
        }
    }

    private static boolean stays(DemoPerson person, PinRecord stored, Instant now) {
        return stored.origin() == PinOrigin.PLAYED || upToDate(person, stored, now);
    }

    private static boolean upToDate(DemoPerson person, PinRecord stored, Instant now) {
        PinRecord wanted = person.record(stored.hash(), now);
        Duration apart = Duration.between(stored.setAt(), wanted.setAt()).abs();
        return stored.origin() == wanted.origin()
                && stored.state() == wanted.state()
                && stored.level() == wanted.level()
                && stored.name().equals(wanted.name())
                && apart.compareTo(SAME_DATE) <= 0;
    }
}
