package it.varco.web.operatore;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Administered;
import it.varco.api.page.PageAnswer;
import it.varco.api.plugin.PluginState;
import it.varco.api.session.Channel;
import it.varco.proves.Proves;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginPagesTest {

    private static final String PAGE = "/amministrazione/plugin";

    private final House house = new House();

    private String page() {
        return new Drawn(Words.ENGLISH).draw(house.show(PAGE, Anna.FRESH.asks("tipo", "credential", "id", "pin")));
    }

    private PageAnswer turn(String act, String version) {
        return house.send(
                PAGE,
                Anna.FRESH.asks(
                        "atto", act, "tipo", "credential", "id", "pin", "versione", version, "reason", "Prova"));
    }

    @Test
    @Proves("UX-52")
    void whomASwitchAffectsIsShownBeforeItIsAskedFor() {
        assertThat(page())
                .contains("2 open sessions of people", "1 sign-in under way", "no citizen will be able to sign in")
                .contains("It is the only way into this console");
        assertThat(house.plugins.calls("impact"))
                .extracting(call -> call.get(3))
                .containsExactly("DRAINING", "OFF");
    }

    @Test
    @Proves("UX-52")
    void whatNobodyCouldReachAnyMoreIsCalledAsPeopleCallIt() {
        assertThat(page())
                .contains("“pin.change.label of it.varco.credential.pin” needs.")
                .doesNotContain("“pin.change”");
    }

    @Test
    void whatIsSaidOfADrainingComponentIsTrueOfAServiceToo() {
        assertThat(Words.of(Words.ITALIAN).get(Done.DRAINING.key())).doesNotContain("access");
        assertThat(Words.of(Words.ENGLISH).get(Done.DRAINING.key())).doesNotContain("sign-in");
    }

    @Test
    void aPluginIsCalledByItsNameAndItsPageByTheName() {
        PageAnswer answer = house.show(PAGE, Anna.FRESH.asks("tipo", "credential", "id", "pin"));
        assertThat(Drawn.title(answer, Words.ENGLISH)).isEqualTo("Component: PIN");
        assertThat(new Drawn(Words.ENGLISH).draw(house.show(PAGE, Anna.FRESH.asks())))
                .contains("id=pin\">PIN</a> <small class=\"varco-code text-muted\">pin</small>");
        house.configurations.leave();
        assertThat(Drawn.title(house.show(PAGE, Anna.FRESH.asks("tipo", "credential", "id", "pin")), Words.ENGLISH))
                .isEqualTo("Component: pin");
    }

    @Test
    void whoeverHasToLookAgainComesBackToTheSamePlugin() {
        assertThat(page()).contains("action=\"/amministrazione/plugin?tipo=credential&amp;id=pin\"");
    }

    @Test
    void whatIsNotTheLastWayInWarnsOfNothing() {
        house.plugins.done("impact", new Samples.Affected(0, 0, List.of(Channel.VOICE)));
        assertThat(page())
                .contains("on the phone", "Nobody signed in through it")
                .doesNotContain("alert-danger");
    }

    @Test
    @Proves("UX-52")
    void whatWaitsForAServiceIsShownBeforeItIsSwitchedOff() {
        house.plugins
                .done("one", new Samples.Plugin("service", "promemoria", PluginState.ON, 0))
                .done("impact", new Samples.Affected(0, 0, List.of(), 3));
        assertThat(page())
                .contains("3 requests under way", "From now on nobody can use this service.")
                .contains("What is under way can be finished within ten minutes")
                .doesNotContain("sign-in", "signed in through it");
    }

    @ParameterizedTest
    @CsvSource({"accendi,ON,acceso", "svuota,DRAINING,in-svuotamento", "spegni,OFF,spento"})
    @Proves("UX-52")
    void aSwitchCarriesItsReasonAndTheVersionThatWasSeen(String act, String wanted, String done) {
        assertThat(turn(act, "2")).isEqualTo(new PageAnswer.SeeOther(PAGE + "?tipo=credential&id=pin&fatto=" + done));
        assertThat(house.plugins.calls("turn"))
                .singleElement()
                .satisfies(call -> assertThat(call.subList(1, call.size()))
                        .containsExactly("credential", "pin", wanted, "Prova", 2L));
    }

    @Test
    @Proves("UX-52")
    void theLastSwitchIsTakenBack() {
        assertThat(turn("annulla", "2"))
                .isEqualTo(new PageAnswer.SeeOther(PAGE + "?tipo=credential&id=pin&fatto=annullato"));
        assertThat(page()).contains("The component will be on again.");
    }

    @Test
    void withoutAVersionNothingIsSwitched() {
        assertThat(Stream.of("", "-1", "x", "9".repeat(30)).map(version -> turn("spegni", version)))
                .containsOnly(new PageAnswer.Missing());
        assertThat(turn("esplodi", "2")).isEqualTo(new PageAnswer.Missing());
        assertThat(house.plugins.calls("turn")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ON,svuota spegni", "DRAINING,accendi spegni", "OFF,accendi", "ABSENT,spegni", "BROKEN,spegni"})
    void onlySwitchesThatWouldChangeSomethingAreOffered(PluginState state, String acts) {
        house.plugins.done("one", new Samples.Plugin("credential", "pin", state, 0));
        Map<String, Object> model = Drawn.model(house.show(PAGE, Anna.FRESH.asks("tipo", "credential", "id", "pin")));
        assertThat((List<?>) model.get("switches"))
                .map(each -> ((Map<?, ?>) each).get("act"))
                .isEqualTo(List.of(acts.split(" ")));
    }

    @Test
    void aPluginThatNobodyKnowsIsMissing() {
        house.plugins.on("one", new Administered.Unknown<>());
        assertThat(house.show(PAGE, Anna.FRESH.asks("tipo", "credential", "id", "gone")))
                .isEqualTo(new PageAnswer.Missing());
    }

    @Test
    @Proves("UX-51")
    void theMarkIsAnotherOneAsSoonAsThePluginIs() {
        String before = house.page(PAGE).mark().orElseThrow().apply(Anna.FRESH.asks("tipo", "credential", "id", "pin"));
        String same = house.page(PAGE).mark().orElseThrow().apply(Anna.FRESH.asks("tipo", "credential", "id", "pin"));
        house.plugins.done("one", new Samples.Plugin("credential", "pin", PluginState.OFF, 3));
        String after = house.page(PAGE).mark().orElseThrow().apply(Anna.FRESH.asks("tipo", "credential", "id", "pin"));
        assertThat(same).isEqualTo(before);
        assertThat(after).isNotEqualTo(before);
        assertThat(house.page(PAGE).mark().orElseThrow().apply(Anna.stranger())).isEmpty();
    }
}
