package it.varco.credential.local;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.store.RecordChange;
import it.varco.api.store.StoreException;
import it.varco.api.store.StoredRecord;
import it.varco.credential.hash.Verifier;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the accounts of a demonstration, in the background, so that nothing waits for their hashes but their holders.
 *
 * <p>It begins when one of them signs in, or three seconds after the start. An account that is stored already with the
 * same key and name is left as it is, and so is one that its holder made. As long as the store is away it tries again
 * each second. What it stores is marked, so that the same records open nothing in production.
 */
final class DemoLoader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DemoLoader.class);
    private static final int LONGEST_WAIT_SECONDS = 5;
    private static final int QUIET_SECONDS = 3;

    private final List<DemoAccount> wanted;
    private final Map<CodiceFiscale, CountDownLatch> stored;
    private final LocalAccounts accounts;
    private final Verifier verifier;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread = new Thread(this::load, "varco-local-demo");

    DemoLoader(List<DemoAccount> wanted, LocalAccounts accounts, Verifier verifier) {
        this.wanted = wanted;
        this.accounts = accounts;
        this.verifier = verifier;
        this.stored = wanted.stream()
                .map(DemoAccount::person)
                .collect(Collectors.toMap(Function.identity(), person -> new CountDownLatch(1)));
    }

    /** Begins, if there is anybody to store. */
    void start() {
        if (!wanted.isEmpty()) {
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler((dead, defect) -> LOG.error("demo accounts not stored", defect));
            thread.start();
        }
    }

    /**
     * Waits until a person is stored, five seconds at most; not at all for anybody who is not of the demonstration.
     *
     * @return whether the person can be examined
     */
    boolean ready(CodiceFiscale person) throws InterruptedException {
        Optional<CountDownLatch> latch = Optional.ofNullable(stored.get(person));
        if (latch.isEmpty()) {
            return true;
        }
        asked.countDown();
        return latch.get().await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    }

    /** It ends with whom it is storing: an interrupt amid a statement would cost the store its connection. */
    @Override
    public void close() {
        over.countDown();
        asked.countDown();
    }

    private void load() {
        try {
            asked.await(QUIET_SECONDS, TimeUnit.SECONDS);
            for (DemoAccount account : wanted) {
                while (over.getCount() > 0 && !stored(account)) {
                    over.await(1, TimeUnit.SECONDS);
                }
                if (over.getCount() == 0) {
                    return;
                }
                stored.getOrDefault(account.person(), asked).countDown();
            }
            LOG.info("demo accounts stored count={}", wanted.size());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stores an account, unless one is there. Returns whether one is there now. */
    private boolean stored(DemoAccount account) throws InterruptedException {
        try {
            Optional<StoredRecord> found = accounts.find(account.person());
            if (found.flatMap(record -> LocalAccount.decode(record.value()))
                    .filter(known -> !known.demo() || sameAs(account, known))
                    .isPresent()) {
                return true;
            }
            long version = found.map(StoredRecord::version).orElse(RecordChange.ABSENT);
            return verifier.hashOf(Passphrase.counted(account.passphrase().toCharArray()))
                    .map(hash -> LocalAccount.of(true, account.name(), hash, account.key()))
                    .map(made -> accounts.change(account.person(), version, made))
                    .filter(accounts::apply)
                    .isPresent();
        } catch (StoreException away) {
            LOG.warn("demo accounts not stored yet code={}", away.code());
            return false;
        }
    }

    private static boolean sameAs(DemoAccount wanted, LocalAccount known) {
        return known.name().equals(wanted.name())
                && MessageDigest.isEqual(known.key().bytes(), wanted.key().bytes());
    }
}
