package it.varco.credential.spid.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import it.varco.api.configuration.BrokenRule;
import it.varco.api.configuration.Preview;
import it.varco.proves.Proves;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetadataPreviewTest {

    private static final URI ADDRESS = URI.create("https://accesso.istituto.example");

    @TempDir
    private Path folder;

    private OwnFiles files;
    private MetadataPreview preview;
    private final Map<String, List<String>> values = new HashMap<>();

    @BeforeEach
    void write() {
        files = OwnFiles.in(folder);
        preview = new MetadataPreview(
                Map.of("varco.data", folder.toString(), "varco.mode", "production")::get,
                Clock.fixed(OwnFiles.NOW, ZoneOffset.UTC));
        values.put("organization.locality", List.of("Roma"));
        values.putAll(Map.of(
                "entityId", List.of("https://accesso.istituto.example"),
                "organization.name", List.of("Istituto di Prova per la Previdenza"),
                "organization.displayName", List.of("Istituto di Prova"),
                "organization.url", List.of("https://www.istituto.example"),
                "contact.email", List.of("spid@istituto.example"),
                "contact.telephone", List.of("+390612345678"),
                "ipaCode", List.of("idp_prova"),
                "key", List.of(files.file("key.pem").toString()),
                "certificate", List.of(files.file("certificate.pem").toString()),
                "requireSignedResponse", List.of("true")));
    }

    private Preview shown() {
        return preview.preview(values, ADDRESS);
    }

    @Test
    @Proves({"SPID-19", "UX-54"})
    void isTheVeryDocumentThatWouldBePublishedWithoutItsSignature() {
        byte[] published = Metadata.of(
                files.settings(),
                URI.create("https://accesso.istituto.example/accesso/spid"),
                OwnCertificate.read(files.settings(), OwnFiles.NOW));

        String whole = new String(published, StandardCharsets.UTF_8);
        String unsigned = whole.replaceFirst("(?s)<ds:Signature>.*?</ds:Signature>", "");
        assertThat(unsigned).isNotEqualTo(whole).contains("X509Certificate");
        assertThat(shown()).isEqualTo(new Preview(unsigned, List.of()));
    }

    @Test
    @Proves("SPID-18")
    void tellsOfSettingsAndCertificateTogether() {
        values.put("organization.name.en", List.of("Test institute"));
        values.put("ipaCode", List.of("altro_ente"));
        values.put("attributes", List.of("fiscalNumber dateOfBirth", "nome"));

        assertThat(shown().broken())
                .extracting(BrokenRule::rule, BrokenRule::key)
                .containsExactly(
                        tuple("SPID-10", "attributes"),
                        tuple("SPID-12", "organization.displayName.en"),
                        tuple("SPID-12", "organization.url.en"),
                        tuple("SPID-16", "certificate"));
        assertThat(shown().document()).contains("altro_ente", "Name=\"nome\"").doesNotContain("SignatureValue");
    }

    @Test
    void namesTheKeyOfAValueThatCannotBeRead() {
        values.put("entityId", List.of("istituto"));

        assertThat(shown().document()).isEmpty();
        assertThat(shown().broken()).singleElement().satisfies(each -> {
            assertThat(each.rule()).isEmpty();
            assertThat(each.key()).isEqualTo("entityId");
            assertThat(each.why().toString()).startsWith("entityId: expected an address");
        });
    }

    @Test
    @Proves("SPID-102")
    void tellsOfAttributesWithWhichNobodyComesIn() {
        values.put("attributes", List.of("fiscalNumber name"));

        assertThat(shown().broken()).extracting(BrokenRule::key).containsExactly("attributes");
    }

    @Test
    void answersBeforeAnythingIsConfigured() {
        values.clear();

        assertThat(shown().broken()).extracting(BrokenRule::key).containsExactly("entityId");
    }
}
