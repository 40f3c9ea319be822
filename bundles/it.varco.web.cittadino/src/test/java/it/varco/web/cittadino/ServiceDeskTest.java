package it.varco.web.cittadino;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.catalogue.Handling;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.proves.Proves;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceDeskTest {

    private static final String PRATICA = FakeCatalogue.PRATICA;
    private static final FakeCatalogue.Card CHANGE = new FakeCatalogue.Card("pin.change");

    private final Maria maria = new Maria();
    private final FakeCatalogue catalogue = new FakeCatalogue();
    private final CitizenPages pages = new CitizenPages(maria, catalogue);

    private static Page page(CitizenPages pages, String path) {
        return pages.pages().stream()
                .filter(each -> each.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private PageAnswer show(Map<String, String> parameters) {
        return page(pages, "/area/servizio").shown().orElseThrow().apply(maria.request(parameters));
    }

    private PageAnswer send(Map<String, String> form) {
        return page(pages, "/area/servizio").sent().orElseThrow().apply(maria.request(form));
    }

    private static Map<String, Object> area(CitizenPages pages, Maria maria) {
        PageAnswer answer = page(pages, "/area").shown().orElseThrow().apply(maria.request(Map.of()));
        return ((PageAnswer.Show) answer).model();
    }

    @Test
    @Proves("UX-17")
    void theAreaTellsWhatCanBeUsedAndWhatIsUnderWay() {
        catalogue.begun.add(new FakeCatalogue.Begun(PRATICA, CHANGE, false));
        assertThat(area(pages, maria).get("services"))
                .asString()
                .contains("pin.change.label of it.varco.elsewhere", "/area/servizio?operazione=pin.change")
                .contains("/area/servizio?pratica=" + PRATICA, "available=false", "hasCards=true");
    }

    @Test
    void whereNothingIsOfferedOrUnderWayThatIsSaid() {
        catalogue.offered.clear();
        assertThat(area(pages, maria))
                .containsEntry("services", Map.of("cards", List.of(), "hasCards", false, "begun", false));
    }

    @Test
    void withoutTheRoomTheRestOfTheAreaIsThere() {
        CitizenPages without = new CitizenPages(maria);
        assertThat(area(without, maria)).containsEntry("services", false).containsKey("sessions");
        Page desk = page(without, "/area/servizio");
        assertThat(desk.shown().orElseThrow().apply(maria.request(Map.of()))).isEqualTo(new PageAnswer.Unavailable());
        assertThat(desk.sent().orElseThrow().apply(maria.request(Map.of()))).isEqualTo(new PageAnswer.Unavailable());
    }

    @Test
    @Proves("UX-05")
    void toLookAtAnOperationBeginsNothing() {
        catalogue.begun.add(new FakeCatalogue.Begun(PRATICA, CHANGE, true));
        PageAnswer.Show shown = (PageAnswer.Show) show(Map.of("operazione", "pin.change"));
        assertThat(shown.template()).isEqualTo("service-start");
        assertThat(shown.model())
                .containsEntry("title", "pin.change.label of it.varco.elsewhere")
                .containsEntry("operation", "pin.change");
        assertThat(shown.model().get("begun")).asString().contains(PRATICA);
        assertThat(catalogue.asked).isEmpty();
    }

    @Test
    void aFormBeginsIt() {
        assertThat(send(Map.of("operazione", "pin.change")))
                .isEqualTo(new PageAnswer.Serve(new Handling.Over(), "/area/servizio?operazione=pin.change"));
        assertThat(catalogue.asked).containsExactly("open pin.change");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pin.other", "", "../x", "<b>"})
    @Proves("SEC-31")
    void whatIsNotOfferedIsNotThere(String operation) {
        assertThat(show(Map.of("operazione", operation))).isEqualTo(new PageAnswer.Missing());
        assertThat(send(Map.of("operazione", operation))).isEqualTo(new PageAnswer.Missing());
        assertThat(catalogue.asked).isEmpty();
    }

    @Test
    @Proves("UX-16")
    void aPraticaIsShownAgainAtItsAddress() {
        assertThat(show(Map.of("pratica", PRATICA)))
                .isEqualTo(new PageAnswer.Serve(new Handling.Over(), "/area/servizio?pratica=" + PRATICA));
        assertThat(catalogue.asked).containsExactly("show " + PRATICA);
    }

    @Test
    void anAnswerGoesOnWithoutTheNameOfThePratica() {
        Map<String, String> form = new HashMap<>(Map.of("pratica", PRATICA, "word", "one", "_token", "x"));
        send(form);
        assertThat(catalogue.asked).containsExactly("answer " + PRATICA);
        assertThat(catalogue.answers).containsExactly(Map.of("word", "one"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "abcdefghijklmnopqrstuvwx&x=1", "abcdefghijklmnopqrstuvwx/../.."})
    @Proves("SEC-29")
    void whatCanBeNoPraticaReachesNobody(String typed) {
        show(Map.of("pratica", typed));
        send(Map.of("pratica", typed));
        assertThat(catalogue.asked).isEmpty();
    }

    @Test
    void aPraticaIsGivenUpOnceAndTheSecondTimeIsHarmless() {
        catalogue.begun.add(new FakeCatalogue.Begun(PRATICA, CHANGE, true));
        Map<String, String> form = Map.of("pratica", PRATICA, "_abandon", "si");
        assertThat(send(form)).isEqualTo(new PageAnswer.SeeOther("/area?fatto=rinuncia"));
        assertThat(send(form)).isEqualTo(new PageAnswer.SeeOther("/area?fatto=finita"));
        assertThat(catalogue.answers).isEmpty();
    }

    @Test
    void withoutAnyNameThePageLeadsToTheArea() {
        assertThat(show(Map.of())).isEqualTo(new PageAnswer.SeeOther("/area"));
        assertThat(send(Map.of())).isEqualTo(new PageAnswer.Missing());
    }
}
