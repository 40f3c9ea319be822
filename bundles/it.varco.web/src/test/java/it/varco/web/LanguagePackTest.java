package it.varco.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagePackTest {

    static final Language GERMAN = new Language(Locale.GERMAN);
    private static final String OURS = "it.varco.language.de";

    /** Words of a pack by path; one file for any bundle if there is no other. */
    static Files files(String words) {
        return new Files() {

            @Override
            public Optional<byte[]> read(String path) throws IOException {
                boolean here = path.matches("OSGI-INF/l10n/[a-z.]+/texts_[a-z]{2}\\.properties");
                return here ? Optional.of(words.getBytes(StandardCharsets.UTF_8)) : Optional.empty();
            }

            @Override
            public List<String> below(String folder) {
                return List.of();
            }
        };
    }

    private static LanguagePack read(String owner, String header) {
        return LanguagePack.read(owner, header, files("a=Grüß Gott"));
    }

    @Test
    @Proves("UX-08")
    void bringsWordsForSeveralBundles() {
        LanguagePack pack = read(OURS, " it.varco.web ;language=de,it.varco.http; language = fr ");
        assertThat(pack.words())
                .containsOnlyKeys(
                        new LanguagePack.Clause("it.varco.web", GERMAN),
                        new LanguagePack.Clause("it.varco.http", new Language(Locale.FRENCH)))
                .containsValue(Map.of("a", "Grüß Gott"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "it.varco.web",
                "it.varco.web;language=de,",
                "it.varco.web;language=de;x=y",
                "it.varco.web;language:=de",
                "it.varco.web;language=\"de\"",
                "it.varco.web;language=DE",
                "it.varco.web;language=deu",
                "it.varco.web;language=de-AT",
                "it.varco.web;language=qq",
                "it.varco.web;language=it",
                "it.varco.web;language=en",
                "it.varco.web;language=de,it.varco.web;language=de",
                "it.varco/../web;language=de",
                "it..web;language=de",
                "web;language=de",
                "it.varco.web;Language=de"
            })
    void aHeaderThatIsNotExactIsRefusedWhole(String header) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(OURS, header))
                .withMessageStartingWith("expected");
        assertThatIllegalArgumentException().isThrownBy(() -> read(OURS, "it.varco.http;language=de," + header));
    }

    @Test
    @Proves("SEC-48")
    void aHeaderOrAFileWithoutEndIsNotRead() {
        String many = "it.varco.web;language=de,".repeat(1_000);
        assertThatIllegalArgumentException().isThrownBy(() -> read(OURS, many));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> LanguagePack.read(OURS, "it.varco.web;language=de", files("a=" + "x".repeat(600_000))))
                .withMessageContaining("bytes");
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.language.de, it.varco.web",
        "com.acme.language.de, it.varco.credential.pin",
        "it.language.de, it.varco.web",
        "it.language.de, it.comune.carta",
        "it.varcoo.language.de, it.varco.web",
        "com.acme.language.de, com.acmeother.badge",
        "com.acme.language.de, org.other.badge",
        "com.acme.badge, com.acme.phone"
    })
    void nobodyRewritesTheWordsOfOthers(String owner, String bundle) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(owner, bundle + ";language=de"))
                .withMessageContaining("not translated by this one");
    }

    @ParameterizedTest
    @CsvSource({
        "it.varco.language.de, it.varco.web",
        "com.acme.language.de, com.acme.badge",
        "com.acme.language.de, com.acme.badge.de",
        "com.acme.badge, com.acme.badge",
        "com.acme, com.acme.badge"
    })
    void whoIsOfTheSameFamilyMay(String owner, String bundle) {
        assertThat(read(owner, bundle + ";language=de").words()).hasSize(1);
    }

    @Test
    void aFileThatIsMissingOrMalformedIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> LanguagePack.read(OURS, "it.varco.web;language=de", new FolderFiles(FolderFiles.GUEST)))
                .withMessageContaining("OSGI-INF/l10n/it.varco.web/texts_de.properties");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LanguagePack.read(OURS, "it.varco.web;language=de", files("a=\\u00zz")));
    }

    @Test
    void aLanguageIsOfferedInItsOwnNameWhenTheFrontEndSpeaksIt() {
        LanguagePacks packs = new LanguagePacks("it.varco.web");
        packs.add(read(OURS, "it.varco.http;language=sl"));
        assertThat(packs.languages().all()).hasSize(2);
        LanguagePack pack = read(OURS, "it.varco.web;language=fr,it.varco.http;language=fr");
        packs.add(pack);
        assertThat(packs.languages().all())
                .extracting(Language::ownName)
                .containsExactly("Italiano", "English", "Français");
        packs.remove(pack);
        assertThat(packs.languages()).extracting(Languages::all).isEqualTo(Languages.ALWAYS.all());
    }

    @Test
    void ofTwoPacksTheLaterCountsWhileItIsHere() {
        LanguagePacks packs = new LanguagePacks("it.varco.web");
        LanguagePack later = LanguagePack.read(OURS + "2", "it.varco.web;language=de", files("a=später"));
        packs.add(read(OURS, "it.varco.web;language=de"));
        packs.add(later);
        assertThat(packs.words("it.varco.web", GERMAN)).containsEntry("a", "später");
        packs.remove(later);
        assertThat(packs.words("it.varco.web", GERMAN)).containsEntry("a", "Grüß Gott");
        assertThat(packs.words("it.varco.http", GERMAN)).isEmpty();
    }
}
