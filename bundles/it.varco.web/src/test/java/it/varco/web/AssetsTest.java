package it.varco.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AssetsTest {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private RunningSite site;

    @BeforeEach
    void start() throws Exception {
        site = new RunningSite();
    }

    @AfterEach
    void stop() throws Exception {
        site.stop();
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site.origin() + path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void everyAssetThatAPageNamesIsThere() throws Exception {
        Matcher address = Pattern.compile("(?:href|src)=\"(/assets/[^\"#]*)")
                .matcher(site.browser().get("/").body());
        int found = 0;
        while (address.find()) {
            assertThat(get(address.group(1)).statusCode()).as(address.group(1)).isEqualTo(200);
            found++;
        }
        assertThat(found).isGreaterThan(3);
    }

    @Test
    void aNamedFileIsKeptForEver() throws Exception {
        HttpResponse<byte[]> style = get(site.assets.address() + "/varco.css");
        assertThat(Browser.header(style, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(Browser.header(style, "Content-Type")).isEqualToIgnoringCase("text/css;charset=utf-8");
        assertThat(Browser.setCookies(style)).isEmpty();
    }

    @Test
    void anOldAddressGivesTheFileOfTodayWithoutKeepingIt() throws Exception {
        HttpResponse<byte[]> style = get("/assets/0123456789abcdef/varco.css");
        assertThat(style.statusCode()).isEqualTo(200);
        assertThat(Browser.header(style, "Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void comesCompressedToWhoeverTakesIt() throws Exception {
        HttpResponse<byte[]> plain = get(site.assets.address() + "/varco.css");
        HttpResponse<byte[]> small = get(site.assets.address() + "/varco.css", "Accept-Encoding", "gzip, br");
        assertThat(Browser.header(small, "Content-Encoding")).isEqualTo("gzip");
        assertThat(Browser.header(small, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(small.body())).readAllBytes())
                .isEqualTo(plain.body());
        assertThat(Browser.header(plain, "Content-Encoding")).isEmpty();
        HttpResponse<byte[]> font =
                get(site.assets.address() + "/fonts/titillium-web-400.woff2", "Accept-Encoding", "gzip");
        assertThat(Browser.header(font, "Content-Type")).isEqualTo("font/woff2");
    }

    @Test
    void isNotSentAgainToWhoeverHasIt() throws Exception {
        String path = site.assets.address() + "/varco.css";
        String tag = Browser.header(get(path), "ETag");
        HttpResponse<byte[]> again = get(path, "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(get(path, "If-None-Match", tag, "Accept-Encoding", "gzip").statusCode())
                .isEqualTo(200);
    }

    @Test
    void nothingElseOfTheBundleCanBeFetched() throws Exception {
        for (String name : new String[] {
            "",
            "/",
            "/nonesiste.css",
            "/../templates/layout.mustache",
            "/templates/layout.mustache",
            "/fonts",
            "/fonts/",
            "/varco.css/"
        }) {
            String answer = site.raw("GET " + site.assets.address() + name + " HTTP/1.1", "Host: " + site.authority());
            assertThat(answer).as(name).matches(Pattern.compile("HTTP/1.1 40[04] .*", Pattern.DOTALL));
        }
    }

    @Test
    @Proves("SEC-44")
    void anAssetTakesNoForm() throws Exception {
        assertThat(site.browser()
                        .post(site.assets.address() + "/varco.css", Map.of())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aTableThatIsStackedStandsAtTheLeftInItsWholeWidth() throws Exception {
        String style = new String(get(site.assets.address() + "/varco.css").body(), StandardCharsets.UTF_8);
        assertThat(style)
                .containsPattern("\\.varco-stack caption[^{}]*\\{display:block}")
                .contains(".varco-stack tbody .varco-number{text-align:left}");
    }

    @Test
    void theStyleSheetFetchesOnlyFilesThatAreHere() throws Exception {
        String style = new String(get(site.assets.address() + "/varco.css").body(), StandardCharsets.UTF_8);
        Matcher address = Pattern.compile("url\\(\"?([^)\"]+)").matcher(style);
        while (address.find()) {
            String target = address.group(1);
            boolean inside = target.startsWith("data:image/svg+xml");
            assertThat(inside || get(site.assets.address() + "/" + target).statusCode() == 200)
                    .as(target)
                    .isTrue();
        }
    }
}
