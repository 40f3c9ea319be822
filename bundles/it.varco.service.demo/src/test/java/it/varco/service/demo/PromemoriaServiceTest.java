package it.varco.service.demo;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.catalogue.View;
import it.varco.api.form.FieldError;
import it.varco.api.form.Form;
import it.varco.api.form.SpokenNumber;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Medium;
import it.varco.api.store.Effects;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.CatalogueService;
import it.varco.spi.catalogue.ServiceState;
import it.varco.spi.catalogue.ServiceStep;
import it.varco.tck.InMemoryRecordStore;
import it.varco.tck.SettableClock;
import it.varco.tck.catalogue.CatalogueServiceContract;
import it.varco.tck.catalogue.CatalogueServiceFixture;
import it.varco.tck.catalogue.Errand;
import it.varco.tck.catalogue.ScriptedServiceRequest;
import it.varco.tck.credential.Person;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@Proves({
    "CS-01", "CS-02", "CS-03", "CS-04", "CS-05", "CS-06", "CS-07", "CS-08", "CS-09", "CS-10", "CS-11", "CS-12", "CS-13",
    "CS-14", "CS-16"
})
class PromemoriaServiceTest extends CatalogueServiceContract {

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final CodiceFiscale ANNA = new CodiceFiscale("BNCLRA85M52Z110M");
    private static final CodiceFiscale MARIO = new CodiceFiscale("RSSMRA80A01H501U");
    private static final Person WRITER = Person.typing(Map.of("testo", "comprare il pane"));
    private static final String OTHER = "0000-0000-0000";
    private static final Person NOBODY = Person.typing(Map.of());

    private final InMemoryRecordStore store = new InMemoryRecordStore(SettableClock.at(NOW));
    private final CatalogueService service = new PromemoriaService(store);

    @Override
    protected CatalogueServiceFixture fixture() {
        for (int i = 0; i < 9; i++) {
            write(MARIO, "nota " + i);
        }
        String number = number(write(MARIO, "nota con il numero"));
        return new CatalogueServiceFixture() {
            @Override
            public CatalogueService service() {
                return new PromemoriaService(store);
            }

            @Override
            public List<Errand> errands() {
                return List.of(
                        new Errand("promemoria.leggi", ANNA, NOBODY, ServiceStep.Answered.class),
                        new Errand("promemoria.leggi", MARIO, NOBODY, ServiceStep.Answered.class),
                        new Errand("promemoria.scrivi", ANNA, WRITER, ServiceStep.Done.class),
                        new Errand("promemoria.scrivi", MARIO, WRITER, ServiceStep.Rejected.class),
                        new Errand("promemoria.riservato", ANNA, NOBODY, ServiceStep.Answered.class),
                        new Errand("promemoria.ritrova", MARIO, knowing(MARIO, number), ServiceStep.Answered.class),
                        new Errand("promemoria.ritrova", MARIO, knowing(MARIO, OTHER), ServiceStep.Refused.class),
                        new Errand("promemoria.ritrova", ANNA, knowing(ANNA, number), ServiceStep.Refused.class));
            }

            @Override
            public Optional<InMemoryRecordStore> records() {
                return Optional.of(store);
            }
        };
    }

    @Test
    void aPersonReadsTheirOwnNotesAndNobodyElses() {
        write(ANNA, "comprare il pane");

        assertThat(read(ANNA).view().tables())
                .singleElement()
                .satisfies(table -> assertThat(table.rows()).hasSize(1));
        assertThat(read(ANNA).view().tables().toString()).contains("comprare il pane");
        assertThat(read(MARIO).view().tables().toString()).doesNotContain("pane");
    }

    @Test
    void theSameWordsAreAskedForAgainWithAnErrorAtTheField() {
        write(ANNA, "comprare il pane");

        ServiceStep again = answer(ANNA, "comprare il pane");

        assertThat(again)
                .isInstanceOfSatisfying(
                        ServiceStep.Ask.class,
                        ask -> assertThat(ask.form().errors())
                                .extracting(FieldError::field)
                                .containsExactly("testo"));
    }

    @Test
    void twoNotesWrittenAtOnceDoNotOverwriteEachOther() {
        write(ANNA, "uno");
        Effects second = done(answer(ANNA, "due")).effects();
        Effects third = done(answer(ANNA, "tre")).effects();

        assertThat(store.commit(second)).isTrue();
        assertThat(store.commit(third)).isFalse();
    }

