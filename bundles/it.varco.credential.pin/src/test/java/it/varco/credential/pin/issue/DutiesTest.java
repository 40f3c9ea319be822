package it.varco.credential.pin.issue;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.notification.Fate;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.api.store.Effects;
import it.varco.credential.pin.PinLevel;
import it.varco.credential.pin.PinState;
import it.varco.credential.pin.Standing;
import it.varco.credential.pin.Subject;
import it.varco.credential.pin.Term;
import it.varco.proves.Proves;
import it.varco.spi.archive.KnownPerson;
import it.varco.spi.catalogue.Upkeep;
import it.varco.spi.catalogue.UpkeepRequest;
import it.varco.tck.contract.MessageFiles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of the state table from the request to the first login, and the readings of the conflicts in it. */
class DutiesTest {

    private static final Instant SOON = IssueWorld.NOW.plus(Duration.ofMinutes(1));

    private final IssueWorld world = new IssueWorld();
    private final List<Message> sent = new ArrayList<>();

    @AfterEach
    void end() {
        assertThat(MessageFiles.flaws(PinIssue.class, sent)).isEmpty();
        world.close();
    }

    private List<String> passes(Instant at) {
        List<Upkeep> acts = world.passes(at);
        List<Message> messages = IssueWorld.messages(acts);
        assertThat(acts).allSatisfy(act -> {
            assertThat(act.effects().about()).contains(IssueWorld.MARIO);
            assertThat(act.effects().language()).isPresent();
        });
        sent.addAll(messages);
        return messages.stream().map(Message::kind).toList();
    }

    private void stands(Stage stage) {
        assertThat(world.dossier().stage()).isEqualTo(stage);
    }

    private static Fate fate(String kind, Fate.Progress progress, Instant since) {
        return new Fate(kind, progress, since);
    }

    private void bothSent(Instant first, Instant second) {
        world.became(fate(Halves.FIRST, Fate.Progress.SENT, first), fate(Halves.SECOND, Fate.Progress.SENT, second));
    }

    private static Instant days(int days) {
        return IssueWorld.NOW.plus(Duration.ofDays(days));
    }

    @Test
    @Proves({"PIN-14", "PIN-S02", "PIN-16", "PIN-20", "CON-03", "CON-06"})
    void aRequestFromTheKnownAddressIsIssuedInFlowA() {
        world.knowing(IssueWorld.atHome()).asks(IssueWorld.typed());
        int before = world.hashes.get();

        assertThat(passes(SOON)).containsExactly(Halves.FIRST, Halves.SECOND);
        stands(Stage.PRIMA_META_INVIATA);
        assertThat(world.hashes).hasValue(before + 1);
        assertThat(sent.get(0).over()).containsExactly(Medium.EMAIL, Medium.SMS);
        assertThat(sent.get(1).over()).containsExactly(Medium.POSTA);
        assertThat(world.pin()).hasValueSatisfying(pin -> {
            assertThat(pin.state()).isEqualTo(PinState.IN_ATTESA_PRIMO_ACCESSO);
            assertThat(pin.level()).isEqualTo(PinLevel.ORDINARIO);
        });
        assertThat(world.dossier().verified()).isFalse(); // nobody looked at a document
    }

    private void waitsForTheCall() {
        assertThat(passes(SOON)).isEmpty();
        stands(Stage.IN_VERIFICA_TELEFONICA);
        assertThat(world.dossiers().calls(Optional.empty(), 10)).hasSize(1);
        assertThat(world.pin()).isEmpty();
    }

    @Test
    @Proves({"PIN-S03", "PIN-16", "CON-18", "NOT-06"})
    void aRequestOfSomebodyUnknownWaitsForTheCall() {
        world.asks(IssueWorld.typed());
        waitsForTheCall();
    }

    @Test
    @Proves({"PIN-S03", "CON-18"})
    void aRequestOfSomebodyWithoutAKnownAddressWaitsForTheCall() {
        world.knowing(KnownPerson.livingIn("IT")
                        .registered(IssueWorld.registered())
                        .build())
                .asks(IssueWorld.typed());
        waitsForTheCall();
    }

    @Test
    @Proves({"PIN-S03", "PIN-16", "CON-18"})
    void aRequestFromAnotherAddressWaitsForTheCall() {
        world.knowing(KnownPerson.livingIn("IT")
                        .residence("Via Roma 2", "00100 Roma RM")
                        .registered(IssueWorld.registered())
                        .build())
                .asks(IssueWorld.typed());
        waitsForTheCall();
    }

