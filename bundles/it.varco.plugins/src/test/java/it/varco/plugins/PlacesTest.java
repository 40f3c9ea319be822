package it.varco.plugins;

import static it.varco.plugins.SettableClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.Outcome;
import it.varco.inspection.Inspector;
import it.varco.inspection.Surroundings;
import it.varco.spi.store.StoredApproval;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesTest {

    private static final String BUNDLE = "org.acme.login";
    private static final Found FIRST = found("1.0.0");
    private static final Found SECOND = found("1.1.0");
    private static final Found THIRD = found("1.2.0");

    @TempDir
    private Path folder;

    private final MemorySwitches store = new MemorySwitches();
    private final Approvals approvals = new Approvals(store.approvals, store, store);
    private Places places;

    @BeforeEach
    void open() {
        places = new Places(approvals, new Hashes(folder.resolve("installed.properties")));
    }

    @Test
    void meansNothingThatIsNotApproved() {
        lies(Map.of("acme.jar", FIRST));

        assertThat(meant()).isEmpty();
    }

    @Test
    void meansWhatLiesThereApprovedAndGoesOnWithItWhenOthersLieThere() {
        approve(FIRST, 1);
        lies(Map.of("acme.jar", FIRST));
        assertThat(meant()).isEqualTo(Map.of(BUNDLE, FIRST.hash()));
        places.settle(BUNDLE, FIRST.hash());

        lies(Map.of("acme.jar", SECOND));
        assertThat(meant()).isEqualTo(Map.of(BUNDLE, FIRST.hash()));
        places.now(Set.of("acme.jar"), Map.of()); // half a jar, or none
        assertThat(meant()).isEqualTo(Map.of(BUNDLE, FIRST.hash()));

        open();
        lies(Map.of("acme.jar", SECOND));
        assertThat(meant()).isEqualTo(Map.of(BUNDLE, FIRST.hash()));
    }

    @Test
    void meansNoOlderApprovalBecauseItLiesThereAgain() {
        approve(FIRST, 1);
        approve(SECOND, 2);
        lies(Map.of("acme.jar", SECOND));
        places.settle(BUNDLE, SECOND.hash());

        lies(Map.of("acme.jar", FIRST));

        assertThat(meant()).isEqualTo(Map.of(BUNDLE, SECOND.hash()));
    }

    @Test
    void meansWhatWasGoneBackToThoughTheLaterVersionLiesThere() {
        approve(FIRST, 1);
        approve(SECOND, 2);
        lies(Map.of("acme.jar", SECOND));
        places.settle(BUNDLE, SECOND.hash());
        approve(FIRST, 3);

        places.settle(BUNDLE, FIRST.hash());

        assertThat(meant()).isEqualTo(Map.of(BUNDLE, FIRST.hash()));
        open();
        lies(Map.of("acme.jar", SECOND));
        assertThat(meant()).isEqualTo(Map.of(BUNDLE, FIRST.hash()));
    }

    @Test
    void meansNothingOfAFileThatIsGone() {
        approve(FIRST, 1);
        lies(Map.of("acme.jar", FIRST));
        places.settle(BUNDLE, FIRST.hash());

        lies(Map.of());

        assertThat(meant()).isEmpty();
        assertThat(places.lies(BUNDLE)).isFalse();
        assertThat(places.hashes()).isEmpty();
    }

    @Test
    void meansTheLaterApprovedOfTwoFiles() {
        approve(FIRST, 1);
        approve(SECOND, 2);
        lies(Map.of("a.jar", FIRST, "b.jar", SECOND));
        places.settle(BUNDLE, SECOND.hash());
        assertThat(meant()).isEqualTo(Map.of(BUNDLE, SECOND.hash()));

        lies(Map.of("a.jar", FIRST));

        assertThat(meant()).isEqualTo(Map.of(BUNDLE, FIRST.hash()));
    }

    @Test
    void knowsWhatRanBeforeWhatIsMeantNow() {
        approve(FIRST, 1);
        approve(SECOND, 2);
        lies(Map.of("acme.jar", FIRST));
        places.settle(BUNDLE, FIRST.hash());
        lies(Map.of("acme.jar", SECOND));

        assertThat(meant()).isEqualTo(Map.of(BUNDLE, SECOND.hash()));
        assertThat(places.before(BUNDLE, SECOND.hash(), approvals::approved)).contains(FIRST.hash());
        assertThat(places.before(BUNDLE, THIRD.hash(), hash -> false)).isEqualTo(Optional.empty());
    }

    private Map<String, String> meant() {
        return places.meant(approvals::approved);
    }

    private void lies(Map<String, Found> files) {
        places.now(files.keySet(), files);
    }

    private void approve(Found jar, int second) {
        long version = approvals.of(jar.hash()).map(StoredApproval::version).orElse(0L) + 1;
        StoredApproval approval = new StoredApproval(
                jar.hash(),
                version,
                Approvals.APPROVED,
                BUNDLE,
                jar.sheet().version(),
                "",
                "tried",
                NOON.plusSeconds(second),
                "",
                "SERVICE_ACCOUNT");
        assertThat(approvals.decide(
                        approval,
                        AuditEvent.of(NOON, "plugins.approve", Outcome.DONE).build()))
                .isTrue();
    }

    private static Found found(String version) {
        return Found.of(new Inspector(new Surroundings(true, Set.of(), Set.of()))
                .inspect(TestJar.bundle(BUNDLE, version).bytes()));
    }
}
