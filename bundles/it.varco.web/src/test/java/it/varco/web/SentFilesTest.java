package it.varco.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.form.Text;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageAnswer.FileKind;
import it.varco.proves.Proves;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files whose content somebody else wrote, from the side of that somebody. */
@Proves("SEC-51")
class SentFilesTest {

    private static final String HOSTILE = "<!DOCTYPE html><html><head><base href=\"https://example.org/\">"
            + "<meta http-equiv=\"refresh\" content=\"0;url=https://example.org/\">"
            + "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src *\"></head>"
            + "<body onload=\"steal()\"><script>steal()</script><img src=\"https://example.org/seen.png\">"
            + "<form action=\"/logout\" method=\"post\"><input autofocus onfocus=\"steal()\"></form>"
            + "<iframe src=\"/area\"></iframe>\u00e8</body></html>";

    private RunningSite site;

    @BeforeEach
    void start() throws Exception {
        site = new RunningSite();
        site.rooms.add(
                () -> List.of(
                        page("/mail", FileKind.MAIL, "messaggio.html"), page("/lettera", FileKind.PDF, "lettera.pdf")),
                0);
    }

    @AfterEach
    void stop() throws Exception {
        site.stop();
    }

    @Test
    void aPageOfAMailHasNoOriginRunsNothingAndLoadsNothing() throws Exception {
        HttpResponse<String> mail = site.browser().get("/mail");

        Map<String, String> policy = policy(mail);
        assertThat(policy)
                .containsEntry("sandbox", "")
                .containsEntry("default-src", "'none'")
                .containsEntry("form-action", "'none'")
                .containsEntry("base-uri", "'none'")
                .containsEntry("frame-ancestors", "'none'")
                .containsEntry("img-src", "data:")
                .containsEntry("style-src", "'unsafe-inline'")
                .hasSize(7);
        assertThat(mail.headers().allValues("Content-Security-Policy")).hasSize(1);
        assertThat(mail.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(mail.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(mail.headers().firstValue("X-DNS-Prefetch-Control")).contains("off");
        assertThat(mail.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(mail.headers().map()).doesNotContainKey("set-cookie");
    }

    /** Whatever the mail says about itself: what is said behind the headers comes too late. */
    @Test
    void aMailIsShownInTheCharactersInWhichItIsSent() throws Exception {
        HttpResponse<String> mail = site.browser().get("/mail");

        assertThat(mail.statusCode()).isEqualTo(200);
        assertThat(mail.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
        assertThat(mail.body()).isEqualTo(HOSTILE);
    }

    @Test
    void aDocumentIsKeptAsAFileAndNeverShownAsAPageOfOurs() throws Exception {
        HttpResponse<String> letter = site.browser().get("/lettera");

        assertThat(letter.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(letter.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"lettera.pdf\"");
        assertThat(letter.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(policy(letter)).containsEntry("sandbox", "").containsEntry("default-src", "'none'");
    }

    @Test
    void aFileKeepsItsContentWhateverBecomesOfTheBytesItWasMadeOf() throws Exception {
        HttpResponse<String> first = site.browser().get("/mail");

        assertThat(site.browser().get("/mail").body()).isEqualTo(first.body());
        assertThat(site.browser().head("/mail").headers().firstValue("Content-Length"))
                .contains(String.valueOf(HOSTILE.getBytes(StandardCharsets.UTF_8).length));
    }

    @Test
    @Proves("SEC-52")
    void aNameThatWouldLeaveItsHeaderIsNone() {
        ByteBuffer nothing = ByteBuffer.allocate(0);
        for (String name : List.of("", ".htaccess", "a\"b", "a\r\nSet-Cookie: b=c", "../a", "a b", "x".repeat(61))) {
            assertThatThrownBy(() -> new PageAnswer.SendFile(FileKind.PDF, name, nothing))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Page page(String path, FileKind kind, String name) {
        ByteBuffer content = ByteBuffer.wrap(HOSTILE.getBytes(StandardCharsets.UTF_8));
        PageAnswer.SendFile file = new PageAnswer.SendFile(kind, name, content);
        return Page.at(path, Text.of("guest.title")).shown(request -> file).build();
    }

    private static Map<String, String> policy(HttpResponse<String> answer) {
        String policy = answer.headers().firstValue("Content-Security-Policy").orElseThrow();
        return Arrays.stream(policy.split(";"))
                .map(directive -> (directive.strip() + " ").split(" ", 2))
                .collect(Collectors.toMap(directive -> directive[0], directive -> directive[1].strip()));
    }
}
