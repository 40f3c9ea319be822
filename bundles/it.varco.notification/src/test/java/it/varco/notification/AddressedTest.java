package it.varco.notification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.proves.Proves;
import it.varco.spi.notification.Delivery;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.StoredMessage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages that bring where they go. Anna has other contacts for all these media. */
class AddressedTest {

    private static final String MAIL = "nuova@example.org";
    private static final String LETTER = "Anna Bianchi\nVia dei Tigli 1\n00100 Roma RM";

    private final World world = new World();
    private final ProbeChannel email = ProbeChannel.of("email", Medium.EMAIL);
    private final ProbeChannel pec = ProbeChannel.of("pec", Medium.PEC);
    private final ProbeChannel posta = ProbeChannel.of("posta", Medium.POSTA);

    @AfterEach
    void close() {
        world.close();
    }

    private static Message.Builder message(String kind) {
        return Message.of(kind, World.ANNA);
    }

    @Test
    @Proves({"NOT-25", "NOT-27"})
    void goesThereOverEachMediumAndAsksNothingOfTheContacts() {
        world.calls.put(email.answering(new Delivery.Rejected("mail.address"))).put(posta);
        String key = world.send(message("pin.half").to(Medium.EMAIL, MAIL).to(Medium.POSTA, LETTER));
        assertThat(world.entry(key).card().address()).isEqualTo("n****a@example.org");

        world.work();

        assertThat(email.addresses()).containsExactly(MAIL);
        assertThat(posta.addresses()).containsExactly(LETTER);
        assertThat(world.state(key)).isEqualTo(State.SENT);
        assertThat(world.entry(key).card().address()).isEqualTo("0**** R**** R****");
        assertThat(world.entry(key).card().addresses()).isEmpty();
    }

    @Test
    @Proves("NOT-25")
    void reachesWhoHasNoContactAtAll() {
        world.calls.put(email);
        String key = world.send(Message.of("pin.half", World.MARIO).to(Medium.EMAIL, MAIL));

        world.work();

        assertThat(email.keys()).containsExactly(key);
    }

    @ParameterizedTest
    @CsvSource({"anna@example.org", "ANNA@EXAMPLE.ORG"})
    @Proves("PIN-19")
    void neverSendsAPairToOneAddressOverTwoMedia(String second) {
        world.calls.put(email).put(pec);
        String first = world.send(
                message("pin.half").to(Medium.EMAIL, "anna@example.org").pair("p1"));
        world.work();
        String later = world.send(message("pin.half")
                .to(Medium.PEC, second.replace("EXAMPLE.ORG", "example.org"))
                .pair("p1")
                .required());

        world.work();

        assertThat(world.state(first)).isEqualTo(State.SENT);
        assertThat(pec.keys()).isEmpty();
        assertThat(world.state(later)).isEqualTo(State.UNDELIVERED);
        assertThat(world.entry(later).row().code()).isEqualTo(Route.NO_CONTACT);
    }

    /** The one is sent to where it says, the other to a contact, which happens to be the same. */
    @Test
    @Proves("PIN-19")
    void neverSendsAPairToOneAddressOfWhichOnlyOneWasSaid() {
        world.calls.put(email).put(pec);
        world.contact(World.ANNA, Medium.PEC, MAIL);
        world.send(message("pin.half").to(Medium.EMAIL, MAIL).pair("p1"));
        world.work();

        String later = world.send(World.message("pin.half", Medium.PEC).pair("p1"));
        world.work();

        assertThat(pec.keys()).isEmpty();
        assertThat(world.state(later)).isEqualTo(State.NO_CONTACT);
    }

    @Test
    @Proves("PIN-19")
    void neverSendsAPairOverOneMediumToTwoAddresses() {
        world.calls.put(email);
        String first = world.send(message("pin.half").to(Medium.EMAIL, MAIL).pair("p1"));
        String later = world.send(
                message("pin.half").to(Medium.EMAIL, "altra@example.org").pair("p1"));

        world.work();

        assertThat(email.keys()).containsExactly(first);
        assertThat(world.state(later)).isEqualTo(State.NO_CONTACT);
    }

    @ParameterizedTest
    @CsvSource({
        "EMAIL, anna@example.org%0Abcc:all@example.org",
        "EMAIL, Anna <anna@example.org>",
        "EMAIL, anna@EXAMPLE.org",
        "EMAIL, anna@localhost",
        "SMS, 333 1234567",
        "SMS, +390612345678",
        "POSTA, Via Roma 1"
    })
    void anAddressOfAnotherShapeIsNone(Medium medium, String address) {
        String typed = address.replace("%0A", "\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> message("pin.half").to(medium, typed))
                .withMessageNotContaining(typed);
    }

    @Test
    @Proves("NOT-27")
    void keepsNoAddressOfWhatGoesNowhere() {
        world.send(message("pin.half").to(Medium.EMAIL, MAIL).pair("p1").until(World.NOW));
        world.calls.put(email);

        world.work();

        StoredMessage row = world.outbox.all().get(0);
        assertThat(row.state()).isEqualTo("LAPSED");
        assertThat(Entry.of(row).card().addresses()).isEmpty();
        assertThat(new String(row.card().array(), ISO_8859_1)).doesNotContain(MAIL);
    }

    @Test
    void aTaskThatIsTriedAgainGoesThereToo() {
        world.calls.put(email.answering(new Delivery.Rejected("mail.address")));
        String key = world.send(message("pin.half").to(Medium.EMAIL, MAIL).required());
        world.work();
        assertThat(world.state(key)).isEqualTo(State.UNDELIVERED);

        email.answering(new Delivery.Accepted());
        world.tasks.retry(world.officer(), key, "la casella era piena");
        world.work();

        assertThat(world.state(key)).isEqualTo(State.SENT);
        assertThat(email.addresses()).containsExactly(MAIL, MAIL);
    }

    /** What waits while the gateway is replaced by this one: one address, of the only medium. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"old@example.it|{EMAIL=old@example.it}", "''|{}"})
    void readsWhatTheVersionBeforeWrote(String frozen, String expected) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(1);
            out.writeUTF("Titolo");
            out.writeUTF("it");
            out.writeBoolean(true);
            out.writeUTF(frozen);
            for (String text : new String[] {"o****d@example.it", "", "email"}) {
                out.writeUTF(text);
            }
            for (long each : new long[] {World.NOW.getEpochSecond(), World.NOW.getEpochSecond()}) {
                out.writeLong(each);
                out.writeInt(0);
            }
            out.writeBoolean(false);
            out.writeUTF("first");
        }

        Card card = Card.decode(Bytes.of(bytes.toByteArray()), Medium.EMAIL);

        assertThat(card.addresses()).hasToString(expected);
        assertThat(card.channel()).isEqualTo("email");
        assertThat(card.first()).isEqualTo("first");
        assertThat(Card.decode(card.encode(), Medium.POSTA)).isEqualTo(card);
    }

    @Test
    void keepsTheAddressesOfAllItsMedia() {
        Map<Medium, String> two = Map.of(Medium.EMAIL, MAIL, Medium.POSTA, LETTER);
        String key = world.send(message("pin.half").to(Medium.EMAIL, MAIL).to(Medium.POSTA, LETTER));
        assertThat(world.entry(key).card().addresses()).isEqualTo(two);
    }
}
