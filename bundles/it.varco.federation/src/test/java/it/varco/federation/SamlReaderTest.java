package it.varco.federation;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamlReaderTest {

    private static final String GOOD = Answer.signedInside();
    private static final String BODY = GOOD.substring(GOOD.indexOf("<samlp:Response"));

    private final SamlReader reader = new SamlReader();

    @Test
    void readsAResponse() {
        assertThat(read(GOOD)).isInstanceOf(Reading.Read.class);
        assertThat(read(BODY)).isInstanceOf(Reading.Read.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE Response>",
                "<!DOCTYPE Response SYSTEM \"http://127.0.0.1:9/x.dtd\">",
                "<!DOCTYPE Response [<!ENTITY x \"y\">]>",
                "<!DOCTYPE Response [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>",
                "<!DOCTYPE Response [<!ENTITY % x SYSTEM \"file:///etc/hostname\"> %x;]>"
            })
    @Proves({"SPID-44", "SPID-145", "SEC-13"})
    void refusesADocumentTypeEvenAHarmlessOne(String type) {
        assertThat(read(type + BODY)).isEqualTo(new Reading.Unreadable(ReadingFlaw.NOT_XML));
    }

    @Test
    @Proves("SPID-44")
    void refusesProcessingInstructions() {
        String deep = BODY.replace("<samlp:Status>", "<samlp:Status><?x y?>");
        assertThat(deep).isNotEqualTo(BODY);
        assertThat(read(deep)).isEqualTo(new Reading.Unreadable(ReadingFlaw.INSTRUCTION));
        assertThat(read("<?x y?>" + BODY)).isEqualTo(new Reading.Unreadable(ReadingFlaw.INSTRUCTION));
    }

    @Test
    @Proves("SPID-43")
    void refusesWhatIsNotUtf8() {
        byte[] latin = BODY.replace("_name", "però").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(reader.message(latin)).isEqualTo(new Reading.Unreadable(ReadingFlaw.NOT_UTF_8));
        assertThat(reader.message(BODY.getBytes(StandardCharsets.UTF_16)))
                .isEqualTo(new Reading.Unreadable(ReadingFlaw.NOT_UTF_8));
        assertThat(read("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + BODY))
                .isEqualTo(new Reading.Unreadable(ReadingFlaw.NOT_UTF_8));
    }

    @Test
    @Proves("SPID-43")
    void refusesWhatIsNotXml() {
        for (String nothing : new String[] {"", " ", "{}", "<a>", BODY + BODY, BODY.substring(1)}) {
            assertThat(read(nothing)).as(nothing).isEqualTo(new Reading.Unreadable(ReadingFlaw.NOT_XML));
        }
    }

    @Test
    @Proves("SPID-45")
    void refusesWhatIsNotAsTheSchemaSays() {
        for (String wrong : new String[] {
            "<a/>",
            BODY.replace("samlp:Status>", "samlp:Stato>"),
            BODY.replace(" IssueInstant=\"2026-11-20T10:00:00Z\"", ""),
            BODY.replaceFirst("ID=\"_r\"", "ID=\"1 2\""),
            BODY.replaceFirst("<samlp:Response", "<samlp:Response altro=\"1\"")
        }) {
            assertThat(wrong).isNotEqualTo(BODY);
            assertThat(read(wrong)).as(wrong).isEqualTo(new Reading.Unreadable(ReadingFlaw.NOT_VALID));
        }
    }

    @Test
    @Proves({"SPID-145", "SEC-13"})
    void refusesWhatIsTooLargeTooDeepOrTooWide() {
        String large = BODY.replace("_name", "n".repeat(SamlReader.LARGEST));
        assertThat(read(large)).isEqualTo(new Reading.Unreadable(ReadingFlaw.TOO_LARGE));
        String deep = "<a>".repeat(65) + "</a>".repeat(65);
        assertThat(read(deep)).isEqualTo(new Reading.Unreadable(ReadingFlaw.NOT_XML));
        StringBuilder wide = new StringBuilder("<a");
        for (int each = 0; each < 65; each++) {
            wide.append(" a").append(each).append("=\"\"");
        }
        assertThat(read(wide + "/>")).isEqualTo(new Reading.Unreadable(ReadingFlaw.NOT_XML));
        // as deep and wide as is allowed, it fails for another reason
        assertThat(read("<a>".repeat(64) + "</a>".repeat(64))).isEqualTo(new Reading.Unreadable(ReadingFlaw.NOT_VALID));
    }

    /** What a schema looks at with an expression takes seconds where it is long, and so do very many parts. */
    @Test
    @Proves({"SPID-145", "SEC-13"})
    void looksNoFurtherAtMoreThanMessagesHave() {
        String many = "<ds:KeyInfo/>".repeat(6000);
        String slow = "a-".repeat(5000);
        List<String> costly = List.of(
                extended("<ds:Signature>" + many + "</ds:Signature>"),
                extended("<x xsi:type=\"xs:language\">" + slow + "</x>"),
                extended("<x xsi:type=\"xs:language\">" + slow.replace("a-a-a-", "a-<!---->a-a-") + "</x>"),
                extended("<x xsi:type=\"xs:language\">" + slow.replace("a-a-a-", "a-<![CDATA[a-]]>a-") + "</x>"),
                extended("<x y=\"" + slow + "\"/>"),
                extended("<x a=\"1\" b=\"2\" c=\"3\"/>".repeat(1300)));
        for (String message : costly) {
            assertThat(read(message)).isEqualTo(new Reading.Unreadable(ReadingFlaw.TOO_LARGE));
        }
        assertThat(read(extended("<x xmlns='urn:x'>" + "a".repeat(8000) + "</x>")))
                .isInstanceOf(Reading.Read.class);
    }

    private static String extended(String inside) {
        return BODY.replaceFirst(
                "<samlp:Status>",
                "<samlp:Extensions xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\""
                        + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                        + " xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">" + Matcher.quoteReplacement(inside)
                        + "</samlp:Extensions><samlp:Status>");
    }

    @Test
    @Proves("SPID-145")
    void fetchesNoSchemaThatAMessageNames() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(300);
            String place = "http://127.0.0.1:" + server.getLocalPort() + "/x.xsd";
            String naming = BODY.replaceFirst(
                    "<samlp:Response",
                    "<samlp:Response xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\""
                            + Saml.PROTOCOL + ' ' + place + " urn:x " + place + "\"");
            Thread reading = new Thread(() -> read(naming));
            reading.start();

            assertThat(isAsked(server)).isFalse();
        }
    }

    private static boolean isAsked(ServerSocket server) throws IOException {
        try {
            server.accept().close();
            return true;
        } catch (SocketTimeoutException nobody) {
            return false;
        }
    }

    @Test
    @Proves("SPID-47")
    void findsTwoElementsWithOneIdentifierWhateverTheAttributeIsCalled() {
        assertThat(document("<a ID='x'><b ID='y'/></a>").hasUniqueIdentifiers()).isTrue();
        for (String other : new String[] {"ID", "Id", "id", "xml:id"}) {
            SamlDocument twice = document("<a ID='x'><b " + other + "='x'/></a>");
            assertThat(twice.hasUniqueIdentifiers()).as(other).isFalse();
        }
    }

    private static SamlDocument document(String xml) {
        return new SamlDocument(Answer.parsed(xml));
    }

    private Reading read(String xml) {
        return reader.message(Answer.bytes(xml));
    }
}
