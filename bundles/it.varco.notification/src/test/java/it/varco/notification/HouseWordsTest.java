package it.varco.notification;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.notification.Bundles.FolderBundle;
import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words of every message that bundles of this repository send, as the gateway would find them. */
class HouseWordsTest {

    /** Kinds that tell of nothing that somebody else may have changed. */
    private static final Set<String> NO_CHANGE = Set.of("recapito.code", "promemoria.copia");

    private static final Set<String> SECRETS =
            Set.of("pin.half.first", "pin.half.second", "pin.half.activate", "pin.recovery.code");

    private static final Path BUNDLES = Path.of("..");
    private static final String PACK = "it.varco.language.de";

    private final Templates templates = house();

    private static Templates house() {
        Bundles bundles = new Bundles();
        for (String name : senders()) {
            if (!name.equals(Bundles.OWN)) {
                bundles.add(bundle(name));
            }
        }
        bundles.add(bundle(PACK).texts(header()));
        return new Templates(bundles.context(), Path.of("target/none"), TemplateTest.HOUSE, Site.INVENTED);
    }

    private static FolderBundle bundle(String name) {
        return new FolderBundle(name, BUNDLES.resolve(name).resolve("src/main/resources"));
    }

    private static List<String> senders() {
        try (Stream<Path> folders = Files.list(BUNDLES)) {
            return folders.filter(folder -> Files.isDirectory(folder.resolve("src/main/resources/OSGI-INF/messages")))
                    .map(folder -> String.valueOf(folder.getFileName()))
                    .filter(name -> !name.equals(PACK))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String header() {
        return senders().stream().map(name -> name + ";language=de").collect(Collectors.joining(","));
    }

    @Test
    @Proves({"NOT-28", "OUT-01", "OUT-02"})
    void everyTemplateIsRightAndThereInItalianEnglishAndGerman() {
        Map<String, TreeSet<String>> languages = new TreeMap<>();
        for (Templates.Found found : templates.all()) {
            assertThat(found.problems())
                    .as("%s %s", found.kind(), found.language())
                    .isEmpty();
            assertThat(found.words().template()).as(found.kind()).isPresent();
            languages
                    .computeIfAbsent(found.owner() + " " + found.kind(), kind -> new TreeSet<>())
                    .add(found.language());
        }
        assertThat(languages)
                .containsKeys(
                        "it.varco.credential.local local.enrolled",
                        "it.varco.credential.pin pin.activated",
                        "it.varco.credential.pin pin.changed",
                        "it.varco.credential.pin pin.renewed",
                        "it.varco.notification recapito.changed",
                        "it.varco.notification recapito.code",
                        "it.varco.notification recapito.removed")
                .allSatisfy((kind, found) -> assertThat(found).as(kind).containsExactly("de", "en", "it"));
        assertThat(templates.problems()).isEmpty();
    }

    @Test
    @Proves("NOT-28")
    void everyLanguageSaysAsMuchAsItalian() {
        for (Templates.Found found : templates.all()) {
            String italian = templates
                    .find(found.owner(), found.kind(), "it")
                    .words()
                    .template()
                    .orElseThrow()
                    .source();
            String source = found.words().template().orElseThrow().source();
            assertThat(places(source))
                    .as("%s %s", found.kind(), found.language())
                    .isEqualTo(places(italian));
        }
    }

    /** Of subject, short text and body. */
    private static List<Object> places(String source) {
        return Stream.of("subject: ", "brief: ", "\n\n")
                .<Object>map(start -> {
                    String from = source.substring(source.indexOf(start) + start.length());
                    return Places.in(start.isBlank() ? from : from.substring(0, from.indexOf('\n')));
                })
                .toList();
    }

    @Test
    @Proves("NOT-14")
    void aMessageAboutAPinHasAPlaceForASecretOnlyWhereItBringsOne() {
        List<Templates.Found> pin = templates.all().stream()
                .filter(found -> found.owner().equals("it.varco.credential.pin"))
                .toList();
        assertThat(pin).extracting(Templates.Found::kind).containsAll(SECRETS);
        assertThat(pin).allSatisfy(found -> {
            Set<Place.Kind> kinds = found.words().template().orElseThrow().places().values().stream()
                    .map(Place::kind)
                    .collect(Collectors.toSet());
            assertThat(kinds.contains(Place.Kind.SECRET)).as(found.kind()).isEqualTo(SECRETS.contains(found.kind()));
            assertThat(kinds.contains(Place.Kind.LINK))
                    .as(found.kind())
                    .isEqualTo(found.kind().equals("pin.recovery.link"));
        });
    }

    @Test
    @Proves("OUT-01")
    void noSubjectOfOursHasAPlaceAtAll() {
        assertThat(templates.all())
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found.words()
                                .template()
                                .orElseThrow()
                                .source()
                                .lines()
                                .findFirst()
                                .orElseThrow())
                        .startsWith("subject: ")
                        .doesNotContain("{{"));
    }

    @Test
    void whoeverIsToldOfAChangeIsToldWhatToDoIfItWasNotThem() {
        assertThat(templates.all().stream().filter(found -> !NO_CHANGE.contains(found.kind())))
                .isNotEmpty()
                .allSatisfy(found -> assertThat(
                                templates.example(found).orElseThrow().text())
                        .contains("803164", "06164164"));
    }
}
