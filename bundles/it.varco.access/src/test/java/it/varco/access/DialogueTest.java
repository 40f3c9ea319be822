package it.varco.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.form.Exhibit;
import it.varco.api.form.Field;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.api.form.WrittenForm;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.session.Channel;
import it.varco.api.session.LoginChoice;
import it.varco.spi.credential.ProviderState;
import it.varco.spi.store.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DialogueTest {

    @Test
    void comesBackAsItWas() {
        Dialogue before = new Dialogue(
                new Card("org.example", "word", AssuranceLevel.HIGH),
                Channel.MANAGEMENT,
                Purpose.of(new Ticket(House.MARIA, "an-invitation", "who-invited")),
                3,
                Instant.ofEpochMilli(1234),
                Optional.of(House.MARIA),
                new Awaited.Answer(WrittenForm.of(ScriptedProvider.form())),
                ProviderState.of(new byte[] {1, 2, 3}));

        Dialogue after = Dialogue.decode(before.encode());

        assertThat(after.provider()).isEqualTo(before.provider());
        assertThat(after.turn()).isEqualTo(3);
        assertThat(after.channel()).isEqualTo(Channel.MANAGEMENT);
        assertThat(after.purpose()).isEqualTo(before.purpose());
        assertThat(after.busyUntil()).isEqualTo(before.busyUntil());
        assertThat(after.subject()).contains(House.MARIA);
        assertThat(after.state().bytes()).containsExactly(1, 2, 3);
        assertThat(form(after).introduction()).isEqualTo(form(before).introduction());
        assertThat(form(after).submit()).isEmpty();
        assertThat(form(after).fields())
                .usingRecursiveComparison()
                .isEqualTo(form(before).fields());
        assertThat(form(after).subject().map(Field::name)).contains("person");
    }

    @Test
    void bringsBackWhatAFormShows() {
        Form form = Form.builder()
                .exhibit(Exhibit.of(Exhibit.Kind.QR, Text.of("word.qr", "1"), "otpauth://totp/x"))
                .exhibit(Exhibit.codes(Text.of("word.codes"), List.of("one", "two")))
                .build();
        Dialogue before = new Dialogue(
                new Card("org.example", "word", AssuranceLevel.HIGH),
                Channel.WEB,
                Purpose.of(new Raise("a-handle", House.SARA)),
                1,
                Instant.EPOCH,
                Optional.empty(),
                new Awaited.Answer(WrittenForm.of(form)),
                ProviderState.none());

        Dialogue after = Dialogue.decode(before.encode());

        assertThat(after.purpose()).isEqualTo(before.purpose());
        assertThat(form(after).exhibits())
                .usingRecursiveComparison()
                .isEqualTo(form(before).exhibits());
    }

    @Test
    void bringsBackThatABrowserIsAwayAndByWhichWay() {
        LoginChoice choice =
                LoginChoice.of("away", House.AREA).by("https://idp.example.it").proving(AssuranceLevel.HIGH);
        Dialogue before = new Dialogue(
                new Card("org.example", "away", AssuranceLevel.HIGH),
                Channel.WEB,
                Purpose.of(new Raise("a-handle", House.SARA)).as(choice),
                1,
                Instant.EPOCH,
                Optional.empty(),
                new Awaited.Homecoming(Bytes.of(new byte[] {4, 5}), "a-session"),
                ProviderState.none());

        Dialogue after = Dialogue.decode(before.encode());

        assertThat(after.purpose()).isEqualTo(before.purpose());
        assertThat(after.purpose().way()).isEqualTo("https://idp.example.it");
        assertThat(after.awaited()).isEqualTo(before.awaited());
        assertThat(after.awaited().form()).isEmpty();
    }

    private static Form form(Dialogue dialogue) {
        return dialogue.awaited().form().orElseThrow();
    }

    @Test
    void isForOneThingAlone() {
        Optional<Ticket> ticket = Optional.of(Ticket.firstStart(House.MARIA));
        Optional<Raise> raise = Optional.of(new Raise("a-handle", House.MARIA));
        assertThatThrownBy(() -> new Purpose(ticket, raise, "", AssuranceLevel.LOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesBytesOfAnotherVersion() {
        assertThatThrownBy(() -> Dialogue.decode(Bytes.of(new byte[] {9}))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Dialogue.decode(Bytes.EMPTY)).isInstanceOf(IllegalStateException.class);
    }
}
