package it.varco.web.operatore;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.catalogue.Handling;
import it.varco.api.catalogue.Place;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.session.Role;
import it.varco.proves.Proves;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeskPagesTest {

    private static final String DESK = "/contact-center";
    private static final String SERVICE = "/contact-center/servizio";

    private final House house = new House();

    private static String drawn(PageAnswer answer) {
        return new Drawn(Words.ENGLISH).draw(answer);
    }

    @Test
    @Proves("UX-41")
    void offersWhatCanBeDoneNowEachWithOneKey() {
        String page = drawn(house.show(DESK, Anna.FRESH.asks()));
        assertThat(page)
                .contains("name=\"operazione\" value=\"call.next\"", "accesskey=\"1\"", "accesskey=\"2\"")
                .contains("action=\"/contact-center/servizio?operazione=call.next\"")
                .contains("3 messages wait for somebody to look after them.", "href=\"/messaggi\"");
        assertThat(house.catalogue.calls("offered").get(0)).containsExactly(Anna.FRESH, Place.CONTACT_CENTER);
        assertThat(house.catalogue.calls("open")).isEmpty();
    }

    @Test
    @Proves("UX-41")
    void beginsTheNextTaskWithOneForm() {
        assertThat(house.send(SERVICE, Anna.FRESH.asks("operazione", "call.next")))
                .isEqualTo(new PageAnswer.Serve(new Handling.Over(), "/contact-center/servizio?operazione=call.next"));
        assertThat(house.catalogue.calls("open")).containsExactly(List.of(Anna.FRESH, "call.next", Optional.empty()));
        assertThat(house.send(SERVICE, Anna.FRESH.asks("operazione", "pin.change")))
                .isEqualTo(new PageAnswer.Missing());
    }

    @Test
    @Proves("SEC-31")
    void isForOfficersOfTheContactCenterAlone() {
        List<Page> pages = house.pages().stream()
                .filter(page -> page.path().startsWith(DESK))
                .toList();
        assertThat(pages)
                .hasSize(4)
                .allSatisfy(page -> assertThat(page.operation().orElseThrow().roles())
                        .isEqualTo(Set.of(Role.OPERATORE_CONTACT_CENTER)));
        assertThat(house.pages())
                .filteredOn(page -> page.path().startsWith("/amministrazione"))
                .hasSizeGreaterThan(5)
                .allSatisfy(page -> assertThat(page.operation()
                                .map(operation -> operation.roles())
                                .orElse(Set.of()))
                        .doesNotContain(Role.OPERATORE_CONTACT_CENTER));
    }

    @Test
    void givesUpAndComesBackToTheDesk() {
        String pratica = "abcdefghijklmnopqrstuvwx.one";
        house.catalogue.on("abandon", true);
        assertThat(house.send(SERVICE, Anna.FRESH.asks("pratica", pratica, "_abandon", "si")))
                .isEqualTo(new PageAnswer.SeeOther("/contact-center?fatto=rinuncia"));
        house.catalogue.on("abandon", false);
        assertThat(house.send(SERVICE, Anna.FRESH.asks("pratica", pratica, "_abandon", "si")))
                .isEqualTo(new PageAnswer.SeeOther("/contact-center?fatto=finita"));
    }

    @Test
    void isThereWithoutTheOutboxAndNotWithoutServices() {
        house.outbox.leave();
        assertThat(drawn(house.show(DESK, Anna.FRESH.asks()))).doesNotContain("/messaggi");
        house.catalogue.leave();
        assertThat(house.show(DESK, Anna.FRESH.asks())).isEqualTo(new PageAnswer.Unavailable());
        assertThat(house.send(SERVICE, Anna.FRESH.asks("operazione", "call.next")))
                .isEqualTo(new PageAnswer.Unavailable());
    }

    @Test
    void aReceiptOfSomebodyElseIsNotThere() {
        assertThat(house.show(DESK + "/ricevuta", Anna.FRESH.asks("numero", "x")))
                .isEqualTo(new PageAnswer.Missing());
        assertThat(house.show(DESK + "/ricevuta/pdf", Anna.FRESH.asks())).isEqualTo(new PageAnswer.Missing());
    }
}