    /** Both halves would come to them: one to their own mail, one with their own name on the letter. */
    @ParameterizedTest
    @CsvSource({"name,Maria", "surname,Neri", "born,2/1/1980"})
    @Proves({"PIN-S03", "PIN-16", "CON-18"})
    void whoeverLivesInThatHouseAndIsSomebodyElseWaitsForTheCall(String field, String typed) {
        var mallory = IssueWorld.typed();
        mallory.put(field, typed);
        world.knowing(IssueWorld.atHome()).asks(mallory);
        waitsForTheCall();
    }

    @Test
    @Proves({"PIN-S03", "PIN-16", "CON-18"})
    void aRequestOfSomebodyWhoseNameTheArchiveDoesNotKeepWaitsForTheCall() {
        world.knowing(KnownPerson.livingIn("IT")
                        .residence("Via Roma 1", "00100 Roma RM")
                        .build())
                .asks(IssueWorld.typed());
        waitsForTheCall();
    }

    @ParameterizedTest
    @CsvSource({"NICCOLO' MARIA,D'ANGELO", "niccolò  maria,d’angelo"})
    @Proves({"PIN-S02", "PIN-16"})
    void namesAreTheSameHoweverTheyAreWritten(String name, String surname) {
        var typed = IssueWorld.typed();
        typed.put("name", "Niccolò Maria");
        typed.put("surname", "D'Angelo");
        LocalDate born = IssueWorld.registered().born();
        world.knowing(IssueWorld.registered(new KnownPerson.Registered(name, surname, born)))
                .asks(typed);
        assertThat(passes(SOON)).containsExactly(Halves.FIRST, Halves.SECOND);
    }

    @Test
    @Proves({"PIN-S03", "PIN-16"})
    void aLetterThatGoesElsewhereWaitsForTheCall() {
        var typed = IssueWorld.typed();
        typed.put("delivery1", "Via Po 2");
        typed.put("delivery2", "10100 Torino TO");
        typed.put("phone", "06 1234567");
        world.knowing(IssueWorld.atHome()).asks(typed);
        waitsForTheCall();
    }

    @Test
    @Proves("CON-18")
    void everyRequestWaitsForTheCallWhereTheSiteSaysSo() {
        world.with(IssueWorld.policy(false, true, true))
                .knowing(IssueWorld.atHome())
                .asks(IssueWorld.typed());
        waitsForTheCall();
    }

    @Test
    @Proves({"FAS-05", "FAS-07", "PIN-S03"})
    void whoeverLivesAbroadIsCalledWhereThePinEndsBecauseNoArchiveKnowsTheirDocuments() {
        world.whereThePinEnds().knowing(IssueWorld.inZurich()).asks(IssueWorld.typedAbroad());
        waitsForTheCall();
    }

    @Test
    @Proves("PIN-S02")
    void aLetterAbroadBearsTheCountry() {
        world.knowing(IssueWorld.inZurich()).asks(IssueWorld.typedAbroad());
        assertThat(passes(SOON)).containsExactly(Halves.FIRST, Halves.SECOND);
        assertThat(sent.get(1).addresses().get(Medium.POSTA)).endsWith("8001 Zürich\nSVIZZERA");
    }

    @Test
    @Proves("PIN-16")
    void whileTheArchiveIsAwayARequestWaitsAndOthersGoOn() {
        world.asks(IssueWorld.typed());
        world.archiveAway();
        assertThat(passes(SOON)).isEmpty();
        stands(Stage.RICHIESTO);

        world.knowing(IssueWorld.atHome());
        assertThat(passes(SOON.plusSeconds(60))).hasSize(2);
    }

    @Test
    @Proves({"PIN-21", "CON-03", "CON-06", "PIN-24", "PIN-08"})
    void aRequestThatHasToBeActivatedIsIssuedInFlowB() {
        world.with(IssueWorld.policy(true, false, true))
                .knowing(IssueWorld.atHome())
                .asks(IssueWorld.typed());
        int before = world.hashes.get();

        assertThat(passes(SOON)).containsExactly(Halves.TO_ACTIVATE);
        stands(Stage.DA_ATTIVARE);
        assertThat(sent.get(0).over()).containsExactly(Medium.POSTA);
        assertThat(world.hashes).hasValue(before + 1);
        assertThat(world.dossier().half()).isPresent();
        assertThat(world.pin()).isEmpty();
    }

    /** As long as the configuration says, thirty days unless it says another number. */
    @ParameterizedTest
    @ValueSource(ints = {30, 5})
    @Proves("PIN-S05")
    void aRequestWithoutACallEndsAfterSomeDays(int days) {
        world.with(IssueWorld.calling(days)).asks(IssueWorld.typed());
        passes(SOON);
        assertThat(passes(days(days))).isEmpty();
        stands(Stage.IN_VERIFICA_TELEFONICA);
        assertThat(passes(days(days + 1))).containsExactly("pin.request.uncalled");
        stands(Stage.ANNULLATO);
        assertThat(world.dossier().next()).isEmpty();
        assertThat(world.dossiers().calls(Optional.empty(), 10)).isEmpty();
    }

