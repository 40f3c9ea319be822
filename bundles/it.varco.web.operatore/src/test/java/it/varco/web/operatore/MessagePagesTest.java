package it.varco.web.operatore;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Administered;
import it.varco.api.access.Administration;
import it.varco.api.access.Decision;
import it.varco.api.form.Text;
import it.varco.api.page.PageAnswer;
import it.varco.proves.Proves;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessagePagesTest {

    private static final String PAGE = "/messaggi";

    private final House house = new House();

    private static String drawn(PageAnswer answer) {
        return new Drawn(Words.ENGLISH).draw(answer);
    }

    @Test
    @Proves({"NOT-26", "AUD-10"})
    void tellsWhatWaitsAndWhatDidNotArriveWithoutAWholeAddressOrPerson() {
        String page = drawn(house.show(PAGE, Anna.FRESH.asks()));
        assertThat(page)
                .contains("The e-mail address does not exist or takes no messages.", "m****o@example.it")
                .contains(Samples.ROSSI.masked(), "Technical reason: fax.line-busy", "its text has been erased")
                .contains("No channel carries them", "No longer kept", "No contact", "it.varco.credential.pin")
                .doesNotContain(Samples.ROSSI.value());
        assertThat(page.indexOf("sent as if it were new")).isBetween(0, page.indexOf("value=\"ritenta\""));
        assertThat(house.page(PAGE).operation()).contains(Administration.MESSAGES_VIEW);
    }

    @Test
    void showsFiftyAndLeadsToTheNext() {
        house.outbox.done("undelivered", Posted.many(51));
        String page = drawn(house.show(PAGE, Anna.FRESH.asks("dopo", "m0")));
        assertThat(page)
                .contains("value=\"m50\"", "href=\"/messaggi?dopo=m50\"")
                .doesNotContain("value=\"m51\"");
        assertThat(house.outbox.calls("undelivered").get(0)).containsExactly(Anna.FRESH, "m0", 51);
        house.outbox.done("undelivered", Posted.many(50));
        assertThat(drawn(house.show(PAGE, Anna.FRESH.asks()))).doesNotContain("?dopo=");
    }

    @Test
    @Proves("NOT-26")
    void putsBackEveryChosenOneWithTheReason() {
        PageAnswer answer = house.send(
                PAGE,
                Anna.FRESH.asks("atto", "ritenta", "messaggio", List.of("m1", "m7"), "reason", "Server riparato"));
        assertThat(answer).isEqualTo(new PageAnswer.SeeOther("/messaggi?fatto=messaggi-in-partenza"));
        assertThat(house.outbox.calls("retry"))
                .containsExactly(
                        List.of(Anna.FRESH, "m1", "Server riparato"), List.of(Anna.FRESH, "m7", "Server riparato"));
        assertThat(house.outbox.calls("close")).isEmpty();
    }

    @Test
    void closesEveryChosenOneAlsoOneThatSomebodyClosedMeanwhile() {
        house.outbox.on("close", new Administered.Unknown<>());
        PageAnswer answer =
                house.send(PAGE, Anna.FRESH.asks("atto", "chiudi", "messaggio", "m1", "reason", "Avvisato a voce"));
        assertThat(answer).isEqualTo(new PageAnswer.SeeOther("/messaggi?fatto=messaggi-chiusi"));
        assertThat(house.outbox.calls("close")).hasSize(1);
    }

    @Test
    @Proves("UX-03")
    void saysWhatIsMissingAndWhichRuleStandsAgainstItAndKeepsWhatWasTyped() {
        assertThat(drawn(house.send(PAGE, Anna.FRESH.asks("atto", "chiudi", "reason", "Avvisato"))))
                .contains("value=\"Avvisato\"", "data-varco-summary");
        house.outbox.on("retry", new Administered.Contrary<>("messages.erased"));
        PageAnswer answer = house.send(PAGE, Anna.FRESH.asks("atto", "ritenta", "messaggio", "m2", "reason", "Ancora"));
        assertThat(answer).isInstanceOf(PageAnswer.Rejected.class);
        assertThat(drawn(answer)).contains("Untick it, or close it.", "value=\"m2\" checked", "value=\"Ancora\"");
    }

    @Test
    @Proves("SEC-31")
    void doesNothingForWhoeverMayNot() {
        Decision no = new Decision.Refused("access.role");
        house.outbox.on("retry", new Administered.Forbidden<>(no)).on("lines", new Administered.Forbidden<>(no));
        assertThat(house.show(PAGE, Anna.FRESH.asks())).isEqualTo(new PageAnswer.Forbidden(no));
        assertThat(house.send(PAGE, Anna.FRESH.asks("atto", "ritenta", "messaggio", "m1", "reason", "Ora")))
                .isEqualTo(new PageAnswer.Forbidden(no));
        assertThat(house.send(PAGE, Anna.FRESH.asks("atto", "altro"))).isEqualTo(new PageAnswer.Missing());
        house.outbox.leave();
        assertThat(house.show(PAGE, Anna.FRESH.asks())).isEqualTo(new PageAnswer.Unavailable());
    }

    @Test
    void aReasonThatNobodyKnowsIsShownByItsCode() {
        assertThat(MessageRows.why("posta.failed.no-paper"))
                .isEqualTo(Text.of("messages.why.posta.failed.because", "no-paper"));
        assertThat(MessageRows.why("new.code")).isEqualTo(Text.of("messages.why.other", "new.code"));
    }
}
