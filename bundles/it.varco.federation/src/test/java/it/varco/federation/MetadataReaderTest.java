package it.varco.federation;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;

class MetadataReaderTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final SamlWriter WRITER = new SamlWriter();

    private final MetadataReader reader =
            new MetadataReader(new SamlReader(), new SignatureCheck(), place -> "https".equals(place.getScheme()));

    @Test
    void readsAnIdentityProvider() {
        MetadataReading read = local(entity("https://idp.example"));

        assertThat(read.flaws()).isEmpty();
        assertThat(read.providers()).singleElement().satisfies(provider -> {
            assertThat(provider.entityId()).isEqualTo("https://idp.example");
            assertThat(provider.signOn(Saml.HTTP_POST)).contains(URI.create("https://idp.example/post"));
            assertThat(provider.signOn(Saml.HTTP_REDIRECT)).contains(URI.create("https://idp.example/redirect"));
            assertThat(provider.keys()).containsExactly(TestKeys.publicKey("provider"));
            assertThat(provider.name(Locale.ITALIAN)).isEqualTo("Gestore di prova");
            assertThat(provider.name(Locale.ENGLISH)).isEqualTo("Test provider");
            assertThat(provider.name(Locale.GERMAN)).isEqualTo("Gestore di prova");
            assertThat(provider.until()).isEqualTo(Instant.MAX);
        });
    }

    @Test
    void readsAFederationAndLeavesOutWhoIsNoIdentityProvider() {
        XmlDraft all = XmlDraft.of(Saml.metadata("EntitiesDescriptor"))
                .child(entity("https://one.example"))
                .child(XmlDraft.of(Saml.metadata("EntitiesDescriptor")).child(entity("https://two.example")))
                .child(entity("https://one.example"))
                .child(serviceProvider());

        MetadataReading read = local(all);

        assertThat(read.providers())
                .extracting(IdentityProvider::entityId)
                .containsExactly("https://one.example", "https://two.example");
        assertThat(read.flaws()).containsExactly("https://one.example: is there twice");
    }

    @Test
    @Proves({"SPID-120", "SEC-17"})
    void takesFromElsewhereOnlyWhatATrustedKeySigned() {
        byte[] signed =
                WRITER.write(entity("https://idp.example").attribute("ID", "_m").signed(TestKeys.provider()));
        byte[] unsigned = WRITER.write(entity("https://idp.example").attribute("ID", "_m"));
        Set<PublicKey> pinned = Set.of(TestKeys.publicKey("provider"));

        assertThat(reader.signed(signed, pinned, NOW).providers()).hasSize(1);
        assertThat(reader.signed(unsigned, pinned, NOW))
                .isEqualTo(MetadataReading.flawed("expected the signature of a trusted key"));
        assertThat(reader.signed(signed, Set.of(TestKeys.publicKey("stranger")), NOW)
                        .providers())
                .isEmpty();
        byte[] changed = new String(signed, StandardCharsets.UTF_8)
                .replace("https://idp.example/post", "https://idp.example.evil/post")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(reader.signed(changed, pinned, NOW).providers()).isEmpty();
    }

    @Test
    @Proves("SEC-17")
    void takesNothingThatIsNotValidAnyMore() {
        XmlDraft ended = entity("https://idp.example").attribute("validUntil", "2026-11-20T10:00:00Z");
        assertThat(local(ended)).isEqualTo(MetadataReading.flawed("https://idp.example: is not valid any more"));
        XmlDraft lasting = entity("https://idp.example").attribute("validUntil", "2026-11-20T10:00:00.001Z");
        assertThat(local(lasting).providers())
                .singleElement()
                .satisfies(
                        provider -> assertThat(provider.until()).isEqualTo(Instant.parse("2026-11-20T10:00:00.001Z")));
        XmlDraft around = XmlDraft.of(Saml.metadata("EntitiesDescriptor"))
                .attribute("validUntil", "2026-11-19T00:00:00Z")
                .child(entity("https://idp.example"));
        assertThat(local(around)).isEqualTo(MetadataReading.flawed("all of it: is not valid any more"));
        XmlDraft elsewhere = entity("https://idp.example").attribute("validUntil", "2027-11-20T10:00:00+01:00");
        assertThat(local(elsewhere)).isEqualTo(MetadataReading.flawed("validUntil: expected an instant in UTC"));
    }

    @Test
    @Proves("SPID-122")
    void takesEveryKeyForSigningAndThoseThatSayNothingOfTheirUse() {
        XmlDraft role = role().child(key("signing", "provider"))
                .child(key("", "stranger"))
                .child(key("encryption", "short"))
                .child(signOn(Saml.HTTP_POST, "https://idp.example/post"));

        assertThat(local(entity("https://idp.example", role)).providers())
                .singleElement()
                .satisfies(provider -> assertThat(provider.keys())
                        .containsExactlyInAnyOrder(TestKeys.publicKey("provider"), TestKeys.publicKey("stranger")));
    }

    @Test
    @Proves("SPID-122")
    void tellsOfACertificateThatEndedAndTrustsItsKeyAllTheSame() {
        byte[] metadata = WRITER.write(entity("https://idp.example"));
        Instant later = Instant.parse("2051-01-01T00:00:01Z");

        assertThat(reader.local(metadata, Set.of(), later).flaws())
                .containsExactly("https://idp.example: X509Certificate: is not valid any more, its key still counts");
        assertThat(reader.local(metadata, Set.of(), later).providers()).hasSize(1);
    }

    @Test
    void tellsWhatCannotBeUsed() {
        XmlDraft weak = role().child(key("signing", "short")).child(signOn(Saml.HTTP_POST, "https://idp.example/post"));
        XmlDraft plain = role().child(key("signing", "provider")).child(signOn(Saml.HTTP_POST, "http://idp.example"));

        assertThat(local(entity("https://idp.example", weak)))
                .isEqualTo(new MetadataReading(
                        List.of(),
                        List.of(
                                "https://idp.example: X509Certificate: expected one of an RSA key",
                                "https://idp.example: KeyDescriptor: expected an RSA key of 2048 bits or more to verify"
                                        + " with")));
        assertThat(local(entity("https://idp.example", plain)).flaws())
                .containsExactly(
                        "https://idp.example: SingleSignOnService: expected an address that people may be sent to",
                        "https://idp.example: SingleSignOnService: expected one at least");
        assertThat(reader.local("<a/>".getBytes(StandardCharsets.UTF_8), Set.of(), NOW))
                .isEqualTo(MetadataReading.flawed("expected metadata of SAML 2.0"));
        assertThat(local(serviceProvider())).isEqualTo(new MetadataReading(List.of(), List.of()));
    }

    @Test
    @Proves("SPID-120")
    void takesADocumentOfManyFromAFolderOnlyIfATrustedKeySignedIt() {
        XmlDraft all = XmlDraft.of(Saml.metadata("EntitiesDescriptor"))
                .attribute("ID", "_m")
                .child(entity("https://idp.example"));
        Set<PublicKey> pinned = Set.of(TestKeys.publicKey("provider"));

        assertThat(reader.local(WRITER.write(all), pinned, NOW))
                .isEqualTo(MetadataReading.flawed("expected the signature of a trusted key"));
        all.signed(TestKeys.provider());
        assertThat(reader.local(WRITER.write(all), Set.of(), NOW).providers()).isEmpty();
        assertThat(reader.local(WRITER.write(all), pinned, NOW).providers()).hasSize(1);
    }

    /** One entity as it is, a document of many with a signature. */
    private MetadataReading local(XmlDraft metadata) {
        metadata.attribute("ID", "_m").signed(TestKeys.provider());
        return reader.local(WRITER.write(metadata), Set.of(TestKeys.publicKey("provider")), NOW);
    }

    private static XmlDraft entity(String id) {
        return entity(
                id,
                role().child(key("signing", "provider"))
                        .child(signOn(Saml.HTTP_REDIRECT, id + "/redirect"))
                        .child(signOn(Saml.HTTP_POST, id + "/post")));
    }

    private static XmlDraft entity(String id, XmlDraft role) {
        return XmlDraft.of(Saml.metadata("EntityDescriptor"))
                .attribute("entityID", id)
                .child(role)
                .child(XmlDraft.of(Saml.metadata("Organization"))
                        .child(word("OrganizationName", "it", "Gestore"))
                        .child(word("OrganizationDisplayName", "it", "Gestore di prova"))
                        .child(word("OrganizationDisplayName", "en", "Test provider"))
                        .child(word("OrganizationURL", "it", "https://idp.example")));
    }

    private static XmlDraft role() {
        return XmlDraft.of(Saml.metadata("IDPSSODescriptor")).attribute("protocolSupportEnumeration", Saml.PROTOCOL);
    }

    private static XmlDraft serviceProvider() {
        return XmlDraft.of(Saml.metadata("EntityDescriptor"))
                .attribute("entityID", "https://sp.example")
                .child(XmlDraft.of(Saml.metadata("SPSSODescriptor"))
                        .attribute("protocolSupportEnumeration", Saml.PROTOCOL)
                        .child(XmlDraft.of(Saml.metadata("AssertionConsumerService"))
                                .attribute("Binding", Saml.HTTP_POST)
                                .attribute("Location", "https://sp.example/acs")
                                .attribute("index", "0")));
    }

    private static XmlDraft key(String use, String alias) {
        try {
            XmlDraft key = XmlDraft.of(Saml.metadata("KeyDescriptor"));
            if (!use.isEmpty()) {
                key.attribute("use", use);
            }
            return key.child(XmlDraft.of(Saml.signature("KeyInfo"))
                    .child(XmlDraft.of(Saml.signature("X509Data"))
                            .child(
                                    Saml.signature("X509Certificate"),
                                    Base64.getMimeEncoder()
                                            .encodeToString(
                                                    TestKeys.certificate(alias).getEncoded()))));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static XmlDraft signOn(String binding, String place) {
        return XmlDraft.of(Saml.metadata("SingleSignOnService"))
                .attribute("Binding", binding)
                .attribute("Location", place);
    }

    private static XmlDraft word(String name, String language, String text) {
        return XmlDraft.of(Saml.metadata(name))
                .attribute(new QName(XMLConstants.XML_NS_URI, "lang", "xml"), language)
                .text(text);
    }
}
