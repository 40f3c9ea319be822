package it.varco.demo.idp;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages, and who gets none. */
class SiteTest extends OnStage {

    private static final Path RESOURCES = Path.of("src/main/resources/OSGI-INF");

    private static HttpResponse<String> asked() {
        return stage.ask(request().posted());
    }

    private static List<HttpResponse<String>> pages() {
        return List.of(
                stage.get(stage.address() + "/"),
                stage.get(stage.choice(asked())),
                stage.choose(asked(), Map.of("person", "nessuno", "level", "9")),
                stage.choose(asked(), Map.of()),
                stage.choose(asked(), Map.of("action", "cancel")),
                stage.get(stage.address() + "/accesso"),
                stage.get(stage.address() + "/altro"),
                stage.ask(""));
    }

    @Test
    @Proves("D-09")
    void saysInTheFirstLineThatNoIdentityIsReal() {
        assertThat(pages())
                .allSatisfy(page -> assertThat(page.body())
                        .contains("<body>\n<header>\n<p class=\"demonstration\"><strong>Questa è una dimostrazione:"
                                + " nessuna identità è vera.</strong>"));
    }

    @Test
    @Proves("UX-07")
    void leadsTheKeyboardToTheContentFirst() {
        assertThat(pages()).allSatisfy(page -> {
            assertThat(found("<(?:a|button|input|select) [^>]*>", page.body()).get(0))
                    .isEqualTo("<a href=\"#contenuto\">");
            assertThat(page.body()).contains("<main id=\"contenuto\" tabindex=\"-1\">");
        });
    }

