package it.varco.web.cittadino;

import static org.assertj.core.api.Assertions.assertThat;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import it.varco.api.catalogue.OperationCard;
import it.varco.api.notification.Medium;
import it.varco.api.notification.RecapitoCard;
import it.varco.api.notification.RecapitoStep;
import it.varco.api.notification.SentMessage;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageRequest;
import it.varco.proves.Proves;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of this bundle are complete, and its templates use only names and words that are there. */
class WordsAndTemplatesTest {

    private static final String[] OF_THE_LAYOUT =
            ("t guard provider once draft lang invalid assets site languages banner enter person sessionEnd"
                            + " breadcrumb management home nav live reference contact accessibility privacy")
                    .split(" ", -1);

    private static final Path RESOURCES = Path.of("src/main/resources/OSGI-INF");

    private final Maria maria = new Maria();
    private final Set<String> keys = new TreeSet<>();

    private static Map<String, String> words(String file) throws IOException {
        Properties words = new Properties();
        words.load(new StringReader(Files.readString(RESOURCES.resolve("l10n").resolve(file))));
        Map<String, String> all = new TreeMap<>();
        words.stringPropertyNames().forEach(key -> all.put(key, words.getProperty(key)));
        return all;
    }

    @Test
    @Proves("UX-08")
    void italianAndEnglishHaveTheSameKeysAndPlaces() throws IOException {
        Map<String, String> italian = words("texts.properties");
        Map<String, String> english = words("texts_en.properties");
        assertThat(english.keySet()).isEqualTo(italian.keySet());
        italian.forEach((key, text) ->
                assertThat(english.get(key).contains("{0}")).as(key).isEqualTo(text.contains("{0}")));
    }