    @Test
    @Proves({"PIN-S06", "PIN-23"})
    void onceTheLetterIsPostedTheFirstLoginIsAwaitedFromTheFirstHalfOn() {
        world.knowing(IssueWorld.atHome()).asks(IssueWorld.typed());
        passes(SOON);
        world.became(fate(Halves.FIRST, Fate.Progress.SENT, days(1)), fate(Halves.SECOND, Fate.Progress.OPEN, days(1)));
        passes(days(2));
        stands(Stage.PRIMA_META_INVIATA);

        bothSent(days(1), days(3));
        assertThat(passes(days(4))).isEmpty();
        stands(Stage.IN_ATTESA_PRIMO_ACCESSO);
        assertThat(world.pin().orElseThrow().setAt()).isEqualTo(days(1));
    }

    @Test
    @Proves("PIN-S06")
    void theHalvesAreAskedForEverMoreSeldom() {
        world.knowing(IssueWorld.atHome()).asks(IssueWorld.typed());
        passes(SOON);
        int looks = 0;
        for (Instant at = SOON; at.isBefore(days(1)); at = at.plusSeconds(60)) {
            looks += world.passes(at).size();
        }
        assertThat(looks).isBetween(5, 15);
    }

    @Test
    @Proves("NOT-26")
    void whereAHalfIsNotDeliveredTheRequestEndsAndThePinIsForgotten() {
        world.knowing(IssueWorld.atHome()).asks(IssueWorld.typed());
        passes(SOON);
        world.became(
                fate(Halves.FIRST, Fate.Progress.FAILED, days(1)), fate(Halves.SECOND, Fate.Progress.FAILED, days(1)));
        assertThat(passes(days(2))).containsExactly("pin.request.undelivered");
        stands(Stage.ANNULLATO);
        assertThat(world.pin()).isEmpty();
    }

    private void waitsForTheFirstLogin() {
        world.knowing(IssueWorld.atHome()).asks(IssueWorld.typed());
        passes(SOON);
        bothSent(SOON, SOON);
        passes(SOON.plusSeconds(120));
        stands(Stage.IN_ATTESA_PRIMO_ACCESSO);
    }

    @Test
    @Proves({"PIN-S09", "PIN-23", "CON-06"})
    void aPinThatNobodyUsedEndsAfterNinetyDays() {
        waitsForTheFirstLogin();
        assertThat(passes(days(90))).isEmpty();
        stands(Stage.IN_ATTESA_PRIMO_ACCESSO);
        assertThat(passes(days(91))).containsExactly("pin.request.lapsed");
        stands(Stage.SCADUTO_NON_ATTIVATO);
        assertThat(sent.get(sent.size() - 1).secrets()).isEmpty();
        assertThat(IssueWorld.settings(16).policy().standing(world.pin().orElseThrow(), days(91)))
                .isEqualTo(Standing.UNUSABLE);
    }

    @Test
    @Proves({"PIN-S09", "PIN-23", "CON-06"})
    void aHalfThatNobodyActivatedEndsNinetyDaysAfterItsDispatch() {
        world.with(IssueWorld.policy(true, false, true))
                .knowing(IssueWorld.atHome())
                .asks(IssueWorld.typed());
        passes(SOON);
        world.became(fate(Halves.TO_ACTIVATE, Fate.Progress.SENT, days(2)));
        passes(days(3));
        assertThat(world.dossier().activationStart()).isEqualTo(days(2));
        assertThat(passes(days(92))).isEmpty();
        stands(Stage.DA_ATTIVARE);
        assertThat(passes(days(93))).containsExactly("pin.request.lapsed");
        stands(Stage.SCADUTO_NON_ATTIVATO);
        assertThat(world.dossier().half()).isEmpty();
    }

    @Test
    @Proves("PIN-S10")
    void aRequestIsOverOnceItsHolderHasSignedIn() {
        waitsForTheFirstLogin();
        world.put(PinState.ATTIVO, days(5));
        assertThat(passes(days(13))).isEmpty();
        stands(Stage.CONCLUSO);
    }

