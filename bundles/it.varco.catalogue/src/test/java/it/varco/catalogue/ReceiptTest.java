package it.varco.catalogue;

import static it.varco.catalogue.House.ANNA;
import static it.varco.catalogue.House.MARIO;
import static it.varco.catalogue.House.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.Outcome;
import it.varco.api.catalogue.Handling;
import it.varco.api.catalogue.Receipt;
import it.varco.api.catalogue.Receipts;
import it.varco.api.catalogue.View;
import it.varco.api.catalogue.View.Value;
import it.varco.api.form.SpokenNumber;
import it.varco.api.form.Text;
import it.varco.api.session.Role;
import it.varco.api.session.Session;
import it.varco.api.store.Effects;
import it.varco.api.store.RecordChange;
import it.varco.api.store.StoreException;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceStep;
import it.varco.spi.store.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has legal weight leaves a receipt, for whoever did it and for nobody else. */
@Proves("UX-09")
class ReceiptTest {

    private static final View RICH = View.builder()
            .heading(Text.of("probe.sign.label"))
            .sentence(Text.of("probe.done", "<Anna>"))
            .fact(Text.of("probe.words"), new Value.Plain("pane"))
            .fact(Text.of("probe.words"), new Value.Words(Text.of("probe.other")))
            .fact(Text.of("probe.words"), new Value.Moment(NOW))
            .fact(Text.of("probe.words"), new Value.Day(LocalDate.of(2026, 11, 21)))
            .table(new View.Table(
                    Text.of("probe.words"),
                    List.of(Text.of("probe.words"), Text.of("probe.other")),
                    List.of(List.of(new Value.Plain("a"), new Value.Plain("b")))))
            .action(ProbeService.READ, Text.of("probe.other"))
            .build();

    private final House house = new House();

    @Test
    void tellsWhoDidWhatAndWhen() {
        Receipt receipt = signed(RICH);

        assertThat(receipt.number()).matches("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");
        assertThat(receipt.at()).isEqualTo(NOW);
        assertThat(receipt.keptUntil()).isEqualTo("2036-11-21T09:00:00Z");
        assertThat(receipt.person()).isEqualTo(ANNA);
        assertThat(receipt.name()).contains("Nome");
        assertThat(receipt.role()).isEqualTo(Role.CITTADINO);
        assertThat(receipt.operation().name()).isEqualTo(ProbeService.SIGN);
        assertThat(receipt.operation().owner()).isEqualTo(MemoryCalls.OWNER);
        assertThat(house.store.all()).isEmpty();
    }

    @Test
    void isFoundAsItWasMadeButForWhatCouldBeDoneNext() {
        Receipt made = signed(RICH);

        Receipt found = house.receipts.find(House.anna(), made.number()).orElseThrow();

        assertThat(found.view().heading()).isEqualTo(RICH.heading());
        assertThat(found.view().sentences()).isEqualTo(RICH.sentences());
        assertThat(found.view().facts()).isEqualTo(RICH.facts());
        assertThat(found.view().tables()).isEqualTo(RICH.tables());
        assertThat(found.view().actions()).isEmpty();
        assertThat(found.words()).isEqualTo(made.words());
        assertThat(found.name()).contains("Nome");
        assertThat(found.at()).isEqualTo(NOW);
    }

    @Test
    @Proves("OUT-06")
    void keepsTheWordsOfThenAndOutlivesTheService() {
        Receipt made = signed(RICH);

        house.calls.remove("probe");

        assertThat(house.receipts.find(House.anna(), made.number()))
                .hasValueSatisfying(found -> assertThat(found.words())
                        .containsOnlyKeys("it", "en")
                        .hasEntrySatisfying(
                                "it",
                                it -> assertThat(it)
                                        .contains(
                                                entry("probe.sign.label", "Firma"),
                                                entry("probe.done", "È fatto, {0}."))
                                        .contains(entry("probe.other", "Un’altra")))
                        .hasEntrySatisfying(
                                "en", en -> assertThat(en).contains(entry("probe.done", "It is done, {0}."))));
    }

    @Test
    void standsInTheTrailWithItsNumber() {
        Receipt receipt = signed(RICH);

        assertThat(house.outcomes()).singleElement().satisfies(event -> {
            assertThat(event.operation()).isEqualTo("service.probe.sign");
            assertThat(event.outcome()).isEqualTo(Outcome.DONE);
            assertThat(event.details()).containsEntry("receipt", receipt.number());
        });
        assertThat(house.figures.measurements()).hasSize(1);
    }

