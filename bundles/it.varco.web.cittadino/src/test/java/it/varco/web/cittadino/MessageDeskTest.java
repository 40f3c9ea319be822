package it.varco.web.cittadino;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.form.Text;
import it.varco.api.notification.Correspondence;
import it.varco.api.notification.Medium;
import it.varco.api.notification.SentMessage;
import it.varco.api.page.PageAnswer;
import it.varco.api.session.Session;
import it.varco.proves.Proves;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Proves("OUT-07")
class MessageDeskTest {

    private final Maria maria = new Maria();
    private final Letters letters = new Letters();
    private final CitizenPages pages = new CitizenPages(maria, letters);

    private Map<String, Object> model(Map<String, String> parameters) {
        PageAnswer answer = pages.pages().stream()
                .filter(each -> each.path().equals("/area/comunicazioni"))
                .findFirst()
                .orElseThrow()
                .shown()
                .orElseThrow()
                .apply(maria.request(parameters));
        return ((PageAnswer.Show) answer).model();
    }

    @Test
    void tellsWhatWasSentWhereWhenAndWhatBecameOfIt() {
        letters.sent.add(new Letter("one", SentMessage.State.SENT, Optional.of(Medium.EMAIL)));

        assertThat(model(Map.of()).get("messages"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .singleElement()
                .isEqualTo(Map.of(
                        "what",
                        "Il tuo PIN è cambiato",
                        "medium",
                        Text.of("recapiti.email"),
                        "address",
                        "m****a@example.it",
                        "at",
                        Maria.NOW,
                        "atIso",
                        "2026-11-21T17:05:30Z",
                        "state",
                        Text.of("messages.state.sent"),
                        "changed",
                        Maria.NOW.plusSeconds(5),
                        "changedIso",
                        "2026-11-21T17:05:35Z"));
    }

    @ParameterizedTest
    @EnumSource
    void hasWordsForEveryOutcome(SentMessage.State state) throws Exception {
        letters.sent.add(new Letter("one", state, Optional.empty()));

        String key = ((Text) ((Map<?, ?>) ((List<?>) model(Map.of()).get("messages")).get(0)).get("state")).key();

        assertThat(Files.readString(Path.of("src/main/resources/OSGI-INF/l10n/texts.properties")))
                .contains("\n" + key + "=");
    }

    @Test
    void leadsToTheEarlierOnes() {
        IntStream.range(0, Correspondence.MOST)
                .forEach(i -> letters.sent.add(new Letter("id-" + i, SentMessage.State.SENT, Optional.empty())));

        assertThat(model(Map.of())).containsEntry("earlier", "/area/comunicazioni?prima=id-49");

        letters.sent.clear();
        assertThat(model(Map.of("prima", "id-49")))
                .containsEntry("first", false)
                .containsEntry("earlier", "");
        assertThat(letters.asked).containsExactly("latest", "earlier id-49");
    }

    record Letter(String id, State state, Optional<Medium> medium) implements SentMessage {

        @Override
        public String title() {
            return "Il tuo PIN è cambiato";
        }

        @Override
        public String address() {
            return medium.isPresent() ? "m****a@example.it" : "";
        }

        @Override
        public Instant entered() {
            return Maria.NOW;
        }

        @Override
        public Instant changed() {
            return Maria.NOW.plusSeconds(5);
        }
    }

    /** What was sent to one person. */
    static final class Letters implements Correspondence {

        final List<SentMessage> sent = new ArrayList<>();
        final List<String> asked = new ArrayList<>();

        @Override
        public List<SentMessage> latest(Session session) {
            asked.add("latest");
            return List.copyOf(sent);
        }

        @Override
        public List<SentMessage> earlier(Session session, String id) {
            asked.add("earlier " + id);
            return List.copyOf(sent);
        }
    }
}