    @Test
    @Proves("NOT-15")
    void whoeverHasAPinIsToldFifteenDaysBeforeItExpiresAndOnce() {
        waitsForTheFirstLogin();
        world.put(PinState.ATTIVO, days(5));
        passes(days(13));
        Instant last = Term.morning(Term.day(days(5)).plusMonths(6));
        passes(days(30));
        assertThat(passes(last.minus(Duration.ofDays(16)))).isEmpty();
        assertThat(passes(last.minus(Duration.ofDays(15)).plusSeconds(3600))).containsExactly("pin.expiring");
        assertThat(sent.get(sent.size() - 1).words()).containsEntry("days", "15");
        assertThat(passes(last.minus(Duration.ofDays(14)))).isEmpty();

        world.put(PinState.ATTIVO, last);
        assertThat(passes(last.plus(Duration.ofDays(2)))).isEmpty();
        Instant then = Term.morning(Term.day(last).plusMonths(6));
        assertThat(passes(then.minus(Duration.ofDays(15)).plusSeconds(3600))).containsExactly("pin.expiring");
    }

    @Test
    @Proves("PIN-18")
    void whoeverCameToAPinMeanwhileIsIssuedNone() {
        world.knowing(IssueWorld.atHome()).asks(IssueWorld.typed());
        world.put(PinState.ATTIVO, IssueWorld.NOW);
        byte[] before = world.pin().orElseThrow().encode();
        assertThat(passes(SOON)).isEmpty();
        stands(Stage.ANNULLATO);
        assertThat(world.pin().orElseThrow().encode()).isEqualTo(before);
    }

    @Test
    @Proves({"PIN-19", "PIN-20"})
    void whoeverCannotBeReachedOverTwoMediaIsIssuedNone() {
        world.knowing(IssueWorld.atHome()).asks(IssueWorld.typed());
        var held = world.dossiers().find(IssueWorld.MARIO).orElseThrow();
        Dossier unreachable = held.dossier().reachedAt(IssueWorld.at(Medium.CALL));
        world.store.apply(world.dossiers().change(Optional.of(held), unreachable));
        assertThat(passes(SOON)).isEmpty();
        stands(Stage.ANNULLATO);
        assertThat(world.pin()).isEmpty();
    }

    @Test
    void noMoreIsDoneThanFitsIntoTheTimeOfACall() {
        for (String person : List.of("RSSMRA80A01H501U", "MRTMTT91D08F205J", "BNCLRA85M52Z110M")) {
            var typed = IssueWorld.typed();
            typed.put(Subject.NAME, person);
            world.asks(typed);
        }
        long[] now = {0};
        Duties slow = new Duties(world.book(), List.of(), () -> now[0] += 3_000_000_000L); // three seconds at each look
        Duties quick = new Duties(world.book(), List.of(), () -> 0);
        assertThat(slow.due(world.asking(SOON))).hasSize(1);
        assertThat(quick.due(world.asking(SOON))).hasSize(3);
    }

    /** Somebody waits for their link, however much is due on that day. */
    @Test
    void whatPressesIsDoneBeforeAllElse() {
        world.asks(IssueWorld.typed());
        long[] now = {0};
        Errand pressing = new Errand() {
            @Override
            public boolean isPressing() {
                return true;
            }

            @Override
            public Optional<Upkeep> next(UpkeepRequest request) {
                return Optional.of(new Upkeep("pressing", Effects.none()));
            }
        };
        Errand patient = request -> Optional.of(new Upkeep("patient", Effects.none()));
        Duties slow = new Duties(world.book(), List.of(patient, pressing), () -> now[0] += 3_000_000_000L);

        assertThat(slow.due(world.asking(SOON))).extracting(Upkeep::name).containsExactly("pressing", "call");
    }

    @Test
    void aDossierIsReadAsItWasWritten() {
        waitsForTheCallInFull();
        Dossier kept = world.dossier();
        assertThat(WrittenDossier.read(WrittenDossier.of(kept)).map(WrittenDossier::of))
                .hasValue(WrittenDossier.of(kept));
        assertThat(WrittenDossier.read(new byte[] {1, 2, 3})).isEmpty();
    }

    /** As it was before a dossier said who took the request down: nobody, in a record of today an empty word. */
    @Test
    void aDossierOfAnEarlierFormatIsRead() {
        waitsForTheCallInFull();
        Dossier kept = world.dossier();
        String today = HexFormat.of().formatHex(WrittenDossier.of(kept));
        String number = HexFormat.of().formatHex(kept.number().getBytes(StandardCharsets.US_ASCII));
        String length = HexFormat.of().toHexDigits((short) kept.number().length());
        String earlier = "01" + today.substring(2).replace("0000" + length + number, length + number);

        assertThat(earlier).hasSameSizeAs(today.substring(4));
        assertThat(WrittenDossier.read(HexFormat.of().parseHex(earlier)).map(WrittenDossier::of))
                .hasValue(WrittenDossier.of(kept));
    }

    private void waitsForTheCallInFull() {
        world.with(IssueWorld.policy(true, false, true))
                .knowing(IssueWorld.inZurich())
                .asks(IssueWorld.typedAbroad());
        passes(SOON);
        stands(Stage.DA_ATTIVARE);
    }
}
