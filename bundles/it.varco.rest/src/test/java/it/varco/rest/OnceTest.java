package it.varco.rest;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Decision;
import it.varco.api.session.Sessions;
import it.varco.api.store.RecordStore;
import it.varco.api.store.StoredRecord;
import it.varco.proves.Proves;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent again under one key is done once. */
class OnceTest {

    private static final String NAME = "Idempotency-Key";
    private static final String KEY = "8e03978e-40d5-43e8-bc93-6894a57f9324";
    private static final String ENDING = "/sessions/h8Xw2mVvQ0aJ/endings";
    private static final String REASON = "{\"reason\":\"The telephone was stolen\"}";

    @RegisterExtension
    static final Served served = new Served();

    @BeforeEach
    void start() {
        served.house.plugins.all.add(FakePlugins.PIN);
    }

    static List<Resources.Entrance> acts() {
        return Resources.all().stream().filter(each -> each.takes(NAME)).toList();
    }

    static List<Resources.Entrance> others() {
        return Resources.all().stream().filter(each -> !each.takes(NAME)).toList();
    }

    static List<Resources.Entrance> tellings() {
        return acts().stream().filter(OnceTest::tells).toList();
    }

    static List<Resources.Entrance> repeatable() {
        return acts().stream().filter(each -> !tells(each)).toList();
    }

    /** Whether the answer tells something that nobody may read twice. */
    private static boolean tells(Resources.Entrance entrance) {
        return Set.of("POST /applications", "POST /invitations").contains(entrance.toString());
    }

    @ParameterizedTest
    @MethodSource("repeatable")
    @Proves("API-07")
    void doesItOnceAndAnswersTheSameTwice(Resources.Entrance entrance) {
        Exchange first = served.client().use(entrance, House.TOKEN, NAME, KEY);
        int done = served.house.acts.size();
        Exchange again = served.client().use(entrance, House.TOKEN, NAME, KEY);

        assertThat(first.header("Idempotent-Replay")).isEmpty();
        assertThat(again.header("Idempotent-Replay")).isEqualTo("true");
        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(served.house.acts).hasSize(done);
    }

