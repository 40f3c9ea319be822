package it.varco.web.cittadino;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.catalogue.Handling;
import it.varco.api.catalogue.Place;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.ServiceDesk;
import it.varco.proves.Proves;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortalPagesTest {

    private static final String PRATICA = FakeCatalogue.PRATICA;
    private static final FakeCatalogue.Card CHANGE = new FakeCatalogue.Card("pin.change");
    private static final String TICKET = "Kx7_pQ-2v";

    private final Maria maria = new Maria();
    private final Stranger stranger = new Stranger(Optional.empty());
    private final FakeCatalogue catalogue = new FakeCatalogue();
    private final PortalPages pages = new PortalPages(stranger, catalogue);

    private static Page page(PortalPages pages, String path) {
        return pages.pages().stream()
                .filter(each -> each.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private PageAnswer show(Map<String, String> parameters) {
        return page(pages, ServiceDesk.PORTAL).shown().orElseThrow().apply(stranger.request(parameters));
    }

    private PageAnswer send(Map<String, String> form) {
        return page(pages, ServiceDesk.PORTAL).sent().orElseThrow().apply(stranger.request(form));
    }

    private Map<String, Object> overview(Stranger who) {
        PageAnswer answer = page(pages, "/portale").shown().orElseThrow().apply(who.request(Map.of()));
        return ((PageAnswer.Show) answer).model();
    }

    @Test
    @Proves("D-40")
    void whatCanBeDoneStandsByItsServiceInTheWordsOfItsBundle() {
        catalogue.offered.add(new FakeCatalogue.Card("pin.ask"));
        catalogue.offered.add(new FakeCatalogue.Card("isee.ask"));
        assertThat(overview(stranger)).containsEntry("hasGroups", true);
        assertThat((List<?>) overview(stranger).get("groups"))
                .extracting(Object::toString)
                .satisfiesExactly(
                        pin -> assertThat(pin)
                                .contains("pin.label of it.varco.elsewhere", "pin.change.label", "pin.ask.label")
                                .contains("/portale/servizio?operazione=pin.ask"),
                        isee -> assertThat(isee).contains("isee.label of it.varco.elsewhere", "isee.ask.label"));
    }

    @Test
    void whereNothingIsOfferedThatIsSaid() {
        catalogue.offered.clear();
        assertThat(overview(stranger))
                .containsEntry("groups", List.of())
                .containsEntry("hasGroups", false)
                .containsEntry("begun", false);
    }

    @Test
    void whatThisBrowserBeganIsThere() {
        catalogue.begun.add(new FakeCatalogue.Begun(PRATICA, CHANGE, true));
        assertThat(overview(stranger).get("begun")).asString().contains("/portale/servizio?pratica=" + PRATICA);
    }

    @Test
    void bothPagesAreOpenToWhoeverComes() {
        assertThat(pages.pages())
                .hasSize(2)
                .allSatisfy(page -> assertThat(page.operation()).isEmpty());
    }

    @Test
    @Proves("SEC-31")
    void whoeverIsSignedInComesAsAVisitor() {
        Stranger signedIn = new Stranger(maria.request(Map.of()).session());
        assertThat(overview(signedIn)).containsEntry("hasGroups", true);
        Map<String, String> form = Map.of("operazione", "pin.change");
        assertThat(page(pages, ServiceDesk.PORTAL).sent().orElseThrow().apply(signedIn.request(form)))
                .isInstanceOf(PageAnswer.Serve.class);
        assertThat(catalogue.callers).isNotEmpty().allSatisfy(caller -> {
            assertThat(caller.codiceFiscale()).isEmpty();
            assertThat(caller.sessionHandle()).isEmpty();
        });
    }

    @Test
    @Proves("UX-05")
    void toLookAtALinkBeginsNothingAndItsTicketComesWithTheForm() {
        PageAnswer.Show shown = (PageAnswer.Show) show(Map.of("operazione", "pin.change", "biglietto", TICKET));
        assertThat(shown.template()).isEqualTo("service-start");
        assertThat(shown.model())
                .containsEntry("ticket", TICKET)
                .containsEntry("address", "/portale/servizio?operazione=pin.change")
                .containsEntry("above", "/portale");
        assertThat(catalogue.asked).isEmpty();
        assertThat(send(Map.of("operazione", "pin.change", "biglietto", TICKET)))
                .isEqualTo(new PageAnswer.Serve(
                        new Handling.Over(), "/portale/servizio?operazione=pin.change&biglietto=" + TICKET));
        assertThat(catalogue.asked).containsExactly("open pin.change " + TICKET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "../x", "<b>", "a&b=c"})
    @Proves("SEC-29")
    void whatCanBeNoTicketIsNone(String sent) {
        PageAnswer.Show shown = (PageAnswer.Show) show(Map.of("operazione", "pin.change", "biglietto", sent));
        assertThat(shown.model()).containsEntry("ticket", "");
        send(Map.of("operazione", "pin.change", "biglietto", sent));
        assertThat(catalogue.asked).containsExactly("open pin.change");
    }

    @Test
    @Proves("SEC-48")
    void aTicketOfTenThousandCharactersIsNone() {
        send(Map.of("operazione", "pin.change", "biglietto", "x".repeat(10_000)));
        assertThat(catalogue.asked).containsExactly("open pin.change");
    }

    private Page area() {
        return new CitizenPages(maria, catalogue)
                .pages().stream()
                        .filter(each -> each.path().equals("/area/servizio"))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void inAnAreaBehindALoginNoTicketCounts() {
        Map<String, String> form = Map.of("operazione", "pin.change", "biglietto", TICKET);
        assertThat(area().sent().orElseThrow().apply(maria.request(form))).isInstanceOf(PageAnswer.Serve.class);
        assertThat(catalogue.asked).containsExactly("open pin.change");
    }

    @Test
    @Proves("SEC-31")
    void whatIsOfferedWithALoginAndWhatWithoutAreApart() {
        Map<String, String> form = Map.of("operazione", "pin.change");
        catalogue.places.remove(Place.PORTALE);
        assertThat(send(form)).isEqualTo(new PageAnswer.Missing());
        catalogue.places.add(Place.PORTALE);
        catalogue.places.remove(Place.AREA);
        assertThat(area().sent().orElseThrow().apply(maria.request(form))).isEqualTo(new PageAnswer.Missing());
        assertThat(catalogue.asked).isEmpty();
    }

    @Test
    @Proves("SEC-31")
    void whatIsNotOfferedToVisitorsIsNotThere() {
        assertThat(show(Map.of("operazione", "pin.other"))).isEqualTo(new PageAnswer.Missing());
        assertThat(send(Map.of("operazione", "pin.other"))).isEqualTo(new PageAnswer.Missing());
        assertThat(catalogue.asked).isEmpty();
    }

    @Test
    void whoeverIsNoVisitorFindsNothing() {
        stranger.welcome = false;
        assertThat(show(Map.of("operazione", "pin.change"))).isEqualTo(new PageAnswer.Missing());
        assertThat(send(Map.of("operazione", "pin.change"))).isEqualTo(new PageAnswer.Missing());
        assertThat(catalogue.asked).isEmpty();
    }

    @Test
    void aDialogueIsGivenUpOnceAndTheSecondTimeIsHarmless() {
        catalogue.begun.add(new FakeCatalogue.Begun(PRATICA, CHANGE, true));
        Map<String, String> form = Map.of("pratica", PRATICA, "_abandon", "si");
        assertThat(send(form)).isEqualTo(new PageAnswer.SeeOther("/portale?fatto=rinuncia"));
        assertThat(send(form)).isEqualTo(new PageAnswer.SeeOther("/portale?fatto=finita"));
    }

    @Test
    @Proves("D-42")
    void withoutOneOfItsRoomsThePageSaysThatItIsNotThereNow() {
        for (PortalPages without : List.of(new PortalPages(null, catalogue), new PortalPages(stranger, null))) {
            assertThat(page(without, "/portale").shown().orElseThrow().apply(stranger.request(Map.of())))
                    .isEqualTo(new PageAnswer.Unavailable());
        }
    }
}
