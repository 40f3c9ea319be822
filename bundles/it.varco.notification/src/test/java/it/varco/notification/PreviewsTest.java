package it.varco.notification;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Administered;
import it.varco.api.access.Decision;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.TemplateCard;
import it.varco.api.notification.TemplatePreview;
import it.varco.api.session.Caller;
import it.varco.api.session.Visit;
import it.varco.proves.Proves;
import it.varco.tck.ScriptedAccessControl;
import it.varco.tck.ScriptedCaller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewsTest {

    private static final Caller CALLER = ScriptedCaller.administrator(
            Visit.at(Instant.EPOCH, "127.0.0.1", "REF-0001").build(), new CodiceFiscale("RSSMRA80A41H501Y"));

    @TempDir
    private Path folder;

    private final ScriptedAccessControl access = ScriptedAccessControl.granting();
    private final Bundles bundles = new Bundles();

    private Previews previews() {
        return new Previews(
                new Templates(bundles.context(), folder, TemplateTest.HOUSE, Site.INVENTED),
                new Layouts(bundles.context(), folder, TemplateTest.HOUSE),
                access);
    }

    private TemplatePreview preview(String kind, String language) {
        return ((Administered.Done<TemplatePreview>) previews().preview(CALLER, Bundles.OWN, kind, language)).result();
    }

    private Path replaced(String words) throws IOException {
        Path file = folder.resolve(Bundles.OWN).resolve("recapito.code_it.md");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, words);
    }

    @Test
    @Proves("SEC-01")
    void whoeverMayNotSeesNothing() {
        access.answering(new Decision.Refused("access.role"));
        assertThat(previews().all(CALLER)).isInstanceOf(Administered.Forbidden.class);
        assertThat(previews().preview(CALLER, Bundles.OWN, "recapito.code", "it"))
                .isInstanceOf(Administered.Forbidden.class);
        assertThat(access.asked()).containsExactly("messages.view", "messages.view");
    }

    @Test
    void allOfThemAreListedByOwnerKindAndLanguage() {
        List<TemplateCard> all =
                ((Administered.Done<List<TemplateCard>>) previews().all(CALLER)).result();
        assertThat(all)
                .extracting(card -> card.owner() + " " + card.kind() + " " + card.language() + " " + card.replaced())
                .startsWith(
                        "it.varco.notification recapito.changed en false",
                        "it.varco.notification recapito.changed it false",
                        "it.varco.notification recapito.code en false");
    }

    @Test
    void oneIsShownInAllItsFormsWithInventedValues() throws Exception {
        TemplatePreview code = preview("recapito.code", "it");
        assertThat(code.card().subject()).isEqualTo("Il codice per confermare il tuo recapito");
        assertThat(code.brief()).contains("2345-6789", "30 settembre 2026, 10:15");
        assertThat(code.segments()).isEqualTo(1);
        assertThat(code.text()).contains("2345-6789").endsWith("\n");
        assertThat(code.html()).contains("<strong>2345-6789</strong>", "<!DOCTYPE html>");
        assertThat(LayoutsTest.parsed(code.letter()).getTextContent()).contains("Maria Esempio", "30 settembre 2026");
        assertThat(code.source()).startsWith("subject: ").contains("secret.code: 2345-6789");
        assertThat(code.file()).isEqualTo(folder + "/it.varco.notification/recapito.code_it.md");
        assertThat(code.card().problems()).isEmpty();
    }

    @Test
    void whereTheGatewayIsInstalledIsToldToNobody() throws IOException {
        bundles.at(folder.getParent());
        String file = folder.getFileName() + "/it.varco.notification/recapito.code_it.md";
        assertThat(preview("recapito.code", "it").file()).isEqualTo(file);
        replaced("wrong");
        Files.writeString(folder.resolve("layout-mail.mustache"), "wrong");
        assertThat(new Templates(bundles.context(), folder, TemplateTest.HOUSE, Site.INVENTED).problems())
                .singleElement()
                .asString()
                .contains("recapito.code_it.md")
                .doesNotContain(folder.toString());
        assertThat(new Layouts(bundles.context(), folder, TemplateTest.HOUSE).problems())
                .singleElement()
                .asString()
                .contains(folder.getFileName() + "/layout-mail.mustache")
                .doesNotContain(folder.toString());
        bundles.at(folder.resolve("elsewhere"));
        assertThat(preview("recapito.code", "it").file()).startsWith(folder.toString());
    }

    @Test
    void whoeverTriesWordsOfTheirOwnSeesThemOrWhyTheyDoNotCount() throws IOException {
        replaced("subject: Nostro\nbrief: {{code}}\n\nNostre parole: {{code}}\n");
        assertThat(preview("recapito.code", "it").text()).startsWith("Nostre parole: 2345-6789");
        assertThat(preview("recapito.code", "it").card().replaced()).isTrue();
        replaced("subject: {{code}}\nbrief: {{code}}\n\nNostre parole, altre: {{code}}\n");
        TemplatePreview wrong = preview("recapito.code", "it");
        assertThat(wrong.text()).startsWith("Buongiorno");
        assertThat(wrong.card().replaced()).isFalse();
        assertThat(wrong.card().problems()).singleElement().asString().startsWith("The subject cannot have code");
    }

    @Test
    void whatIsNotThereIsUnknownWhateverItsName() {
        for (List<String> name : List.of(
                List.of("nobody", "recapito.code", "it"),
                List.of(Bundles.OWN, "nothing", "it"),
                List.of(Bundles.OWN, "recapito.code", "de"),
                List.of(Bundles.OWN, "../../x", "it"),
                List.of("..", "recapito.code", "it"),
                List.of(Bundles.OWN, "recapito.code", "it/../it"))) {
            assertThat(previews().preview(CALLER, name.get(0), name.get(1), name.get(2)))
                    .isInstanceOf(Administered.Unknown.class);
        }
    }
}
