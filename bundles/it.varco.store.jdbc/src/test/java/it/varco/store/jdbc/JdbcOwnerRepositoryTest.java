package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import it.varco.spi.store.StoredOwner;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcOwnerRepositoryTest extends OnBothDatabases {

    private final String id = "pin-" + RandomId.next();
    private final String bundle = "org.acme." + RandomId.next();
    private JdbcOwnerRepository owners;

    @BeforeEach
    void make() {
        owners = new JdbcOwnerRepository(database);
    }

    @Test
    @Proves("D-59")
    void keepsTheFirstWhoClaimedAnIdentifier() {
        StoredOwner first = of("credential", bundle);
        StoredOwner otherKind = of("service", "org.umbra");

        assertThat(owners.claim(first)).isEqualTo(first);
        assertThat(owners.claim(of("credential", "org.thief"))).isEqualTo(first);
        assertThat(owners.claim(new StoredOwner("credential", id, bundle, "f".repeat(64), NOW)))
                .isEqualTo(first);
        assertThat(owners.claim(otherKind)).isEqualTo(otherKind);

        assertThat(owners.all()).containsSubsequence(first, otherKind);
    }

    @Test
    @Proves("D-59")
    void freesAllOfABundleAndNothingOfOthers() {
        StoredOwner other = new StoredOwner("credential", "other-" + id, "org.umbra", "", NOW);
        owners.claim(of("credential", bundle));
        owners.claim(of("service", bundle));
        owners.claim(other);

        assertThat(owners.release(bundle)).isEqualTo(2);
        assertThat(owners.release(bundle)).isZero();

        StoredOwner next = of("credential", "org.next");
        assertThat(owners.claim(next)).isEqualTo(next);
        assertThat(owners.all()).contains(other, next);
    }

    @Test
    @Proves("D-59")
    void letsOneOfManyAtOnceBeTheOwner() {
        Set<StoredOwner> kept = ConcurrentHashMap.newKeySet();

        IntStream.range(0, 8).parallel().forEach(i -> kept.add(owners.claim(of("credential", "org.acme" + i))));

        assertThat(kept).hasSize(1);
        assertThat(owners.all()).containsAll(kept);
    }

    @Test
    @Proves("D-59")
    void keepsEveryClaimItGrantsThoughTheOneBeforeIsFreedMeanwhile() {
        for (int round = 0; round < 100; round++) {
            StoredOwner before = new StoredOwner("round-" + round, id, bundle, "", NOW);
            StoredOwner next = new StoredOwner("round-" + round, id, "org.next", "", NOW);
            owners.claim(before);
            CompletableFuture<Integer> freed = CompletableFuture.supplyAsync(() -> owners.release(bundle));

            StoredOwner kept = owners.claim(next);

            freed.join();
            assertThat(owners.all().contains(next)).isEqualTo(kept.equals(next));
        }
    }

    private StoredOwner of(String kind, String owner) {
        return new StoredOwner(kind, id, owner, "", NOW);
    }
}