    @Test
    void noTextHoldsMarkupOrIsEmpty() throws IOException {
        for (String file : List.of("texts.properties", "texts_en.properties")) {
            words(file)
                    .forEach(
                            (key, text) -> assertThat(text).as(key).isNotBlank().doesNotContain("<", ">", "'", "{{"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/area", "/area/sessioni", "/area/attivita", "/area/servizio"})
    void aPageGivesEveryNameThatItsTemplateUses(String path) throws IOException {
        FakeCatalogue catalogue = new FakeCatalogue();
        OperationCard change = new FakeCatalogue.Card("pin.change");
        catalogue.begun.add(new FakeCatalogue.Begun(FakeCatalogue.PRATICA, change, true));
        catalogue.begun.add(new FakeCatalogue.Begun("zyxwvutsrqponmlkjihgfedc.two", change, false));
        Page page = new CitizenPages(maria, catalogue)
                .pages().stream()
                        .filter(each -> each.path().equals(path))
                        .findFirst()
                        .orElseThrow();
        String drawn = draw(page);
        assertThat(drawn).contains("pin").doesNotContain("null");
        keys.add(page.title().key());
        keys.removeIf(key -> key.startsWith("service.") && !key.equals("service.title")); // the front end's
        assertThat(words("texts.properties").keySet()).containsAll(keys);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/portale", "/portale/servizio"})
    void soDoThePagesWithoutALogin(String path) throws IOException {
        FakeCatalogue catalogue = new FakeCatalogue();
        OperationCard change = new FakeCatalogue.Card("pin.change");
        catalogue.begun.add(new FakeCatalogue.Begun(FakeCatalogue.PRATICA, change, true));
        Stranger stranger = new Stranger(Optional.empty());
        Page page = new PortalPages(stranger, catalogue)
                .pages().stream()
                        .filter(each -> each.path().equals(path))
                        .findFirst()
                        .orElseThrow();
        PageAnswer.Show show = (PageAnswer.Show) page.shown()
                .orElseThrow()
                .apply(stranger.request(Map.of("operazione", "pin.change", "biglietto", "Kx7", "fatto", "rinuncia")));
        String drawn = draw(page, show.template(), show.model());
        assertThat(drawn).contains("pin").doesNotContain("null");
        assertThat(drawn.contains("name=\"biglietto\" value=\"Kx7\"")).isEqualTo(path.endsWith("servizio"));
        keys.add(page.title().key());
        keys.removeIf(key -> key.startsWith("service.") && !key.equals("service.title")); // the front end's
        assertThat(words("texts.properties").keySet()).containsAll(keys);
    }

    @ParameterizedTest
    @CsvSource({
        "/area, false, false",
        "/area, false, true",
        "/area/recapiti, false, false",
        "/area/recapiti, false, true",
        "/area/recapiti/recapito, false, false",
        "/area/recapiti/recapito, true, true",
        "/area/recapiti/codice, false, true",
        "/area/recapiti/codice, true, true",
    })
    void soDoThePagesOfContacts(String path, boolean wrong, boolean there) throws IOException {
        FakeRecapiti recapiti = new FakeRecapiti();
        recapiti.answer = path.endsWith("codice") ? new RecapitoStep.WrongCode() : new RecapitoStep.TooMany(Maria.NOW);
        for (Medium medium : Medium.values()) {
            if (there) {
                recapiti.known.add(new RecapitoCard(medium, "m****a", Maria.NOW));
            }
        }
        Page page = new CitizenPages(maria, recapiti)
                .pages().stream()
                        .filter(each -> each.path().equals(path))
                        .findFirst()
                        .orElseThrow();
        for (String medium : List.of("email", "sms", "posta")) {
            PageRequest request = maria.request(Map.of("mezzo", medium, "recapito", "x", "codice", "y"));
            PageAnswer answer = wrong
                    ? page.sent().orElseThrow().apply(request)
                    : page.shown().orElseThrow().apply(request);
            String drawn = answer instanceof PageAnswer.Rejected rejected
                    ? draw(page, rejected.template(), rejected.model())
                    : draw(page, ((PageAnswer.Show) answer).template(), ((PageAnswer.Show) answer).model());
            assertThat(drawn).contains("<h1>").doesNotContain("null");
            assertThat(drawn.contains("aria-invalid")).isEqualTo(wrong);
        }
        assertThat(words("texts.properties").keySet()).containsAll(keys);
    }

    @Test
    void soDoesThePageOfMessages() throws IOException {
        MessageDeskTest.Letters letters = new MessageDeskTest.Letters();
        letters.sent.add(new MessageDeskTest.Letter("one", SentMessage.State.SENT, Optional.of(Medium.EMAIL)));
        letters.sent.add(new MessageDeskTest.Letter("two", SentMessage.State.NO_CONTACT, Optional.empty()));
        Page page = new CitizenPages(maria, letters)
                .pages().stream()
                        .filter(each -> each.path().equals(MessageDesk.LIST))
                        .findFirst()
                        .orElseThrow();

        assertThat(draw(page)).contains("m****a@example.it", "Il tuo PIN è cambiato");
        assertThat(words("texts.properties").keySet()).containsAll(keys);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "ordinario", "dispositivo"})
    void everyLevelAndPowerHasItsWords(String powers) throws IOException {
        assertThat(words("texts.properties").keySet())
                .contains("area.powers." + powers, "area.powers." + powers + ".more")
                .contains("area.level.low", "area.level.substantial", "area.level.high")
                .contains("area.level.low.more", "area.level.substantial.more", "area.level.high.more");
    }

    @Test
    void whatIsDoneIsSaidInWords() throws IOException {
        for (Done done : Done.values()) {
            assertThat(Done.of(done.code())).contains(done);
            String key =
                    done.notice().get("text").toString().replace("Text[", "").replace("]", "");
            assertThat(words("texts.properties")).containsKey(key);
        }
    }

    /** As the front end draws it, with a layout that is nothing but the page. */
    private String draw(Page page) {
        PageAnswer.Show show = (PageAnswer.Show)
                page.shown().orElseThrow().apply(maria.request(Map.of("fatto", "chiusa", "operazione", "pin.change")));
        return draw(page, show.template(), show.model());
    }

    private String draw(Page page, String file, Map<String, Object> model) {
        assertThat(model).doesNotContainKeys(OF_THE_LAYOUT); // the front end would not draw it
        Map<String, Object> around = new HashMap<>();
        around.put("title", page.title().key());
        around.put("once", "");
        around.put("person", Map.of("name", "x"));
        around.put("t", (Mustache.Lambda) (fragment, out) -> keys.add(key(fragment)));
        around.put("guard", (Mustache.Lambda) (fragment, out) -> out.write("guard of " + fragment.execute()));
        around.put("draft", (Mustache.Lambda) (fragment, out) -> out.write("kept " + fragment.execute()));
        around.put("assets", "/assets");
        around.put("provider", (Mustache.Lambda) (fragment, out) -> out.write(fragment.execute()));
        Template template = Mustache.compiler()
                .strictSections(true)
                .emptyStringIsFalse(true)
                .withLoader(name -> new StringReader(source(name)))
                .compile("{{>" + file + "}}");
        StringWriter drawn = new StringWriter();
        template.execute(model, around, drawn);
        return drawn.toString();
    }

    private static String key(Template.Fragment fragment) {
        return fragment.execute().split("\\|", -1)[0];
    }

    private static String template(Path resources, String name) throws IOException {
        return Files.readString(resources.resolve("templates").resolve(name + ".mustache"));
    }

    private static String source(String name) throws IOException {
        return switch (name) {
            case "layout" -> "{{$main}}{{/main}}";
            case "logout" -> "";
            case "service-start", "service-table" ->
                template(Path.of("../it.varco.web").resolve(RESOURCES), name);
            default -> template(RESOURCES, name);
        };
    }
}
