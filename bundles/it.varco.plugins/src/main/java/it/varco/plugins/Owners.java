package it.varco.plugins;

import it.varco.api.form.Sentence;
import it.varco.api.plugin.Objection;
import it.varco.api.store.StoreException;
import it.varco.spi.store.OwnerRepository;
import it.varco.spi.store.StoredOwner;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * To whom each identifier belongs: to the first symbolic name that claimed it, and to whoever signed that bundle, if
 * anybody did. Other nodes claim and free them too, so what is in memory counts for a second only. Thread-safe; may
 * block for the store.
 *
 * @source D-59
 */
final class Owners {

    private static final Logger LOG = LoggerFactory.getLogger(Owners.class);
    private static final long AGAIN = Duration.ofSeconds(1).toNanos();

    private final OwnerRepository store;
    private final Clock clock;
    private final Function<Origin, String> signers;
    private volatile @Nullable Map<Claims.Key, StoredOwner> owners; // written under the lock
    private long nextRead = System.nanoTime(); // guarded by this
    private long nextTry = System.nanoTime(); // guarded by this
    private final Set<String> complaints = new HashSet<>(); // what cannot be done now; guarded by this

    /** @param signers finds who signed a bundle, as {@link StoredOwner#signer()} */
    Owners(OwnerRepository store, Clock clock, Function<Origin, String> signers) {
        this.store = store;
        this.clock = clock;
        this.signers = signers;
    }

    /** Whose an identifier is. */
    enum Verdict {
        /** It is this bundle's, from now on at the latest. */
        OWN,
        /** It is another bundle's. */
        TAKEN,
        /** It is a bundle's of this name that somebody else signed. */
        FORGED
    }

    /**
     * What the claim of a bundle to an identifier came to.
     *
     * @param owner symbolic name of the owner
     */
    record Claimed(Verdict verdict, String owner) {}

    /**
     * The objection to a jar whose name, and with it the name of its store, is somebody else's, as far as is known.
     * Does not block.
     */
    Optional<Objection> otherOwner(Found jar) {
        return Optional.ofNullable(owners)
                .map(known -> known.get(new Claims.Key(Status.BUNDLE, jar.bundle())))
                .filter(owner -> verdict(owner, jar.bundle(), jar.signer()) != Verdict.OWN)
                .map(owner -> new Objection("gate.owner", Sentence.of(Owners.class, "gate.owner", owner.bundle())));
    }

    /**
     * Claims an identifier for a bundle.
     *
     * @param keep whether the claim counts, asked at the last moment; otherwise this is what would come of it
     * @return empty while the store cannot say, which is tried once a second
     */
    synchronized Optional<Claimed> claim(Claims.Key key, Origin origin, BooleanSupplier keep) {
        read();
        Map<Claims.Key, StoredOwner> known = owners;
        if (known == null) {
            return Optional.empty();
        }
        String signer = signers.apply(origin);
        if (!known.containsKey(key)) {
            if (!keep.getAsBoolean()) {
                return Optional.of(new Claimed(Verdict.OWN, origin.owner()));
            }
            StoredOwner claim = new StoredOwner(key.kind(), key.id(), origin.owner(), signer, clock.instant());
            ask("kept", () -> store.claim(claim)).ifPresent(kept -> known.put(key, kept));
        }
        return Optional.ofNullable(known.get(key))
                .map(owner -> new Claimed(verdict(owner, origin.owner(), signer), owner.bundle()));
    }

    /** Reads all of them, if that was not done within a second; while they cannot be read, what was known stands. */
    synchronized void read() {
        if (System.nanoTime() - nextRead >= 0) {
            ask("read", store::all).ifPresent(all -> {
                Map<Claims.Key, StoredOwner> found = new ConcurrentHashMap<>();
                all.forEach(owner -> found.put(new Claims.Key(owner.kind(), owner.id()), owner));
                owners = found;
                nextRead = System.nanoTime() + AGAIN;
            });
        }
    }

    /** Asks the store, unless it failed within a second. */
    private <T> Optional<T> ask(String done, Supplier<T> question) {
        if (System.nanoTime() - nextTry < 0) {
            return Optional.empty();
        }
        try {
            T answer = question.get();
            complaints.remove(done);
            return Optional.of(answer);
        } catch (StoreException e) {
            nextTry = System.nanoTime() + AGAIN;
            if (complaints.add(done)) {
                LOG.error("owners of identifiers cannot be {}, so no new one is offered code={}", done, e.code(), e);
            }
            return Optional.empty();
        }
    }

    private static Verdict verdict(StoredOwner owner, String bundle, String signer) {
        if (!owner.bundle().equals(bundle)) {
            return Verdict.TAKEN;
        }
        boolean sameSigner = owner.signer().isEmpty() || owner.signer().equals(signer);
        return sameSigner ? Verdict.OWN : Verdict.FORGED;
    }

    /**
     * Frees every identifier of a bundle that is taken out of use for good: what another one offers under it is offered
     * as soon as that one comes anew.
     *
     * @return how many
     * @throws StoreException if the store cannot be reached; nothing is freed then
     */
    synchronized int release(String bundle) {
        int freed = store.release(bundle);
        nextRead = System.nanoTime();
        Map<Claims.Key, StoredOwner> known = owners;
        if (known != null) {
            known.values().removeIf(owner -> owner.bundle().equals(bundle));
        }
        if (freed > 0) {
            LOG.info("identifiers of a plugin are free again owner={} identifiers={}", bundle, freed);
        }
        return freed;
    }
}
