package it.varco.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.proves.Proves;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The files lie beside the resources of this test. */
class MessageFilesTest {

    private static final CodiceFiscale PERSON = new CodiceFiscale("RSSMRA80A01H501U");
    private static final String TICKET = "abc-123";

    private static Message message(String kind, String ticket) {
        return Message.of(kind, PERSON)
                .over(Medium.EMAIL)
                .link("page", "pin.reset", ticket)
                .build();
    }

    private static List<String> flaws(String kind) {
        return MessageFiles.flaws(MessageFilesTest.class, List.of(message(kind, TICKET)));
    }

    @Test
    void aLinkFillsItsPlace() {
        assertThat(flaws("linked.right")).isEmpty();
    }

    @Test
    void aLinkThatIsDeclaredForAnotherOperationOrStandsNotAloneIsAFlaw() {
        assertThat(flaws("linked.wrong"))
                .containsExactly(
                        "no link.page: pin.reset in OSGI-INF/messages/linked.wrong_it.md",
                        "{{page}} with something else in its paragraph in OSGI-INF/messages/linked.wrong_it.md",
                        "{{page}} with something else in its paragraph in OSGI-INF/messages/linked.wrong_en.md");
    }

    @Test
    void aPlaceWithoutALinkIsAFlaw() {
        Message bare = Message.of("linked.right", PERSON).over(Medium.EMAIL).build();
        assertThat(MessageFiles.flaws(MessageFilesTest.class, List.of(bare)))
                .containsExactly(
                        "nothing for {{page}} in OSGI-INF/messages/linked.right_it.md",
                        "nothing for {{page}} in OSGI-INF/messages/linked.right_en.md");
    }

    @Test
    @Proves({"CP-17", "CS-15"})
    void aTicketIsNeitherATypedSecretNorACodiceFiscale() {
        assertThat(MessageFiles.told(message("linked.right", "MARE2345"), Set.of("MARE2345"), Set.of()))
                .contains("a typed secret in Message[linked.right]");
        assertThat(MessageFiles.told(message("linked.right", PERSON.value()), Set.of(), Set.of(PERSON.value())))
                .contains("a codice fiscale in Message[linked.right]");
        assertThat(MessageFiles.told(message("linked.right", TICKET), Set.of("MARE2345"), Set.of(PERSON.value())))
                .isEmpty();
    }
}
