package it.varco.web.operatore;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Administered;
import it.varco.api.access.Decision;
import it.varco.api.access.Flaw;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageRequest;
import it.varco.api.session.Login;
import it.varco.api.session.ReturnPath;
import it.varco.api.staff.FirstStart;
import it.varco.proves.Proves;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartPagesTest {

    private static final String PAGE = "/amministrazione/avvio";

    private final House house = new House();

    private String drawn(PageRequest request) {
        return new Drawn(Words.ENGLISH).draw(house.show(PAGE, request));
    }

    private PageAnswer send(Object... form) {
        return house.send(PAGE, Anna.FRESH.asks(form));
    }

    private void closed(String address) {
        house.start.on("stage", FirstStart.Stage.CLOSED);
        house.configurations.done("one", Samples.Sheet.web(address));
    }

    @Test
    @Proves("UX-50")
    void theCodeAndTheCodiceFiscaleBeginTheLoginOfTheFirstAdministrator() {
        house.start.on("stage", FirstStart.Stage.NOBODY);
        assertThat(drawn(Anna.stranger())).contains("bin/varco first-start");
        PageAnswer answer =
                house.send(PAGE, Anna.stranger("atto", "inizia", "code", "ABCDE-FGHJK", "codiceFiscale", "cf"));
        assertThat(answer).isEqualTo(new PageAnswer.Enter(new Login.Expired()));
        assertThat(house.start.calls("begin").get(0).subList(1, 4))
                .isEqualTo(List.of("ABCDE-FGHJK", "cf", new ReturnPath(PAGE)));
    }

    @Test
    @Proves("SEC-70")
    void aWrongCodeIsNotShownAgain() {
        house.start.on("stage", FirstStart.Stage.NOBODY).on("begin", new Administered.Contrary<>("setup.blocked"));
        PageAnswer answer = house.send(PAGE, Anna.stranger("atto", "inizia", "code", "ABCDE-FGHJK"));
        assertThat(new Drawn(Words.ENGLISH).draw(answer))
                .contains("Too many wrong codes")
                .doesNotContain("ABCDE-FGHJK");
    }

    @Test
    @Proves("UX-50")
    void itIsTakenUpAgainWhereItWas() {
        closed("");
        assertThat(drawn(Anna.stranger()))
                .as("there is no session to raise")
                .contains("/accesso?ritorno=%2Famministrazione%2Favvio\"");
        assertThat(drawn(Anna.FRESH.asks()))
                .contains("Now: the address", "/accesso?ritorno=%2Famministrazione%2Favvio&amp;livello=high\"");
        closed("https://accesso.example");
        house.logins.on("offered", List.of());
        assertThat(drawn(Anna.FRESH.asks())).contains("Now: the first credential", "nobody will be able to sign in");
        house.logins.on("offered", List.of(new Samples.Card("pin")));
        assertThat(drawn(Anna.FRESH.asks())).contains("Now: opening").doesNotContain("nobody will be able");
    }

    @Test
    void aStrangerIsToldNothingAndChangesNothingWhileTheSiteIsClosed() {
        closed("https://accesso.example");
        assertThat(drawn(Anna.stranger())).doesNotContain("accesso.example", "pin");
        for (String act : List.of("apri", "prova", "indirizzo")) {
            assertThat(Drawn.template(house.send(PAGE, Anna.stranger("atto", act))))
                    .isEqualTo("console-start-enter");
        }
        assertThat(house.start.calls("finish")).isEmpty();
        assertThat(house.configurations.calls("compare")).isEmpty();
    }

    @Test
    @Proves("SEC-01")
    void whoeverMayNotSeeThePluginsMayNotSeeTheSteps() {
        closed("");
        Decision no = new Decision.Refused("access.role");
        house.plugins.on("all", new Administered.Forbidden<>(no));
        assertThat(house.show(PAGE, Anna.FRESH.asks())).isEqualTo(new PageAnswer.Forbidden(no));
    }

    @Test
    @Proves("UX-50")
    void anAddressIsTriedWithoutSavingItAndWhatWasTriedIsSaid() {
        closed("");
        PageAnswer found = send("atto", "prova", "publicAddress", "https://accesso.example:8443");
        assertThat(new Drawn(Words.ENGLISH).draw(found))
                .contains("The shape is right.", "The name accesso.example leads to: 192.0.2.9")
                .contains("without connecting", "value=\"https://accesso.example:8443\"");
        assertThat(new Drawn(Words.ENGLISH).draw(send("atto", "prova", "publicAddress", "https://lost")))
                .contains("does not find the name lost");
        assertThat(house.configurations.calls("change")).isEmpty();
    }

    @Test
    @Proves("UX-50")
    void tryingAndSavingRefuseTheSameAddresses() {
        closed("");
        for (String typed : List.of("accesso.example", "mailto:a", "https://a@b", "https://accesso.example/")) {
            for (String act : List.of("prova", "indirizzo")) {
                PageAnswer answer = send("atto", act, "publicAddress", typed);
                assertThat(answer).as(act + " " + typed).isInstanceOf(PageAnswer.Rejected.class);
                assertThat(new Drawn(Words.ENGLISH).draw(answer)).contains("href=\"#indirizzo-publicAddress\"");
            }
        }
        assertThat(house.configurations.calls("compare")).isEmpty();
        assertThat(house.configurations.calls("change")).isEmpty();
    }

    @Test
    void whatIsTriedIsWhatIsSaved() {
        closed("");
        Object[] form = {"publicAddress", " HTTPS://Accesso.example:443 ", "versione", "v7", "reason", "Primo avvio"};
        List<Object> tried = new ArrayList<>(List.of("atto", "prova"));
        tried.addAll(List.of(form));
        send(tried.toArray());
        tried.set(1, "indirizzo");
        send(tried.toArray());
        assertThat(house.configurations.calls("compare").get(0).get(2))
                .isEqualTo(Map.of("publicAddress", List.of("https://accesso.example")))
                .isEqualTo(house.configurations.calls("change").get(0).get(2));
    }

    @Test
    void withoutAnAddressThereIsNoHalfSentence() {
        closed("");
        assertThat(new Drawn(Words.ENGLISH).draw(send("atto", "prova", "publicAddress", " ")))
                .contains("Tried without an address")
                .doesNotContain("Trial of");
    }

    @Test
    void aNameThatIsNotFoundInTimeIsSaidToBeSlow() {
        closed("");
        assertThat(new Drawn(Words.ENGLISH).draw(send("atto", "prova", "publicAddress", "https://slow")))
                .contains("The name slow could not be looked up in time.")
                .doesNotContain("does not find");
    }

    @Test
    @Proves("UX-50")
    void anInstallationThatIsConfiguredFromOutsideGoesOnToTheNextStep() {
        closed("");
        house.configurations.leave();
        assertThat(drawn(Anna.FRESH.asks()))
                .contains("Now: opening", "configured from outside", "value=\"apri\"")
                .doesNotContain("not here at this moment", "badge bg-secondary");
        house.logins.on("offered", List.of());
        assertThat(drawn(Anna.FRESH.asks())).contains("Now: the first credential");
    }

    @Test
    @Proves("UX-03")
    void aWrongCodeIsSaidToBeWrongOrTooOld() {
        house.start
                .on("stage", FirstStart.Stage.NOBODY)
                .on("begin", new Administered.Invalid<>(List.of(new Flaw("code", Flaw.Kind.SHAPE, ""))));
        PageAnswer answer = house.send(PAGE, Anna.stranger("atto", "inizia", "code", "ABCDE-FGHJK"));
        assertThat(new Drawn(Words.ENGLISH).draw(answer))
                .contains("href=\"#inizia-code\"", "The code is not right or no longer valid.")
                .doesNotContain("ABCDE-FGHJK");
    }

    @Test
    void theAddressIsSavedByTheRoomOfConfiguration() {
        closed("");
        assertThat(send(
                        "atto",
                        "indirizzo",
                        "publicAddress",
                        " https://accesso.example ",
                        "versione",
                        "v7",
                        "reason",
                        "Primo avvio"))
                .isEqualTo(new PageAnswer.SeeOther(PAGE + "?fatto=indirizzo"));
        assertThat(house.configurations.calls("change").get(0).subList(1, 5))
                .isEqualTo(List.of(
                        "it.varco.web",
                        Map.of("publicAddress", List.of("https://accesso.example")),
                        "Primo avvio",
                        "v7"));
    }

    @Test
    void aRefusedAddressIsShownAgain() {
        closed("");
        Samples.refusals("publicAddress").stream().skip(4).forEach(refusal -> {
            house.configurations.on("change", refusal).on("compare", refusal);
            for (String act : List.of("prova", "indirizzo")) {
                PageAnswer answer = send("atto", act, "publicAddress", "https://typed");
                assertThat(answer).isInstanceOf(PageAnswer.Rejected.class);
                assertThat(new Drawn(Words.ENGLISH).draw(answer)).contains("value=\"https://typed\"");
            }
        });
    }

    @Test
    @Proves("UX-50")
    void theFirstCredentialIsTriedAndTheAnswerIsHonest() {
        closed("https://accesso.example");
        assertThat(drawn(Anna.FRESH.asks("prova", "credential")))
                .contains("a sign-in on the public site can begin with PIN", "No real sign-in of a person was made.");
    }

    @Test
    @Proves("UX-50")
    void theSiteOpensAtTheEnd() {
        closed("https://accesso.example");
        assertThat(send("atto", "apri")).isEqualTo(new PageAnswer.SeeOther(PAGE + "?fatto=aperto"));
        house.start.on("stage", FirstStart.Stage.OVER);
        assertThat(drawn(Anna.FRESH.asks("fatto", "aperto"))).contains("href=\"https://accesso.example\"");
    }

    @Test
    void aSiteThatIsOpenAlreadyIsSaidToBe() {
        closed("https://accesso.example");
        house.start.on("finish", new Administered.Contrary<>("setup.over"));
        PageAnswer answer = send("atto", "apri");
        assertThat(answer).isInstanceOf(PageAnswer.Rejected.class);
        assertThat(new Drawn(Words.ENGLISH).draw(answer)).contains("The first start is over already");
    }

    @Test
    @Proves("SEC-50")
    void anAddressThatABrowserCannotOpenIsNoLink() {
        house.start.on("stage", FirstStart.Stage.OVER);
        house.configurations.done("one", Samples.Sheet.web("javascript:alert(1)"));
        assertThat(drawn(Anna.FRESH.asks())).doesNotContain("javascript:");
    }
}
