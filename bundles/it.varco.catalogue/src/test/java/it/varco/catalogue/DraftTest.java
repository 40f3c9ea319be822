package it.varco.catalogue;

import static it.varco.catalogue.House.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Decision;
import it.varco.api.catalogue.Handling;
import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.api.identity.AssuranceLevel;
import it.varco.proves.Proves;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.StoredPratica;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was typed is there again when the person comes back, and no secret ever. */
@Proves("UX-16")
class DraftTest {

    private final House house = new House();

    static List<Decision> newProofs() {
        return List.of(new Decision.StepUpNeeded(AssuranceLevel.HIGH), new Decision.ProofTooOld(Duration.ofMinutes(5)));
    }

    @ParameterizedTest
    @MethodSource("newProofs")
    void isKeptForWhoeverHasToSignInOnceMore(Decision decision) {
        Handling.Ask ask = house.begun();
        house.access.answering(decision);
        assertThat(house.answer(ask)).isEqualTo(new Handling.Forbidden(decision));

        house.access.answering(new Decision.Granted());
        Handling back = house.catalogue.show(
                House.citizen(House.ANNA, NOW.plusSeconds(90)), ask.pratica().id());

        assertThat(back)
                .isInstanceOfSatisfying(
                        Handling.Ask.class,
                        again -> assertThat(again.typed()).containsExactly(Map.entry("words", "pane")));
        assertThat(house.answer(ask)).isInstanceOf(Handling.Done.class);
    }

    @Test
    @Proves("CS-06")
    void holdsNoSecretNoCodeAndNoTickedBox() {
        Form form = Form.builder()
                .field(field("words", FieldKind.TEXT))
                .field(field("secret", FieldKind.SECRET))
                .field(field("code", FieldKind.CODE))
                .field(field("sure", FieldKind.CONFIRMATION))
                .build();

        Draft draft = Draft.of(
                form,
                Map.of("words", " pane ", "secret", "s3gret0", "code", "123456", "sure", "true", "other", "field"));

        assertThat(draft.texts()).containsExactly(Map.entry("words", "pane"));
        assertThat(draft).hasToString("Draft[words]");
        assertThat(Draft.of(form, Map.of("words", "x".repeat(1001))).texts()).isEmpty();
    }

    @Test
    @Proves("CS-06")
    void leavesNoSecretInWhatIsKept() {
        Handling.Ask ask = house.begun();
        house.access.answering(new Decision.StepUpNeeded(AssuranceLevel.HIGH));
        house.answer(ask);

        StoredPratica kept = house.store.all().get(0);
        String bytes = new String(kept.dialogue().array(), StandardCharsets.ISO_8859_1);

        assertThat(bytes).contains("pane").doesNotContain("girasole-7").doesNotContain("471147");
        Dialogue read = Dialogue.decode(kept.dialogue());
        assertThat(read.encode()).isEqualTo(kept.dialogue());
    }

    @Test
    void whatAnotherVersionWroteIsOver() {
        house.begun();
        StoredPratica kept = keptAs(new byte[] {99});
        StoredPratica cut =
                keptAs(Arrays.copyOf(house.store.all().get(0).dialogue().array(), 20));

        assertThat(Pratica.read(kept)).isEmpty();
        assertThat(Pratica.read(cut)).isEmpty();
    }

    private StoredPratica keptAs(byte[] bytes) {
        StoredPratica one = house.store.all().get(0);
        return new StoredPratica(
                one.id(),
                one.step(),
                one.personId(),
                one.role(),
                one.service(),
                one.operation(),
                one.stateVersion(),
                Bytes.of(bytes),
                one.openedAt(),
                one.expiry());
    }

    private static Field field(String name, FieldKind kind) {
        return Field.of(name, kind, Text.of("probe." + name)).build();
    }
}
