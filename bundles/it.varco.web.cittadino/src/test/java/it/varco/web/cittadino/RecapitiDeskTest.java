package it.varco.web.cittadino;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Decision;
import it.varco.api.access.Flaw;
import it.varco.api.form.Text;
import it.varco.api.notification.Medium;
import it.varco.api.notification.RecapitoCard;
import it.varco.api.notification.RecapitoStep;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.proves.Proves;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class RecapitiDeskTest {

    private static final String LIST = "/area/recapiti";
    private static final String ONE = "/area/recapiti/recapito";
    private static final String CODE = "/area/recapiti/codice";
    private static final Map<String, String> MAIL = Map.of("mezzo", "email", "recapito", "maria@example.it");

    private final Maria maria = new Maria();
    private final FakeRecapiti recapiti = new FakeRecapiti();
    private final CitizenPages pages = new CitizenPages(maria, recapiti);

    private static Page page(CitizenPages pages, String path) {
        return pages.pages().stream()
                .filter(each -> each.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private PageAnswer show(String path, Map<String, String> parameters) {
        return page(pages, path).shown().orElseThrow().apply(maria.request(parameters));
    }

    private PageAnswer send(String path, Map<String, String> parameters) {
        return page(pages, path).sent().orElseThrow().apply(maria.request(parameters));
    }

    private static Map<String, Object> model(PageAnswer answer) {
        return ((PageAnswer.Show) answer).model();
    }

    private void hasMail() {
        recapiti.known.add(new RecapitoCard(Medium.EMAIL, "m****a@example.it", Maria.NOW));
    }

    @Test
    @Proves("UX-17")
    void theAreaShowsTheContactsMaskedAndAsksForAnAddressOfMail() {
        assertThat(model(show("/area", Map.of())).get("contacts"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("withoutMail", true)
                .containsEntry("hasKnown", false);
        hasMail();

        assertThat(model(show("/area", Map.of())).get("contacts"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("withoutMail", false)
                .hasEntrySatisfying(
                        "known",
                        known -> assertThat(known.toString())
                                .contains("m****a@example.it")
                                .doesNotContain("maria@"));
    }

    @Test
    @Proves("D-42")
    void withoutTheRoomTheAreaIsThereAndThePagesAreNot() {
        CitizenPages without = new CitizenPages(maria, new FakeCatalogue());

        assertThat(model(page(without, "/area").shown().orElseThrow().apply(maria.request(Map.of()))))
                .containsEntry("contacts", false);
        for (String path : List.of(LIST, ONE, CODE, "/area/comunicazioni")) {
            assertThat(page(without, path).shown().orElseThrow().apply(maria.request(MAIL)))
                    .isEqualTo(new PageAnswer.Unavailable());
        }
        for (String path : List.of(ONE, CODE)) {
            assertThat(page(without, path).sent().orElseThrow().apply(maria.request(MAIL)))
                    .isEqualTo(new PageAnswer.Unavailable());
        }
    }

    @Test
    void listsWhatIsThereAndOffersTheRest() {
        hasMail();

        Map<String, Object> model = model(show(LIST, Map.of()));

        assertThat(model.get("known"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(1);
        assertThat(model.get("more").toString())
                .contains("mezzo=sms", "mezzo=posta")
                .doesNotContain("mezzo=email");
        assertThat(model).containsEntry("nothingOpen", false);
        recapiti.open.clear();
        assertThat(model(show(LIST, Map.of()))).containsEntry("nothingOpen", true);
    }

    @Test
    void aMediumThatCannotBeHadNowIsMissingUnlessThereIsAContact() {
        recapiti.open.remove(Medium.EMAIL);
        assertThat(show(ONE, MAIL)).isEqualTo(new PageAnswer.Missing());
        hasMail();

        assertThat(model(show(ONE, MAIL))).containsEntry("open", false).containsEntry("there", true);
    }

    @Test
    void whatIsNoMediumIsMissing() {
        for (Map<String, String> parameters : List.of(Map.<String, String>of(), Map.of("mezzo", "piccione"))) {
            assertThat(show(ONE, parameters)).isEqualTo(new PageAnswer.Missing());
            assertThat(send(ONE, parameters)).isEqualTo(new PageAnswer.Missing());
            assertThat(show(CODE, parameters)).isEqualTo(new PageAnswer.Missing());
            assertThat(send(CODE, parameters)).isEqualTo(new PageAnswer.Missing());
        }
        assertThat(recapiti.asked).isEmpty();
    }

    @Test
    void sendsACodeAndGoesToItsPage() {
        recapiti.answer = new RecapitoStep.CodeSent("m****a@example.it", Maria.NOW);

        assertThat(send(ONE, MAIL)).isEqualTo(new PageAnswer.SeeOther("/area/recapiti/codice?mezzo=email"));

        assertThat(recapiti.asked).containsExactly("begin EMAIL maria@example.it");
    }

    @Test
    void theCodeOfALetterIsToldToTakeItsTime() {
        assertThat(model(show(CODE, Map.of("mezzo", "posta"))))
                .containsEntry("lead", Text.of("recapiti.code.lead.posta"));
        assertThat(model(show(CODE, MAIL))).containsEntry("lead", Text.of("recapiti.code.lead"));
    }

    @Test
    void confirmsAndRemovesAndSaysSo() {
        assertThat(send(CODE, Map.of("mezzo", "email", "codice", "1234 5678")))
                .isEqualTo(new PageAnswer.SeeOther("/area/recapiti?fatto=recapito"));
        assertThat(send(ONE, Map.of("mezzo", "email", "atto", "togli", "recapito", "x")))
                .isEqualTo(new PageAnswer.SeeOther("/area/recapiti?fatto=tolto"));

        assertThat(recapiti.asked).containsExactly("confirm EMAIL 1234 5678", "remove EMAIL");
        assertThat(model(show(LIST, Map.of("fatto", "tolto"))).get("notices").toString())
                .contains("recapiti.removed");
    }

    @Test
    @Proves({"UX-03", "UX-05"})
    void showsWhatWasTypedAgainWithWhatIsWrong() {
        recapiti.answer = new RecapitoStep.Invalid(new Flaw("address", Flaw.Kind.SHAPE, ""));

        PageAnswer.Rejected rejected = (PageAnswer.Rejected) send(ONE, MAIL);

        assertThat(rejected.model())
                .containsEntry("typed", "maria@example.it")
                .containsEntry("wrong", Map.of("text", Text.of("recapiti.email.error"), "until", ""));
        recapiti.answer = new RecapitoStep.Invalid(new Flaw("address", Flaw.Kind.MISSING, ""));
        assertThat(((PageAnswer.Rejected) send(ONE, MAIL)).model())
                .containsEntry("wrong", Map.of("text", Text.of("recapiti.error.missing"), "until", ""));
    }

    @Test
    void saysFromWhenOnAnotherCodeMayBeAskedFor() {
        recapiti.answer = new RecapitoStep.TooMany(Maria.NOW.plus(Duration.ofHours(1)));

        assertThat(((PageAnswer.Rejected) send(ONE, MAIL)).model())
                .containsEntry("wrong", Map.of("text", "", "until", Maria.NOW.plus(Duration.ofHours(1))));
    }

    /** The code is not shown again. */
    @Test
    @Proves("SEC-53")
    void aWrongCodeTellsNothing() {
        recapiti.answer = new RecapitoStep.WrongCode();

        PageAnswer.Rejected rejected = (PageAnswer.Rejected) send(CODE, Map.of("mezzo", "email", "codice", "12345678"));

        assertThat(rejected.model())
                .containsEntry("wrong", Map.of("text", Text.of("recapiti.error.code"), "until", ""));
        assertThat(rejected.model().toString()).doesNotContain("12345678");
    }

    @Test
    void leadsToANewLoginOrSaysThatNothingCanBeDone() {
        Decision old = new Decision.ProofTooOld(Duration.ofMinutes(5));
        recapiti.answer = new RecapitoStep.Forbidden(old);
        assertThat(send(ONE, MAIL)).isEqualTo(new PageAnswer.Forbidden(old));

        recapiti.answer = new RecapitoStep.Unavailable();
        assertThat(send(ONE, MAIL)).isEqualTo(new PageAnswer.Unavailable());
    }

    /** Somebody who removes what is gone already gets the list as it is. */
    @Test
    void removingTwiceIsHarmless() {
        recapiti.answer = new RecapitoStep.Invalid(new Flaw("medium", Flaw.Kind.UNKNOWN, ""));

        assertThat(send(ONE, Map.of("mezzo", "email", "atto", "togli"))).isEqualTo(new PageAnswer.SeeOther(LIST));
    }

    @Test
    void noStepWasForgotten() {
        assertThat(Arrays.stream(RecapitoStep.class.getPermittedSubclasses()).map(Class::getSimpleName))
                .containsExactlyInAnyOrder(
                        "CodeSent", "Changed", "Invalid", "WrongCode", "TooMany", "Forbidden", "Unavailable");
    }
}
