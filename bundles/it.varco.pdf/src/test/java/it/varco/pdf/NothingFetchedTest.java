package it.varco.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page names things from elsewhere: none of them is looked at. */
class NothingFetchedTest {

    private static final List<String> WAYS = List.of(
            "<img src=\"%s\" alt=\"x\"/>",
            "<object data=\"%s\">x</object>",
            "<style>@import url('%s');</style>",
            "<style>@font-face { font-family: 'F'; src: url('%s'); } p { font-family: 'F' }</style><p>x</p>",
            "<p style=\"background-image: url('%s')\">x</p>",
            "<ul style=\"list-style-image: url('%s')\"><li>x</li></ul>",
            "<link rel=\"stylesheet\" href=\"%s\"/>",
            "<link rel=\"attachment\" href=\"%s\"/>",
            "<a href=\"%s\" download=\"x\" relationship=\"Unspecified\">x</a>",
            "<iframe src=\"%s\"/>",
            "<p style=\"content: url('%s')\">x</p>");

    @TempDir
    Path folder;

    @Test
    @Proves("OUT-06")
    void asksNoServer() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            for (String way : WAYS) {
                String address = "http://127.0.0.1:" + server.getLocalPort() + "/segreto.png";
                assertThat(Pdf.of(Pdf.page(String.format(way, address) + "<p>fine</p>"))
                                .text())
                        .endsWith("fine");
            }
            server.setSoTimeout(50);
            boolean asked = true;
            try (var connection = server.accept()) {
                assertThat(connection.isConnected()).isTrue();
            } catch (SocketTimeoutException nobodyCame) {
                asked = false;
            }
            assertThat(asked).isFalse();
        }
    }

    @Test
    @Proves("OUT-06")
    void readsNoFile() throws Exception {
        Path style = folder.resolve("style.css");
        Files.writeString(style, "p:before { content: 'dal disco ' }");
        for (String way : WAYS) {
            Pdf pdf = Pdf.of(Pdf.page(String.format(way, style.toUri()) + "<p>fine</p>"));
            assertThat(pdf.text()).as(way).doesNotContain("dal disco");
            assertThat(new String(pdf.bytes(), StandardCharsets.ISO_8859_1))
                    .as(way)
                    .doesNotContain("/EmbeddedFile");
        }
    }
}
