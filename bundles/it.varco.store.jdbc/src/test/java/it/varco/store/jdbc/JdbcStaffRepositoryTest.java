package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.store.StoreException;
import it.varco.proves.Proves;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.EndedStaffRole;
import it.varco.spi.store.StoredStaffRole;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class JdbcStaffRepositoryTest extends OnBothDatabases {

    private final String role = "ROLE-" + RandomId.next();
    private final String granter = RandomId.next();
    private JdbcStaffRepository staff;

    @BeforeEach
    void make() {
        staff = new JdbcStaffRepository(database);
    }

    @Test
    void keepsARoleAsItWasGiven() {
        StoredStaffRole held = added("HELD", 0);

        assertThat(staff.find(held.id())).contains(held);
        assertThat(staff.ofPerson(held.personId())).containsExactly(held);
        assertThat(staff.current()).contains(held);
        assertThat(staff.find(RandomId.next())).isEmpty();
        assertThat(staff.ofPerson(RandomId.next())).isEmpty();
    }

    @Test
    void listsTheLatestFirstWithoutWhatEnded() {
        StoredStaffRole first = added("HELD", 1);
        StoredStaffRole third = added("PROPOSED", 3);
        StoredStaffRole second = added("HELD", 2);
        StoredStaffRole ended = added("HELD", 4);
        StoredStaffRole over = ended(ended);

        assertThat(staff.current()).containsSubsequence(third, second, first).doesNotContain(ended);
        assertThat(staff.ofPerson(ended.personId())).isEmpty();
        assertThat(staff.find(ended.id())).contains(over);
    }

    @Test
    void replacesARoleOnlyInTheStateThatIsExpected() {
        StoredStaffRole proposed = added("PROPOSED", 0);

        assertThat(staff.replace(in("HELD", proposed), "HELD")).isFalse();
        assertThat(staff.replace(in("HELD", proposed), "PROPOSED")).isTrue();
        assertThat(staff.replace(in("HELD", proposed), "PROPOSED")).isFalse();

        assertThat(staff.find(proposed.id())).contains(in("HELD", proposed));
    }

    @Test
    void endsARoleOnceAndKeepsWhenByWhomAndWhy() {
        StoredStaffRole held = added("HELD", 0);
        StoredStaffRole proposed = added("PROPOSED", 1);
        Instant later = NOW.plusSeconds(Integer.MAX_VALUE); // after all the others that stand in this table

        StoredStaffRole first =
                staff.end(held, later, granter, "ha cambiato lavoro").orElseThrow();
        StoredStaffRole last =
                staff.end(proposed, later.plusSeconds(1), "", "per errore").orElseThrow();

        assertThat(staff.end(held, later, "", "ancora")).isEmpty();
        assertThat(staff.end(in("HELD", proposed), later, "", "ancora")).isEmpty();
        assertThat(first.state()).isEqualTo("ENDED");
        assertThat(first.since()).isEqualTo(held.since());
        assertThat(staff.ended(2))
                .containsExactly(
                        new EndedStaffRole(last, false, later.plusSeconds(1), "", "per errore"),
                        new EndedStaffRole(first, true, later, granter, "ha cambiato lavoro"));
        assertThat(staff.ended(1)).hasSize(1);
    }

    @Test
    @Proves("SEC-55")
    void keepsNamesWhereOnlyTheHolderOfTheKeyReadsThem() {
        StoredStaffRole held = added("HELD", 0);
        StoredStaffRole other = added("HELD", 0);
        Bytes name = Bytes.of("Straßmüller, María José".getBytes(StandardCharsets.UTF_8));

        StoredStaffRole stale = held;
        StoredStaffRole vouched = held.vouchedBy("person " + granter);
        assertThat(staff.replace(vouched, "HELD")).isTrue();

        assertThat(staff.name(stale.named(name))).isTrue();

        assertThat(staff.find(held.id())).contains(vouched.named(name));
        assertThat(staff.replace(vouched, "HELD")).isTrue();

        assertThat(staff.find(held.id()).orElseThrow().name()).isEqualTo(name);
        assertThat(staff.find(other.id()).orElseThrow().name()).isEqualTo(Bytes.EMPTY);
        String kept = database.list(
                        "SELECT person_name FROM staff_role WHERE role_id = ?",
                        row -> new String(row.bytes("person_name").array(), StandardCharsets.UTF_8),
                        held.id())
                .get(0);
        assertThat(kept).isNotEmpty().doesNotContain("Stra", "Jos");

        database.update(
                "UPDATE staff_role SET person_name = (SELECT person_name FROM staff_role WHERE role_id = ?), "
                        + "key_number = (SELECT key_number FROM staff_role WHERE role_id = ?) WHERE role_id = ?",
                held.id(),
                held.id(),
                other.id());
        assertThatThrownBy(() -> staff.find(other.id())).isInstanceOf(StoreException.class);
        assertThat(staff.name(other)).isTrue();
        assertThat(staff.find(other.id())).contains(other);
    }

    @Test
    void keepsTheLongestNames() {
        Bytes longest = Bytes.of(new byte[900]);
        StoredStaffRole held = added("HELD", 0).named(longest);

        assertThat(staff.name(held)).isTrue();
        assertThat(staff.find(held.id())).contains(held);
        ended(held);
        assertThat(staff.name(held)).isFalse();
    }

    @Test
    void replacesNoRoleOfSomebodyElse() {
        StoredStaffRole mine = added("PROPOSED", 0);
        StoredStaffRole stolen = new StoredStaffRole(
                mine.id(), RandomId.next(), role, "HELD", NOW, granter, "person " + granter, "per me", "");

        assertThat(staff.replace(stolen, "PROPOSED")).isFalse();
        assertThat(staff.find(mine.id())).contains(mine);
    }

    @Test
    void countsWhoHoldsARole() {
        added("HELD", 0);
        added("PROPOSED", 0);
        ended(added("HELD", 0));
        assertThat(staff.holders(role)).isEqualTo(1);

        added("HELD", 1);

        assertThat(database.<Long>run(() -> staff.holders(role))).isEqualTo(2);
        assertThat(staff.holders("ROLE-" + RandomId.next())).isZero();
    }

    @Test
    @Proves("SEC-35")
    void countsWhoEverHeldARoleEachOnce() {
        StoredStaffRole ended = added("HELD", 0);
        ended(ended);
        staff.add(of(ended.personId(), "HELD", 1));
        StoredStaffRole agreed = added("PROPOSED", 0);
        StoredStaffRole takenBack = added("PROPOSED", 0);
        ended(takenBack);
        assertThat(staff.ever(role)).isEqualTo(1);

        staff.replace(in("HELD", agreed), "PROPOSED");
        ended(in("HELD", agreed));

        assertThat(database.<Long>run(() -> staff.ever(role))).isEqualTo(2);
        assertThat(staff.ever("ROLE-" + RandomId.next())).isZero();
    }

    @Test
    void letsNobodyHaveARoleTwice() {
        StoredStaffRole held = added("HELD", 0);

        assertThatThrownBy(() -> staff.add(of(held.personId(), "PROPOSED", 1)))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.code()).isEqualTo("store.integrity"));

        ended(held);
        StoredStaffRole again = of(held.personId(), "HELD", 2);
        staff.add(again);
        assertThat(staff.ofPerson(held.personId())).containsExactly(again);
    }

    /** Both count two, if they count at the same time; the rule needs one of them to count one. */
    @RepeatedTest(5)
    void leavesOneOfTwoWhenBothAreEndedAtOnce() throws Exception {
        StoredStaffRole one = added("HELD", 0);
        StoredStaffRole other = added("HELD", 0);
        CyclicBarrier start = new CyclicBarrier(2);

        List<CompletableFuture<Boolean>> endings = List.of(one, other).stream()
                .map(each -> CompletableFuture.supplyAsync(() -> {
                    meet(start);
                    return database.run(
                            () -> staff.holders(role) > 1 && end(each).isPresent());
                }))
                .toList();

        int ended = 0;
        for (CompletableFuture<Boolean> ending : endings) {
            ended += ending.get(30, TimeUnit.SECONDS) ? 1 : 0;
        }
        assertThat(ended).isEqualTo(1);
        assertThat(staff.holders(role)).isEqualTo(1);
    }

    /** Whoever ends without counting waits as well, until the transaction that counted is over. */
    @Test
    void keepsACountTrueUntilItsTransactionIsOver() throws Exception {
        StoredStaffRole held = added("HELD", 0);
        CountDownLatch counted = new CountDownLatch(1);

        CompletableFuture<Boolean> ending = CompletableFuture.supplyAsync(() -> {
            await(counted);
            return end(held).isPresent();
        });
        boolean stillThere = database.run(() -> {
            long before = staff.holders(role);
            counted.countDown();
            // the other one has begun and may not get through: what it could change is looked at a thousand times
            for (int look = 0; look < 1_000; look++) {
                if (staff.find(held.id()).orElseThrow().state().equals("ENDED")) {
                    return false;
                }
            }
            return before == staff.holders(role);
        });

        assertThat(stillThere).isTrue();
        assertThat(ending.get(30, TimeUnit.SECONDS)).isTrue();
    }

    /** Nobody holds it yet, so there is no row to lock: the guard is what the two meet at. */
    @RepeatedTest(5)
    @Proves("SEC-70")
    void makesOneFirstHolderWhenTwoBeginAtOnce() throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);

        List<CompletableFuture<Boolean>> beginnings = List.of(1, 2).stream()
                .map(each -> CompletableFuture.supplyAsync(() -> {
                    meet(start);
                    return database.run(() -> {
                        boolean first = staff.holders(role) == 0;
                        if (first) {
                            staff.add(of(RandomId.next(), "HELD", 0));
                        }
                        return first;
                    });
                }))
                .toList();
        for (CompletableFuture<Boolean> beginning : beginnings) {
            beginning.get(30, TimeUnit.SECONDS);
        }

        assertThat(staff.holders(role)).isEqualTo(1);
    }

    private Optional<StoredStaffRole> end(StoredStaffRole before) {
        return staff.end(before, NOW.plusSeconds(200), granter, "ha cambiato lavoro");
    }

    private StoredStaffRole ended(StoredStaffRole before) {
        return end(before).orElseThrow();
    }

    private StoredStaffRole added(String state, int second) {
        StoredStaffRole added = of(RandomId.next(), state, second);
        staff.add(added);
        return added;
    }

    private StoredStaffRole of(String person, String state, int second) {
        return new StoredStaffRole(
                RandomId.next(),
                person,
                role,
                state,
                NOW.plusSeconds(second),
                granter,
                "person " + granter,
                "è una di noi",
                "");
    }

    private static StoredStaffRole in(String state, StoredStaffRole before) {
        return new StoredStaffRole(
                before.id(),
                before.personId(),
                before.role(),
                state,
                before.since().plusSeconds(100),
                "",
                "service-account",
                "deciso insieme",
                "person " + before.personId());
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
            throw new IllegalStateException(alone);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