    @Test
    void isMadeForNothingElse() {
        assertThat(house.catalogue.open(House.anna(), ProbeService.READ, Optional.empty()))
                .isInstanceOf(Handling.Answered.class);
        assertThat(house.answer(house.begun())).isInstanceOf(Handling.Done.class);

        house.calls.put(house.probe.writing(request -> new ServiceStep.Answered(RICH)));
        assertThat(house.catalogue.open(House.anna(), ProbeService.SIGN, Optional.empty()))
                .isInstanceOf(Handling.Answered.class);

        assertThat(house.store.allReceipts()).isEmpty();
        assertThat(house.outcomes())
                .extracting(AuditEvent::details)
                .noneMatch(details -> details.containsKey("receipt"));
    }

    @Test
    void isThereOnlyTogetherWithTheAct() {
        Handling.Ask ask = begun(RICH);
        house.trail.breakDown();

        assertThatThrownBy(
                        () -> house.catalogue.answer(House.anna(), ask.pratica().id(), House.WORDS))
                .isInstanceOf(StoreException.class);

        assertThat(house.store.allReceipts()).isEmpty();
        assertThat(house.store.all()).hasSize(1);
    }

    @Test
    void ofAnActThatLostARaceThereIsNone() {
        house.calls.put(house.probe.writing(request -> done(request, RICH, 7)));
        Handling.Ask ask = (Handling.Ask) house.catalogue.open(House.anna(), ProbeService.SIGN, Optional.empty());

        assertThat(house.catalogue.answer(House.anna(), ask.pratica().id(), House.WORDS))
                .isInstanceOf(Handling.NotAvailable.class);

        assertThat(house.store.allReceipts()).isEmpty();
    }

    @Test
    @Proves("CS-14")
    void whatSaysNothingIsNoActOfLegalWeight() {
        for (View silent : List.of(
                View.builder().build(),
                View.builder().heading(Text.of("probe.done")).build())) {
            Handling.Ask ask = begun(silent);

            assertThat(house.catalogue.answer(House.anna(), ask.pratica().id(), House.WORDS))
                    .isInstanceOf(Handling.NotAvailable.class);
        }
        assertThat(house.store.allReceipts()).isEmpty();
        assertThat(house.outcomes())
                .extracting(event -> event.details().get("rule"))
                .containsOnly("service.contract");
    }

    @Test
    @Proves("CS-14")
    void whatIsTooLargeToBeKeptForYearsIsNotDone() {
        View.Builder large = View.builder();
        for (int i = 0; i < 50; i++) {
            large.sentence(
                    Text.of("probe.done", "x".repeat(1000), "x".repeat(1000), "x".repeat(1000), "x".repeat(1000)));
        }
        Handling.Ask ask = begun(large.build());

        assertThat(house.catalogue.answer(House.anna(), ask.pratica().id(), House.WORDS))
                .isInstanceOf(Handling.NotAvailable.class);
        assertThat(house.store.allReceipts()).isEmpty();
    }

