package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import it.varco.spi.store.StoredApproval;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcApprovalRepositoryTest extends OnBothDatabases {

    private static final String SIGNER = "5".repeat(64);

    private final String hash = hash();
    private final String administrator = RandomId.next();
    private JdbcApprovalRepository approvals;

    @BeforeEach
    void make() {
        approvals = new JdbcApprovalRepository(database);
    }

    @Test
    void keepsTheLastDecisionOnEachJar() {
        StoredApproval approved = of(hash, 1, "APPROVED", "provata: è quella giusta");
        StoredApproval returned =
                new StoredApproval(hash, 2, "RETURNED", "org.acme.login", "1.0.0", SIGNER, "guasta", NOW, "", "");
        StoredApproval other = of(hash(), 1, "DENIED", "non serve");

        assertThat(approvals.put(approved)).isTrue();
        assertThat(approvals.all()).contains(approved);
        assertThat(approvals.put(other)).isTrue();
        assertThat(approvals.put(returned)).isTrue();

        assertThat(approvals.all()).contains(other, returned).doesNotContain(approved);
    }

    @Test
    void keepsTheEarlierDecisionsAsHistory() {
        StoredApproval first = of(hash, 1, "APPROVED", "provata");
        StoredApproval second = of(hash, 2, "QUARANTINED", "tre guasti");
        StoredApproval third = of(hash, 3, "APPROVED", "riparata");
        approvals.put(first);
        approvals.put(second);
        approvals.put(third);

        assertThat(approvals.history(hash, 10)).containsExactly(third, second, first);
        assertThat(approvals.history(hash, 2)).containsExactly(third, second);
        assertThat(approvals.history(hash(), 10)).isEmpty();
    }

    @Test
    @Proves("API-07")
    void keepsNothingThatDoesNotFollowTheLastDecision() {
        StoredApproval first = of(hash, 1, "APPROVED", "provata");

        assertThat(approvals.put(of(hash, 2, "DENIED", "senza la prima"))).isFalse();
        assertThat(approvals.put(first)).isTrue();
        assertThat(approvals.put(of(hash, 1, "DENIED", "un'altra prima"))).isFalse();
        assertThat(approvals.put(of(hash, 3, "DENIED", "saltata una"))).isFalse();

        assertThat(approvals.history(hash, 10)).containsExactly(first);
        assertThat(approvals.all()).contains(first);
    }

    @Test
    void letsOneOfManyDecisionsAtOnceBeTheNext() {
        approvals.put(of(hash, 1, "DENIED", "non ancora"));
        AtomicInteger kept = new AtomicInteger();

        IntStream.range(0, 8)
                .parallel()
                .forEach(i -> kept.addAndGet(approvals.put(of(hash, 2, "APPROVED", "giro " + i)) ? 1 : 0));

        assertThat(kept).hasValue(1);
        assertThat(approvals.history(hash, 10)).hasSize(2);
    }

    private static String hash() {
        String id = RandomId.next();
        return id + "0".repeat(64 - id.length());
    }

    private StoredApproval of(String jar, long version, String state, String reason) {
        return new StoredApproval(
                jar,
                version,
                state,
                "org.acme.login",
                "1.0.0",
                "",
                reason,
                NOW.plusSeconds(version),
                administrator,
                "AMMINISTRATORE");
    }
}