    @Test
    @Proves("UX-60")
    void hasALanguageATitleOneHeadingAndALabelForEachField() {
        assertThat(pages()).allSatisfy(page -> {
            String html = page.body();
            assertThat(html).startsWith("<!DOCTYPE html>\n<html lang=\"it\">");
            String heading = found("<h1>([^<]+)</h1>", html).get(0);
            assertThat(found("<h1>", html)).hasSize(1);
            assertThat(found("<title>([^<]+)</title>", html).get(0)).contains(heading);
            assertThat(found("\\sid=\"([^\"]+)\"", html)).doesNotHaveDuplicates();
            Set<String> fields = Stream.of(
                            found("<input(?! type=\"hidden\")[^>]* id=\"([^\"]+)\"", html),
                            found("<select[^>]* id=\"([^\"]+)\"", html))
                    .flatMap(List::stream)
                    .collect(Collectors.toSet());
            assertThat(found("<(?:input(?! type=\"hidden\")|select)[ >]", html)).hasSize(fields.size());
            assertThat(found("<label for=\"([^\"]+)\"", html)).containsExactlyInAnyOrderElementsOf(fields);
            assertThat(found("(?:aria-describedby|href)=\"#?([^\"/]+-wrong)\"", html))
                    .allSatisfy(id -> assertThat(html).contains("id=\"" + id + "\""));
            assertThat(html).doesNotContain(" style=", " onclick=", "{{");
        });
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.groupCount() == 0 ? match.group() : match.group(1))
                .toList();
    }

    @Test
    @Proves("SEC-28")
    void isShownInNoFrameAndLoadsNothingButItsStyle() {
        assertThat(pages()).allSatisfy(page -> {
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .startsWith("default-src 'none'; style-src 'self'; ")
                    .endsWith("; base-uri 'none'; frame-ancestors 'none'");
            assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(page.headers().map().keySet())
                    .noneMatch(name -> name.startsWith("access-control") || name.equals("set-cookie"));
        });
        assertThat(stage.get(stage.address() + "/stile.css").headers().firstValue("Content-Type"))
                .contains("text/css;charset=utf-8");
    }

    @Test
    void sendsAnAnswerToTheServiceAlone() {
        String leaving = policy(stage.choose(asked(), Map.of()));
        String choosing = policy(stage.get(stage.choice(asked())));

        assertThat(leaving)
                .contains("; form-action http://localhost:8080;")
                .containsPattern("; script-src 'sha256-[A-Za-z0-9+/=]+';");
        assertThat(choosing).contains("; form-action 'self';", "; script-src 'none';");
    }

    @Test
    void allowsTheScriptThatSendsTheFormAndNoOther() throws Exception {
        HttpResponse<String> page = stage.choose(asked(), Map.of());
        String script = found("<script>([^<]*)</script>", page.body()).get(0);
        byte[] hash =
                java.security.MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));

        assertThat(policy(page))
                .contains("'sha256-" + java.util.Base64.getEncoder().encodeToString(hash) + "'");
        assertThat(page.body()).contains("<button type=\"submit\">Torna al servizio</button>");
    }

    private static String policy(HttpResponse<String> page) {
        return page.headers().firstValue("Content-Security-Policy").orElseThrow();
    }

    @Test
    @Proves("UX-08")
    void speaksEnglishToWhoeverWantsIt() {
        String choice = stage.choice(asked());
        HttpResponse<String> wished = stage.get(choice, "Accept-Language", "de, en-GB;q=0.8, it;q=0.5");

        assertThat(wished.body()).contains("<html lang=\"en\">", "This is a demonstration: no identity is real.");
        assertThat(wished.headers().firstValue("Content-Language")).contains("en");
        assertThat(wished.body()).contains(">1 January 1980<".replaceAll("[<>]", ""));
        String link = found("href=\"([^\"]+lang=it)\"", wished.body()).get(0).replace("&amp;", "&");
        assertThat(stage.get(stage.address() + link, "Accept-Language", "en").body())
                .contains("<html lang=\"it\">");
    }

    @ParameterizedTest
    @CsvSource({"'', it", "en, en", "'de, fr', it", "';;q=', it", "'en;q=0', it"})
    void findsTheLanguage(String wish, String language) {
        assertThat(Words.preferred("", wish).language()).isEqualTo(language);
        assertThat(Words.preferred("", "en, " + "x".repeat(300)).language()).isEqualTo("it");
        assertThat(Words.preferred("en", "it").language()).isEqualTo("en");
        assertThat(Words.preferred("de", "it").language()).isEqualTo("it");
    }

    @Test
    void saysWhatTheServiceAsksAndEscapesIt() {
        String page = stage.get(stage.choice(asked())).body();

        assertThat(page)
                .contains("Istituto di &lt;prova&gt; chiede un accesso SPID di livello 2.")
                .contains("value=\"2\" id=\"level-2\" checked")
                .contains("<li class=\"code\">fiscalNumber</li>");
        assertThat(found("<option value=\"([0-9]+)\"", page)).hasSize(29).doesNotHaveDuplicates();
    }

    @Test
    void publishesItsMetadata() throws IOException {
        HttpResponse<String> metadata = stage.get(stage.address() + "/metadata");

        assertThat(metadata.headers().firstValue("Content-Type")).contains("application/samlmetadata+xml");
        assertThat(metadata.body()).isEqualTo(Files.readString(folder.resolve("spid/demo-idp.xml")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:PORT",
                "evil.example",
                "127.0.0.1",
                "127.0.0.1:PORT.evil.example",
                "127.0.0.1:PORT\r\nHost: 127.0.0.1:PORT"
            })
    void answersNobodyWhoCallsItByAnotherName(String host) {
        String port = String.valueOf(URI.create(stage.address()).getPort());

        assertThat(raw("GET / HTTP/1.1\r\nHost: " + host.replace("PORT", port) + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 421 ")
                .doesNotContain("<html");
    }

    @ParameterizedTest
    @CsvSource({"PUT, 405", "OPTIONS, 405", "DELETE, 405"})
    void takesNoOtherMethod(String method, int status) {
        assertThat(raw(method + " / HTTP/1.1\r\nHost: HERE\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void sendsNoBodyToWhoeverWantsTheHeadersAlone() {
        String answer = raw("HEAD / HTTP/1.1\r\nHost: HERE\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 ").doesNotContain("<html");
    }

    @Test
    void printsNothingOfWhatWasTyped() {
        Asked asked = new Asked(
                true,
                "/accesso",
                "",
                Map.of("fiscalNumber", Stage.MARIO),
                Words.preferred("", ""),
                java.time.Instant.EPOCH);

        assertThat(asked).hasToString("Asked[/accesso]");
        assertThat(asked.field("fiscalNumber")).isEqualTo(Stage.MARIO);
    }

    @Test
    void takesFormsAlone() {
        assertThat(post("text/plain", "a=1")).startsWith("HTTP/1.1 415 ");
        assertThat(post("application/x-www-form-urlencoded", "a=1&a=2")).startsWith("HTTP/1.1 400 ");
        assertThat(post("application/x-www-form-urlencoded", "a=%zz")).startsWith("HTTP/1.1 400 ");
        assertThat(post("application/x-www-form-urlencoded", "a=" + "x".repeat(512 * 1024)))
                .startsWith("HTTP/1.1 413 ");
        assertThat(post("application/x-www-form-urlencoded", "a=1")).startsWith("HTTP/1.1 403 ");
    }

    private static String post(String type, String body) {
        return raw("POST /sso/post HTTP/1.1\r\nHost: HERE\r\nConnection: close\r\nContent-Type: " + type
                + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private static String raw(String request) {
        URI address = URI.create(stage.address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write(request.replace("HERE", address.getAuthority()).getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    @Proves("UX-08")
    void hasEveryTextOfItsPagesInBothLanguages() throws IOException {
        Properties italian = texts("texts.properties");
        Set<String> used = new TreeSet<>(List.of("fault"));
        try (Stream<Path> files = Files.list(RESOURCES.resolve("templates"))) {
            for (Path file : files.toList()) {
                Matcher key = Pattern.compile("\\{\\{#t}}([A-Za-z0-9.]+)(?:\\|[^#]+)?\\{\\{/t}}")
                        .matcher(Files.readString(file));
                while (key.find()) {
                    used.add(key.group(1));
                }
            }
        }
        for (SpidError error : SpidError.values()) {
            used.add("error." + error.number());
            used.add("group." + error.group().name().toLowerCase(java.util.Locale.ROOT));
        }
        used.addAll(List.of("choice.level.1", "choice.level.2", "choice.level.3"));
        used.addAll(List.of("wrong.person", "wrong.level", "wrong.error"));
        assertThat(italian.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(used);
        assertThat(texts("texts_en.properties").stringPropertyNames()).isEqualTo(italian.stringPropertyNames());
        assertThat(italian.values()).noneMatch(text -> ((String) text).contains("'"));
        assertThat(texts("texts_en.properties").values()).noneMatch(text -> ((String) text).contains("'"));
    }

    private static Properties texts(String file) throws IOException {
        Properties texts = new Properties();
        try (InputStreamReader reader = new InputStreamReader(
                Files.newInputStream(RESOURCES.resolve("l10n").resolve(file)), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