    @Test
    void nobodyElseGetsIt() {
        Receipt receipt = signed(RICH);

        for (Session other : List.of(House.citizen(MARIO, NOW), House.session(ANNA, Role.OPERATORE_SEDE, NOW))) {
            assertThat(house.receipts.find(other, receipt.number())).isEmpty();
            assertThat(house.receipts.latest(other)).isEmpty();
            assertThat(house.receipts.earlier(other, receipt.number())).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", "0000-0000-0000", "%", "' OR 1=1 --", "\0", "AAAA-AAAA-AAAA-AAAA", "ÀÀÀÀ-ÀÀÀÀ-ÀÀÀÀ"})
    void aNumberThatWasNeverGivenNamesNothing(String number) {
        signed(RICH);

        assertThat(house.receipts.find(House.anna(), number)).isEmpty();
        assertThat(house.receipts.find(House.anna(), number.repeat(1000))).isEmpty();
        assertThat(house.receipts.earlier(House.anna(), number)).isEmpty();
    }

    @Test
    void aNumberIsReadAsItIsSpoken() {
        Receipt receipt = signed(RICH);
        String spoken =
                receipt.number().toLowerCase(Locale.ROOT).replace('0', 'o').replace('-', ' ');

        assertThat(SpokenNumber.parse(spoken)).contains(receipt.number());
        assertThat(SpokenNumber.parse("il0l-oooo-0000")).contains("1101-0000-0000");
        assertThat(house.receipts.find(House.anna(), spoken)).isPresent();
    }

    @Test
    void numbersRepeatNothing() {
        Set<String> numbers = new HashSet<>();
        for (int i = 0; i < 2000; i++) {
            numbers.add(SpokenNumber.random());
        }
        assertThat(numbers).hasSize(2000);
    }

    @Test
    void isForgottenWhenItsTimeIsOver() {
        Receipt receipt = signed(RICH);
        Instant last = receipt.keptUntil();

        assertThat(house.receipts.find(House.citizen(ANNA, last.minusSeconds(1)), receipt.number()))
                .isPresent();
        assertThat(house.receipts.find(House.citizen(ANNA, last), receipt.number()))
                .isEmpty();

        house.receipts.sweep(last.plusSeconds(1));
        assertThat(house.store.allReceipts()).isEmpty();
    }

    @Test
    void areListedTheLatestFirstAndInParts() {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < Receipts.AT_ONCE + 3; i++) {
            numbers.add(0, signed(RICH, NOW.plus(Duration.ofMinutes(i))).number());
        }

        List<Receipt> latest = house.receipts.latest(House.anna());
        List<Receipt> earlier = house.receipts.earlier(
                House.anna(), latest.get(latest.size() - 1).number());

        assertThat(latest).extracting(Receipt::number).isEqualTo(numbers.subList(0, Receipts.AT_ONCE));
        assertThat(earlier).extracting(Receipt::number).isEqualTo(numbers.subList(Receipts.AT_ONCE, numbers.size()));
    }

    @Test
    void neitherAReceiptNorAnActPrintsThePerson() {
        Receipt receipt = signed(RICH);

        assertThat(receipt.toString()).contains(receipt.number()).doesNotContain("Nome", ANNA.value());
        assertThat(Act.decode(house.store.allReceipts().get(0).content()).toString())
                .isEqualTo("Act[probe.sign]");
    }

    @Test
    void whatAnotherVersionWroteIsNotShown() {
        Receipt receipt = signed(RICH);
        byte[] content = house.store.allReceipts().get(0).content().array();
        content[0] = 99;

        assertThatThrownBy(() -> Act.decode(Bytes.of(content)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version");
        assertThat(new String(content, StandardCharsets.UTF_8)).contains("pane");
        assertThat(receipt.number()).isNotBlank();
    }

    @Test
    void isKeptByTheCalendarInRome() {
        ReceiptBook month = new ReceiptBook(house.store.receipts(), house.store.people(), Period.ofMonths(1));
        Act act = new Act(new Card("o", ProbeService.SIGN), ANNA, Optional.empty(), RICH, new Vocabulary(Map.of()));
        Session before = House.citizen(ANNA, Instant.parse("2026-10-01T10:00:00Z"));

        Receipt receipt = house.store.transactions().run(() -> month.make(before, act));

        assertThat(receipt.keptUntil()).isEqualTo("2026-11-01T11:00:00Z"); // twelve o'clock in Rome, summer and winter
    }

    private Receipt signed(View view) {
        return signed(view, NOW);
    }

    private Receipt signed(View view, Instant at) {
        Handling.Ask ask = begun(view);
        Session anna = House.citizen(ANNA, at);
        Handling end = house.catalogue.answer(anna, ask.pratica().id(), House.WORDS);
        return ((Handling.Receipted) end).receipt();
    }

    private Handling.Ask begun(View view) {
        house.calls.put(house.probe.writing(request -> done(request, view, RecordChange.ABSENT)));
        return (Handling.Ask) house.catalogue.open(House.anna(), ProbeService.SIGN, Optional.empty());
    }

    private static ServiceStep done(ServiceRequest request, View view, long expected) {
        String key = "signed-" + request.pratica();
        return request.submission().isEmpty()
                ? ProbeService.ask()
                : new ServiceStep.Done(view, Effects.records(List.of(RecordChange.put(key, expected, new byte[] {1}))));
    }
}