    @Test
    void noRecordIsNamedAfterAPerson() {
        write(ANNA, "comprare il pane");

        assertThat(store.list("", "", 500))
                .extracting(record -> record.key())
                .noneMatch(key -> key.contains(ANNA.value()))
                .hasSizeGreaterThan(1);
    }

    private ServiceStep.Answered read(CodiceFiscale person) {
        return (ServiceStep.Answered) service.handle(ScriptedServiceRequest.of("promemoria.leggi", person, NOW));
    }

    private ServiceStep.Done write(CodiceFiscale person, String words) {
        ServiceStep.Done done = done(answer(person, words));
        assertThat(store.commit(done.effects())).isTrue();
        return done;
    }

    /** What the person was given with their note. */
    private static String number(ServiceStep.Done done) {
        View.Fact last = done.view().facts().get(done.view().facts().size() - 1);
        return ((View.Value.Plain) last.value()).text();
    }

    private static Person knowing(CodiceFiscale person, String number) {
        return Person.typing(Map.of("codiceFiscale", person.value(), "numero", number));
    }

    private ServiceStep find(CodiceFiscale person, String number) {
        ScriptedServiceRequest first = ScriptedServiceRequest.ofVisitor("promemoria.ritrova", NOW);
        ServiceStep.Ask ask = (ServiceStep.Ask) service.handle(first);
        Form.Reading reading = ask.form().read(Map.of("codiceFiscale", person.value(), "numero", number));
        return service.handle(first.withAnswer(reading.submission(), ServiceState.none()));
    }

    @Test
    void whoeverKnowsNumberAndPersonReadsThatNoteAndNoOther() {
        String number = number(write(ANNA, "comprare il pane"));
        write(ANNA, "un segreto");

        assertThat(find(ANNA, number.replace("-", " ").toLowerCase(Locale.ROOT)))
                .isInstanceOfSatisfying(
                        ServiceStep.Answered.class,
                        answered -> assertThat(answered.view().facts().toString())
                                .contains("comprare il pane")
                                .doesNotContain("segreto"));
    }

    @Test
    @Proves("SEC-04")
    void aWrongNumberAndAPersonWithoutNotesAreRefusedAlike() {
        String number = number(write(ANNA, "comprare il pane"));

        ServiceStep wrong = find(ANNA, OTHER);
        assertThat(wrong).isInstanceOf(ServiceStep.Refused.class);
        assertThat(find(MARIO, number)).hasToString(wrong.toString());
    }

    @Test
    void whatCanBeNoNumberIsAskedForAgainAndExaminesNothing() {
        assertThat(find(ANNA, "dodici"))
                .isInstanceOfSatisfying(
                        ServiceStep.Ask.class,
                        ask -> assertThat(ask.form().errors())
                                .extracting(FieldError::field)
                                .containsExactly("numero"));
    }

    @Test
    void aNoteOfBeforeThereWereNumbersIsReadAndFoundByNone() {
        Notes.Note old = Notes.Note.read("2026-01-02T03:04:05Z\tcomprare il pane");

        assertThat(old.words()).isEqualTo("comprare il pane");
        assertThat(SpokenNumber.parse(old.number())).isEmpty();
    }

    private static ServiceStep.Done done(ServiceStep step) {
        return (ServiceStep.Done) step;
    }

    @Test
    void aCopyGoesOverTheMediumThatWasAskedFor() {
        assertThat(done(answer(ANNA, Map.of("testo", "uno", "copia", "posta")))
                        .effects()
                        .messages())
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.over()).containsExactly(Medium.POSTA);
                    assertThat(message.person()).isEqualTo(ANNA);
                    assertThat(message.words()).containsExactly(Map.entry("testo", "uno"));
                });
        assertThat(done(answer(ANNA, Map.of("testo", "due", "copia", "no")))
                        .effects()
                        .messages())
                .isEmpty();
        assertThat(done(answer(ANNA, "tre")).effects().messages()).isEmpty();
    }

    private ServiceStep answer(CodiceFiscale person, String words) {
        return answer(person, Map.of("testo", words));
    }

    private ServiceStep answer(CodiceFiscale person, Map<String, String> typed) {
        ScriptedServiceRequest first = ScriptedServiceRequest.of("promemoria.scrivi", person, NOW);
        ServiceStep.Ask ask = (ServiceStep.Ask) service.handle(first);
        Form.Reading reading = ask.form().read(typed);
        return service.handle(first.withAnswer(reading.submission(), ServiceState.none()));
    }
}
