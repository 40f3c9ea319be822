package it.varco.web.cittadino;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Operation;
import it.varco.api.form.Text;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.session.Role;
import it.varco.proves.Proves;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class CitizenPagesTest {

    private final Maria maria = new Maria();
    private final CitizenPages pages = new CitizenPages(maria);

    private Page page(String path) {
        return pages.pages().stream()
                .filter(each -> each.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private PageAnswer send(Map<String, String> form) {
        return page("/area/sessioni").sent().orElseThrow().apply(maria.request(form));
    }

    private Map<String, Object> model(String path, Map<String, String> parameters) {
        PageAnswer answer = page(path).shown().orElseThrow().apply(maria.request(parameters));
        return ((PageAnswer.Show) answer).model();
    }

    @Test
    @Proves("SEC-31")
    void everyPageIsForCitizensAndLookingIsNotRecordedButForAReceipt() {
        assertThat(pages.pages()).hasSize(11).allSatisfy(page -> {
            Operation operation = page.operation().orElseThrow();
            assertThat(operation.roles()).containsExactly(Role.CITTADINO);
            boolean receipt = List.of("area.receipt", "area.receipt.document").contains(operation.name());
            assertThat(operation.recorded()).isEqualTo(receipt);
        });
    }

    @Test
    void theAreaTellsWhoIAmFromWhereIEnteredAndWhatIsOpen() {
        Map<String, Object> model = model("/area", Map.of());
        assertThat(model.get("me"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("codiceFiscale", List.of("RSS", "MRA", "80A41", "H501", "Y"))
                .containsEntry("level", "low")
                .containsEntry("powers", "ordinario")
                .containsEntry("name", "")
                .containsEntry("sinceIso", "2026-11-21T17:05:30Z");
        assertThat(model.get("logins"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(2);
        assertThat(model.get("sessions"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(3);
    }

    @Test
    void refusedAttemptsAreAmongTheLatestLoginsAndFiftyAtMostAreShown() {
        model("/area/attivita", Map.of());
        assertThat(maria.limits).containsExactly(50);
        assertThat(Models.logins(maria.logins)).extracting(row -> row.get("ok")).containsExactly(true, false);
    }

    @Test
    @Proves("SEC-30")
    void aPersonEndsASessionElsewhere() {
        assertThat(send(Map.of("sessione", "at-work")))
                .isEqualTo(new PageAnswer.SeeOther("/area/sessioni?fatto=chiusa"));
        assertThat(maria.handles()).containsExactly("this-one", "at-home");
    }

    @Test
    @Proves("UX-05")
    void endingTwiceIsSaidAndHarmless() {
        send(Map.of("sessione", "at-work"));
        assertThat(send(Map.of("sessione", "at-work")))
                .isEqualTo(new PageAnswer.SeeOther("/area/sessioni?fatto=nessuna"));
        assertThat(maria.handles()).containsExactly("this-one", "at-home");
    }

    @Test
    void endingThisSessionSignsOut() {
        assertThat(send(Map.of("sessione", "this-one"))).isEqualTo(new PageAnswer.SignedOut("/uscita"));
        assertThat(maria.handles()).doesNotContain("this-one");
    }

    @Test
    @Proves("SEC-30")
    void allOthersEndAtOnce() {
        assertThat(send(Map.of("altre", "1"))).isEqualTo(new PageAnswer.SeeOther("/area/sessioni?fatto=altre"));
        assertThat(maria.handles()).containsExactly("this-one");
    }

    @Test
    void aFormThatNamesNothingEndsNothing() {
        assertThat(send(Map.of())).isEqualTo(new PageAnswer.Missing());
        assertThat(maria.handles()).hasSize(3);
    }

    @Test
    void thePageSaysWhatWasDoneAndNothingElse() {
        assertThat(model("/area/sessioni", Map.of("fatto", "chiusa")))
                .containsEntry("notices", List.of(Map.of("kind", "success", "text", Text.of("area.sessions.ended"))));
        assertThat(model("/area/sessioni", Map.of("fatto", "<script>"))).containsEntry("notices", List.of());
    }

    @Test
    void withoutTheRoomNothingIsTold() {
        assertThat(new CitizenPages().pages().get(0).shown().orElseThrow().apply(maria.request(Map.of())))
                .isEqualTo(new PageAnswer.Unavailable());
    }
}
