package it.varco.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import it.varco.proves.Proves;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTheRequestTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    it-IT,it;q=0.9,en-US;q=0.8      | it
                    en-US,en;q=0.9,it;q=0.8         | en
                    it;q=0.5, en;q=0.7              | en
                    en;q=0, it;q=0.1                | it
                    de, fr;q=0.9                    | it
                    eng                             | it
                    de, en;q=0.3                    | en
                    en;q=nonsense                   | it
                    ;;;,,,q=                        | it
                    *                               | it
                    """)
    @Proves("UX-08")
    void theBestLanguageThatWeSpeak(String wish, String language) {
        assertThat(Languages.ALWAYS.preferred(wish)).extracting(Language::code).isEqualTo(language);
    }

    @Test
    @Proves("SEC-48")
    void aWishWithoutEndIsReadToItsTwoHundredthCharacter() {
        assertThat(Languages.ALWAYS.preferred("x,".repeat(1_000_000) + "en")).isEqualTo(Language.ITALIAN);
    }

    @Test
    void parametersAreReadAsTheyWereSent() {
        Parameters read = Parameters.parse("a=1&b=citt%C3%A0+%2B&c&d=").orElseThrow();
        assertThat(read.values()).hasSize(4);
        assertThat(read.one("b")).contains("città +");
        assertThat(read.one("c")).contains("");
        assertThat(read.one("d")).contains("");
        assertThat(read.one("e")).isEmpty();
        assertThat(Parameters.parse("a=b=c").orElseThrow().one("a")).contains("b=c");
        assertThat(Parameters.parse("a=%0D%0A%09").orElseThrow().one("a")).contains("\r\n\t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=1&a=2",
                "a=1&%61=2",
                "&",
                "a=1&",
                "=x",
                "a=%",
                "a=%4",
                "a=%4g",
                "a=%ff",
                "a=%ed%a0%80",
                "a=%00",
                "a=%7f",
                "a=%1b",
                "a=\u00e8",
                "a=b c",
                "a=\n"
            })
    @Proves({"SEC-41", "SEC-43"})
    void whatCanBeReadInTwoWaysIsNotRead(String encoded) {
        assertThat(Parameters.parse(encoded)).isEmpty();
    }

    @Test
    @Proves("SEC-41")
    void thereIsAnEndToNamesValuesAndTheirNumber() {
        assertThat(Parameters.parse("a=" + "x".repeat(4096))).isPresent();
        assertThat(Parameters.parse("a=" + "x".repeat(4097))).isEmpty();
        assertThat(Parameters.parse("x".repeat(65) + "=1")).isEmpty();
        assertThat(Parameters.parse(fields(200))).isPresent();
        assertThat(Parameters.parse(fields(201))).isEmpty();
    }

    private static String fields(int number) {
        return IntStream.range(0, number).mapToObj(i -> "f" + i + "=1").collect(Collectors.joining("&"));
    }

    @Test
    @Proves({"SEC-22", "SEC-27"})
    void aPublicAddressKnowsItsHostAndItsOrigin() {
        PublicAddress https = PublicAddress.of("https://Varco.example.it");
        assertThat(https.isHost("varco.example.it")).isTrue();
        assertThat(https.isHost("VARCO.example.it:443")).isTrue();
        assertThat(https.isHost("varco.example.it:80")).isFalse();
        assertThat(https.isHost("127.0.0.1")).isFalse();
        assertThat(https.isOrigin("https://varco.example.it")).isTrue();
        assertThat(https.isOrigin("http://varco.example.it")).isFalse();
        assertThat(https.isOrigin("https://varco.example.it.evil.example")).isFalse();
        PublicAddress local = PublicAddress.of("http://localhost:8080");
        assertThat(local.isOrigin("http://127.0.0.1:8080")).isTrue();
        assertThat(local.isHost("localhost")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "localhost", "ftp://x", "https://x/path", "https://x/", "https://x?y", "http://u@", "::"})
    void anAddressThatIsNoneIsRefusedByName(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PublicAddress.of(text))
                .withMessageStartingWith("publicAddress: expected");
    }

    @Test
    @Proves("UX-04")
    void referencesAreEasyToReadOutAndDiffer() {
        References references = new References();
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            codes.add(references.next());
        }
        assertThat(codes).hasSize(10_000).allMatch(code -> code.matches("[0-9A-HJKMNP-TV-Z]{10}"));
    }

    @Test
    @Proves("SEC-22")
    void theNamesOfThisMachineCountBesideAnAddressOfItsOwn() {
        PublicAddress address = PublicAddress.of("https://gestione.example.it").andLoopback(8081);
        assertThat(List.of("gestione.example.it", "localhost:8081", "127.0.0.1:8081", "[::1]:8081"))
                .allMatch(address::isHost);
        assertThat(List.of("localhost", "localhost:8080", "evil.example:8081", "10.0.0.1:8081"))
                .noneMatch(address::isHost);
        assertThat(List.of("https://gestione.example.it", "http://localhost:8081", "https://[::1]:8081"))
                .allMatch(address::isOrigin);
        assertThat(List.of("http://gestione.example.it", "http://localhost:8080", "null"))
                .noneMatch(address::isOrigin);
    }
}