    @ParameterizedTest
    @MethodSource("tellings")
    @Proves({"API-07", "SEC-53"})
    void keepsNoSecretAndSaysThatItWasToldOnce(Resources.Entrance entrance) {
        Exchange first = served.client().use(entrance, House.TOKEN, NAME, KEY);
        int done = served.house.acts.size();
        Exchange again = served.client().use(entrance, House.TOKEN, NAME, KEY);

        assertThat(first.text()).containsAnyOf(FakeApplications.NEW, FakeStaff.CODE);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.field("type")).endsWith("told-once");
        assertThat(again.header("Idempotent-Replay")).isEmpty();
        assertThat(served.house.acts).hasSize(done);
        assertThat(again.text() + kept()).doesNotContain(FakeApplications.NEW).doesNotContain(FakeStaff.CODE);
    }

    @ParameterizedTest
    @MethodSource("acts")
    @Proves({"API-07", "SEC-01"})
    void whoeverMayNotDoItAnyMoreGetsNoAnswerOfBefore(Resources.Entrance entrance) {
        served.client().use(entrance, House.TOKEN, NAME, KEY);
        int done = served.house.acts.size();
        served.house.decision = new Decision.Refused("access.role");
        Exchange again = served.client().use(entrance, House.TOKEN, NAME, KEY);

        assertThat(again.status()).isEqualTo(403);
        assertThat(again.header("Idempotent-Replay")).isEmpty();
        assertThat(served.house.decided)
                .last()
                .isEqualTo(entrance.code().getAnnotation(Needs.class).value());
        assertThat(served.house.acts).hasSize(done);
    }

    @ParameterizedTest
    @MethodSource("others")
    void looksAndSetsAreDoneEachTime(Resources.Entrance entrance) {
        served.client().use(entrance, House.TOKEN, NAME, KEY);
        assertThat(served.client().use(entrance, House.TOKEN, NAME, KEY).header("Idempotent-Replay"))
                .isEmpty();
        assertThat(served.house.records.count("")).isZero();
    }

    @Test
    void actsEachTimeWithoutAKey() {
        served.client().post(ENDING, REASON);
        served.client().post(ENDING, REASON);
        assertThat(served.house.acts).hasSize(2);
        assertThat(served.house.records.count("")).isZero();
    }

    @Test
    @Proves("API-07")
    void refusesTheKeyOfAnotherRequest() {
        served.client().post(ENDING, REASON, NAME, KEY);
        List<Exchange> others = List.of(
                served.client().post(ENDING, "{\"reason\":\"Another reason\"}", NAME, KEY),
                served.client().post("/sessions/other/endings", REASON, NAME, KEY),
                served.client().post("/plugins/credential/pin/reversals", REASON, NAME, KEY),
                served.client().post(ENDING, REASON, NAME, KEY, "If-Match", "\"3\""));

        assertThat(others).allSatisfy(each -> {
            assertThat(each.status()).isEqualTo(422);
            assertThat(each.field("type")).endsWith("key-used");
        });
        assertThat(served.house.acts).hasSize(1);
    }

    @Test
    void takesTheSameFieldsWithOtherBlanksForTheSameRequest() {
        served.client().post(ENDING, REASON, NAME, KEY);
        Exchange again = served.client().post(ENDING, REASON.replace(":", " : "), NAME, "\"" + KEY + "\"");
        assertThat(again.header("Idempotent-Replay")).isEqualTo("true");
    }

    @Test
    @Proves("API-07")
    void aKeyBelongsToItsCaller() {
        served.house.scopes = Set.of("sessions.end");
        served.client().post(ENDING, REASON, NAME, KEY);
        Exchange other = served.client().as(House.APPLICATION, "POST", ENDING, REASON, NAME, KEY);

        assertThat(other.status()).isEqualTo(200);
        assertThat(other.header("Idempotent-Replay")).isEmpty();
        assertThat(served.house.acts).hasSize(2);
    }

    @Test
    @Proves({"API-07", "SEC-01"})
    void tellsASecretToNobodyElseWhoSendsTheSame() {
        String application = "{\"name\":\"Monitoring\",\"scopes\":[\"plugins.view\"],\"days\":9,\"reason\":\"night\"}";
        assertThat(served.client().post("/applications", application, NAME, KEY).text())
                .contains(FakeApplications.NEW);
        Exchange other = served.client().as(House.APPLICATION, "POST", "/applications", application, NAME, KEY);
        Exchange nobody = served.client()
                .call("POST", "/applications", application, "Content-Type", "application/json", NAME, KEY);

        assertThat(other.status()).isEqualTo(403);
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(other.text() + nobody.text()).doesNotContain("varco_n");
    }

    @Test
    @Proves("API-07")
    void ofTwoAtOnceOneActsAndTheOtherIsToldToWait() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        served.house.meanwhile = () -> {
            inside.countDown();
            await(mayGoOn);
        };
        CompletableFuture<Exchange> first =
                CompletableFuture.supplyAsync(() -> served.client().post(ENDING, REASON, NAME, KEY));
        assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
        Exchange second = served.client().post(ENDING, REASON, NAME, KEY);
        mayGoOn.countDown();

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.field("type")).endsWith("in-progress");
        assertThat(second.header("Retry-After")).isEqualTo("1");
        assertThat(first.join().status()).isEqualTo(200);
        assertThat(served.house.acts).hasSize(1);
        assertThat(served.client().post(ENDING, REASON, NAME, KEY).header("Idempotent-Replay"))
                .isEqualTo("true");
    }

    @Test
    @Proves("API-07")
    void keepsAnAnswerForADay() {
        served.client().post(ENDING, REASON, NAME, KEY);
        served.itIs(Served.NOW.plus(Duration.ofHours(24)).minusSeconds(1));
        assertThat(served.client().post(ENDING, REASON, NAME, KEY).header("Idempotent-Replay"))
                .isEqualTo("true");

        served.itIs(Served.NOW.plus(Duration.ofHours(24)));
        assertThat(served.client().post(ENDING, REASON, NAME, KEY).header("Idempotent-Replay"))
                .isEmpty();
        assertThat(served.house.acts).hasSize(2);
    }

    @Test
    void whatCameToNothingIsKeptForNobodyAndMayBeSentAgain() {
        String target = "/sessions/other/endings";
        assertThat(served.client().post(target, REASON, NAME, KEY).status()).isEqualTo(404);
        assertThat(served.client().post(ENDING, "{\"reason\":\"\"}", NAME, KEY).status())
                .isEqualTo(422);
        served.house.rule = Optional.of("staff.held");
        assertThat(served.client().post(ENDING, REASON, NAME, KEY).status()).isEqualTo(409);
        assertThat(served.house.records.count("")).isZero();

        served.house.rule = Optional.empty();
        assertThat(served.client().post(ENDING, REASON, NAME, KEY).status()).isEqualTo(200);
    }

    @Test
    void keepsNoRefusalSoThatEachIsDecidedAndRecorded() {
        served.house.decision = new Decision.Refused("access.role");
        served.client().post(ENDING, REASON, NAME, KEY);
        assertThat(served.client().post(ENDING, REASON, NAME, KEY).status()).isEqualTo(403);
        assertThat(served.house.decided).hasSize(2);

        served.house.decision = new Decision.Granted();
        assertThat(served.client().post(ENDING, REASON, NAME, KEY).status()).isEqualTo(200);
    }

    @Test
    @Proves("API-07")
    void neverDoesAgainWhatTheStoreMayHaveDoneBeforeItWentAway() {
        served.house.breakStore();
        assertThat(served.client().post(ENDING, REASON, NAME, KEY).status()).isEqualTo(503);

        served.house.broken = Optional.empty();
        assertThat(served.client().post(ENDING, REASON, NAME, KEY).field("type"))
                .endsWith("interrupted");
        assertThat(served.house.acts).isEmpty();
    }

    @Test
    void actsAfterTheRoomWasAway() {
        served.away(Sessions.class);
        assertThat(served.client().post(ENDING, REASON, NAME, KEY).status()).isEqualTo(503);

        served.away();
        assertThat(served.client().post(ENDING, REASON, NAME, KEY).status()).isEqualTo(200);
    }

    @Test
    @Proves("API-07")
    void neverDoesAgainWhatWasCutOff() {
        served.house.broken = Optional.of(new IllegalStateException("defect"));
        assertThat(served.client().post(ENDING, REASON, NAME, KEY).status()).isEqualTo(500);

        served.house.broken = Optional.empty();
        assertThat(served.client().post(ENDING, REASON, NAME, KEY).field("type"))
                .endsWith("in-progress");
        served.itIs(Served.NOW.plusSeconds(120));
        Exchange later = served.client().post(ENDING, REASON, NAME, KEY);
        assertThat(later.field("type")).endsWith("interrupted");
        assertThat(later.header("Retry-After")).isEmpty();
        assertThat(served.house.acts).isEmpty();
    }

    @Test
    void tellsThatItIsDoneEvenIfTheAnswerCannotBeKept() {
        served.house.records.changesLeft = 1;
        assertThat(served.client().post(ENDING, REASON, NAME, KEY).status()).isEqualTo(200);
        assertThat(served.client().post(ENDING, REASON, NAME, KEY).status()).isEqualTo(409);
        assertThat(served.house.acts).hasSize(1);
    }

    @Test
    void doesNotRepeatAnAnswerThatIsTooLongToBeKept() {
        served.house.configurations.description = "x".repeat(9_999).replace("x", "è\"\\");
        String target = "/configurations/" + FakeConfigurations.PID + "/reversals";
        String body = "{\"number\":3,\"reason\":\"it is over\"}";
        Exchange first = served.client().plain("POST", target, body, headers());

        assertThat(first.status()).isEqualTo(200);
        Exchange again = served.client().post(target, body, "If-Match", "*", NAME, KEY);
        assertThat(again.field("type")).endsWith("interrupted");
        assertThat(served.house.acts.stream().filter(each -> each.startsWith("restored")))
                .hasSize(1);
    }

    @Test
    void withoutTheStoreItActsOnlyForThoseWhoSendNoKey() {
        served.away(RecordStore.class);
        assertThat(served.client().post(ENDING, REASON, NAME, KEY).status()).isEqualTo(503);
        assertThat(served.house.acts).isEmpty();
        assertThat(served.client().post(ENDING, REASON).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234567", "with blank", "\"unbalanced-1", "semi;colon-1", "slash/slash"})
    void refusesAKeyOfAnotherShape(String key) {
        assertThat(served.client().post(ENDING, REASON, NAME, key).status()).isEqualTo(400);
        assertThat(served.client().post(ENDING, REASON, NAME, "a".repeat(101)).status())
                .isEqualTo(400);
        assertThat(served.client()
                        .post(ENDING, REASON, NAME, KEY, NAME, "another-key-1")
                        .status())
                .isEqualTo(400);
        assertThat(served.house.acts).isEmpty();
    }

    @Test
    @Proves("API-07")
    void namesWhatItKeepsByNothingThatTellsAnything() {
        served.client().use(acts().get(0), House.TOKEN, NAME, KEY);
        List<StoredRecord> kept = served.house.records.list("", "", 10);

        assertThat(kept).hasSize(1);
        assertThat(kept.get(0).key()).matches("answer/[0-9a-f]{64}");
        assertThat(new String(kept.get(0).value(), StandardCharsets.UTF_8))
                .doesNotContain(KEY)
                .doesNotContain(House.TOKEN);
    }

    private static String kept() {
        return served.house.records.list("", "", 10).stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }

    private static String[] headers() {
        return new String[] {
            "Authorization", "Bearer " + House.TOKEN, "Content-Type", "application/json", "If-Match", "*", NAME, KEY
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
