package it.varco.credential.spid.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import it.varco.certificate.SpidProfile;
import it.varco.credential.spid.SpidSettings;
import it.varco.credential.spid.Written;
import it.varco.federation.Reading;
import it.varco.federation.Saml;
import it.varco.federation.SamlReader;
import it.varco.federation.SignatureCheck;
import it.varco.federation.XmlNode;
import it.varco.proves.Proves;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetadataTest {

    private static final URI HOME = URI.create("https://accesso.istituto.example/accesso/spid");
    private static final QName LANGUAGE = new QName(XMLConstants.XML_NS_URI, "lang");
    private static final String SPID = "https://spid.gov.it/saml-extensions";
    private static final SamlReader READER = new SamlReader();

    @TempDir
    private Path folder;

    private OwnFiles files;

    @BeforeEach
    void write() {
        files = OwnFiles.in(folder);
    }

    private byte[] published(SpidSettings settings) {
        return Metadata.of(settings, HOME, OwnCertificate.read(settings, OwnFiles.NOW));
    }

    private byte[] published() {
        return published(files.settings());
    }

    private Written english() {
        return files.written()
                .with("organization_name_en", "Test Institute for Social Security")
                .with("organization_displayName_en", "Test Institute")
                .with("organization_url_en", "https://www.istituto.example/en");
    }

    /** A private body, with its own certificate. */
    private Written ofAPrivateBody() {
        Written written = files.written()
                .with("activity", "private")
                .with("ipaCode", "")
                .with("vatNumber", "IT12345678901")
                .with("billing_street", "Via Roma 1")
                .with("billing_postcode", "00100")
                .with("billing_provincia", "RM");
        files.certificates(OwnFiles.certificate(
                SpidProfile.privateBody(OwnFiles.PUBLIC.name(), OwnFiles.PUBLIC.entityId(), "IT12345678901", ""),
                OwnFiles.KEY));
        return written;
    }

    private static XmlNode root(byte[] metadata) {
        return READER.metadata(metadata) instanceof Reading.Read read
                ? read.document().root()
                : fail(metadata);
    }

    private static XmlNode fail(byte[] metadata) {
        throw new AssertionError("no metadata: " + text(metadata));
    }

    private static XmlNode role(byte[] metadata) {
        return root(metadata).child(Saml.metadata("SPSSODescriptor")).orElseThrow();
    }

    private static List<String> names(XmlNode parent) {
        return parent.children().stream()
                .map(each -> each.name().getLocalPart())
                .toList();
    }

    private static List<String> words(XmlNode parent, String element) {
        return parent.children(Saml.metadata(element)).stream()
                .map(each -> each.attribute(LANGUAGE).orElseThrow() + " "
                        + each.text().orElseThrow())
                .toList();
    }

    private static String attribute(XmlNode node, String name) {
        return node.attribute(name).orElse("");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    @Proves("SPID-01")
    void isOneSignedEntity() {
        XmlNode root = root(published());

        assertThat(root.is(Saml.metadata("EntityDescriptor"))).isTrue();
        assertThat(new SignatureCheck().flaw(root, Set.of(OwnFiles.KEY.getPublic())))
                .isEmpty();
        assertThat(new SignatureCheck().flaw(root, Set.of(OwnFiles.NEXT.getPublic())))
                .isPresent();
        assertThat(Metadata.MEDIA_TYPE).isEqualTo("application/samlmetadata+xml");
    }

    @Test
    @Proves("SPID-02")
    void hasTheNameOfTheCertificateAndAnIdentifierThatIsAName() {
        XmlNode root = root(published());

        assertThat(attribute(root, "entityID")).isEqualTo("https://accesso.istituto.example");
        assertThat(attribute(root, "ID")).matches("_[0-9a-f]{64}");
    }

    @Test
    @Proves("SPID-03")
    void isInOrderAndValidByTheSchemas() {
        assertThat(names(root(published())))
                .containsExactly("Signature", "SPSSODescriptor", "Organization", "ContactPerson");
        assertThat(SpidSchemas.flaw(published())).isEmpty();
        assertThat(SpidSchemas.flaw(published(english()
                        .with("vatNumber", "IT12345678901")
                        .with("fiscalCode", "80012345678")
                        .with("attributes", new String[] {"Pensioni: fiscalNumber dateOfBirth email", "name"})
                        .checked())))
                .isEmpty();
        assertThat(SpidSchemas.flaw(published(ofAPrivateBody().checked()))).isEmpty();
        assertThat(SpidSchemas.flaw(
                        published(ofAPrivateBody().with("contact_telephone", "").checked())))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "spid:Public, spid:Private",
        "isDefault=\"true\", isDefault=\"perhaps\"",
        "contactType=\"other\", contactType=\"technical\"",
        "<md:Company>, <md:Company><md:Company/>",
        "nameid-format:transient, nameid-format:persistent",
        "https://accesso, http://accesso",
        "WantAssertionsSigned=\"true\", WantAssertionsSigned=\"false\"",
        "Name=\"name\", Name=\"familyName\""
    })
    @Proves("SPID-03")
    void wouldBeFoundWrongByTheSchema(String right, String wrong) {
        String metadata = text(published());
        assertThat(metadata).contains(right);

        assertThat(SpidSchemas.flaw(metadata.replace(right, wrong).getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    @Test
    @Proves("SPID-04")
    void isSignedOverItsRootWithSha256AndTellsTheCertificate() {
        XmlNode signature = root(published()).child(Saml.signature("Signature")).orElseThrow();
        XmlNode info = signature.child(Saml.signature("SignedInfo")).orElseThrow();
        XmlNode reference = info.child(Saml.signature("Reference")).orElseThrow();

        assertThat(attribute(reference, "URI")).isEqualTo("#" + attribute(root(published()), "ID"));
        assertThat(Stream.of("CanonicalizationMethod", "SignatureMethod")
                        .map(each -> attribute(info.child(Saml.signature(each)).orElseThrow(), "Algorithm")))
                .containsExactly(
                        "http://www.w3.org/2001/10/xml-exc-c14n#", "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
        assertThat(reference.child(Saml.signature("Transforms")).orElseThrow().children())
                .extracting(each -> attribute(each, "Algorithm"))
                .containsExactly(
                        "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
                        "http://www.w3.org/2001/10/xml-exc-c14n#");
        assertThat(certificate(signature)).isEqualTo(certificates(published()).get(0));
    }

    private static byte[] certificate(XmlNode around) {
        return Base64.getMimeDecoder()
                .decode(around.child(Saml.signature("KeyInfo"))
                        .flatMap(info -> info.child(Saml.signature("X509Data")))
                        .flatMap(data -> data.child(Saml.signature("X509Certificate")))
                        .flatMap(XmlNode::text)
                        .orElseThrow());
    }

    private static List<byte[]> certificates(byte[] metadata) {
        return role(metadata).children(Saml.metadata("KeyDescriptor")).stream()
                .map(MetadataTest::certificate)
                .toList();
    }

    @Test
    @Proves("SPID-05")
    void saysThatRequestsAreSignedAndAssertionsHaveToBe() {
        XmlNode role = role(published());

        assertThat(Stream.of("protocolSupportEnumeration", "AuthnRequestsSigned", "WantAssertionsSigned")
                        .map(each -> attribute(role, each)))
                .containsExactly("urn:oasis:names:tc:SAML:2.0:protocol", "true", "true");
    }

    @Test
    @Proves("SPID-06")
    void publishesTheNextCertificateBeforeItsKeySigns() throws Exception {
        assertThat(role(published()).children(Saml.metadata("KeyDescriptor")))
                .singleElement()
                .satisfies(key -> assertThat(attribute(key, "use")).isEqualTo("signing"));
        X509Certificate own = OwnFiles.certificate(OwnFiles.PUBLIC, OwnFiles.KEY);
        X509Certificate next = OwnFiles.certificate(OwnFiles.PUBLIC, OwnFiles.NEXT);
        files.certificates(own, next);

        assertThat(certificates(published())).containsExactly(own.getEncoded(), next.getEncoded());
        assertThat(new SignatureCheck().flaw(root(published()), Set.of(OwnFiles.KEY.getPublic())))
                .isEmpty();
    }

    @Test
    @Proves("SPID-07")
    void saysWhereLogoutsGo() {
        assertThat(role(published()).children(Saml.metadata("SingleLogoutService")))
                .extracting(each -> attribute(each, "Binding") + " " + attribute(each, "Location"))
                .containsExactly(Saml.HTTP_POST + " " + HOME + "/uscita", Saml.HTTP_REDIRECT + " " + HOME + "/uscita");
    }

    @Test
    @Proves("SPID-08")
    void wantsNamesThatAreOthersEachTime() {
        assertThat(role(published()).child(Saml.metadata("NameIDFormat")).flatMap(XmlNode::text))
                .contains(Saml.TRANSIENT);
    }

    @Test
    @Proves("SPID-09")
    void saysWhereAnswersGo() {
        assertThat(role(published()).children(Saml.metadata("AssertionConsumerService")))
                .singleElement()
                .satisfies(place -> assertThat(Stream.of("Binding", "Location", "index", "isDefault")
                                .map(each -> attribute(place, each)))
                        .containsExactly(Saml.HTTP_POST, HOME + "/ritorno", "0", "true"));
    }

    @Test
    @Proves("SPID-10")
    void asksInSetsWithTheirNames() {
        SpidSettings settings = english()
                .with("attributes", new String[] {"fiscalNumber dateOfBirth", "Pensioni: fiscalNumber email"})
                .checked();
        List<XmlNode> sets = role(published(settings)).children(Saml.metadata("AttributeConsumingService"));

        assertThat(sets).extracting(each -> attribute(each, "index")).containsExactly("0", "1");
        assertThat(words(sets.get(0), "ServiceName")).containsExactly("it Istituto di Prova", "en Test Institute");
        assertThat(words(sets.get(1), "ServiceName")).containsExactly("it Pensioni");
        assertThat(sets.get(1).children(Saml.metadata("RequestedAttribute")))
                .extracting(each -> attribute(each, "Name"))
                .containsExactly("fiscalNumber", "email");
    }

    @Test
    @Proves("SPID-11")
    void keepsTheOrderOfTheRole() {
        assertThat(names(role(published())))
                .containsExactly(
                        "KeyDescriptor",
                        "SingleLogoutService",
                        "SingleLogoutService",
                        "NameIDFormat",
                        "AssertionConsumerService",
                        "AttributeConsumingService");
    }

    @Test
    @Proves("SPID-12")
    void namesTheOrganizationInTheSameLanguagesThroughout() {
        XmlNode organization = root(published(english().checked()))
                .child(Saml.metadata("Organization"))
                .orElseThrow();

        assertThat(words(organization, "OrganizationName"))
                .containsExactly("it Istituto di Prova per la Previdenza", "en Test Institute for Social Security");
        assertThat(words(organization, "OrganizationDisplayName"))
                .containsExactly("it Istituto di Prova", "en Test Institute");
        assertThat(words(organization, "OrganizationURL"))
                .containsExactly("it https://www.istituto.example", "en https://www.istituto.example/en");
    }

    private static List<String> contact(XmlNode contact) {
        List<String> all = new ArrayList<>();
        contact.children()
                .forEach(each -> all.add(each.name().getLocalPart()
                        + each.text().map(" "::concat).orElse("")));
        return all;
    }

    @Test
    @Proves("SPID-13")
    void saysWhomToWriteTo() {
        assertThat(root(published()).children(Saml.metadata("ContactPerson")))
                .singleElement()
                .satisfies(each -> {
                    assertThat(attribute(each, "contactType")).isEqualTo("other");
                    assertThat(contact(each))
                            .containsExactly(
                                    "Extensions",
                                    "Company Istituto di Prova per la Previdenza",
                                    "EmailAddress spid@istituto.example",
                                    "TelephoneNumber +390612345678");
                });
        SpidSettings silent = files.written().with("contact_telephone", "").checked();
        assertThat(text(published(silent))).doesNotContain("TelephoneNumber");
    }

    @Test
    @Proves("SPID-14")
    void saysWhatAPublicBodyIs() {
        SpidSettings settings = files.written()
                .with("vatNumber", "IT12345678901")
                .with("fiscalCode", "80012345678")
                .checked();

        assertThat(extensions(published(settings), 0))
                .containsExactly("IPACode idp_prova", "VATNumber IT12345678901", "FiscalCode 80012345678", "Public");
        assertThat(extensions(published(), 0)).containsExactly("IPACode idp_prova", "Public");
    }

    private static List<String> extensions(byte[] metadata, int contact) {
        XmlNode extensions = root(metadata)
                .children(Saml.metadata("ContactPerson"))
                .get(contact)
                .child(Saml.metadata("Extensions"))
                .orElseThrow();
        assertThat(extensions.children())
                .allMatch(each -> each.name().getNamespaceURI().equals(SPID));
        return contact(extensions);
    }

    @Test
    @Proves("SPID-15")
    void saysWhatAPrivateBodyIsAndWhereItsInvoicesGo() {
        byte[] metadata = published(ofAPrivateBody().checked());

        assertThat(extensions(metadata, 0)).containsExactly("VATNumber IT12345678901", "Private");
        assertThat(root(metadata).children(Saml.metadata("ContactPerson")))
                .extracting(each -> attribute(each, "contactType"))
                .containsExactly("other", "billing");
        assertThat(text(metadata))
                .contains("<fpa:IdPaese>IT</fpa:IdPaese><fpa:IdCodice>12345678901</fpa:IdCodice>")
                .contains("<fpa:Denominazione>Istituto di Prova per la Previdenza</fpa:Denominazione>")
                .contains("<fpa:Sede><fpa:Indirizzo>Via Roma 1</fpa:Indirizzo><fpa:CAP>00100</fpa:CAP>")
                .doesNotContain("IPACode", "Public");
    }

    @Test
    @Proves("SPID-15")
    void takesTheFiscalCodeOfAPrivateBodyWithoutAVatNumber() {
        SpidSettings settings = ofAPrivateBody()
                .with("vatNumber", "")
                .with("fiscalCode", "80012345678")
                .checked();
        String metadata = text(Metadata.draft(settings, HOME, List.of()));

        assertThat(metadata)
                .contains("<spid:FiscalCode>80012345678</spid:FiscalCode><spid:Private>")
                .contains("<fpa:DatiAnagrafici><fpa:CodiceFiscale>80012345678</fpa:CodiceFiscale>")
                .doesNotContain("IdFiscaleIVA", "VATNumber");
    }

    @Test
    @Proves("SPID-19")
    void isTheSameWhileNothingChangesAndAnotherAsSoonAsAnythingDoes() {
        byte[] metadata = published();

        assertThat(published()).isEqualTo(metadata);
        assertThat(text(metadata)).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        byte[] other = published(
                files.written().with("contact_email", "altro@istituto.example").checked());
        assertThat(attribute(root(other), "ID")).isNotEqualTo(attribute(root(metadata), "ID"));
    }

    @Test
    void writesAccentsAndSignsAsTheyAre() {
        SpidSettings settings = files.written()
                .with("organization_displayName", "Istituto d’Età & <Prova>")
                .checked();

        assertThat(text(published(settings))).contains("Istituto d’Età &amp; &lt;Prova&gt;");
        assertThat(SpidSchemas.flaw(published(settings))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/ritorno, /altrove",
        "/uscita, /altrove",
        "idp_prova, Idp_prova",
        "Istituto di Prova<, Istituto di Prove<",
        "spid@istituto.example, spid@altro.example",
        "Name=\"dateOfBirth\", Name=\"gender\"",
        "entityID=\"https://accesso, entityID=\"https://entrata",
        "index=\"0\", index=\"1\""
    })
    @Proves("SPID-04")
    void noticesEveryChange(String written, String changed) {
        String metadata = text(published());
        assertThat(metadata).contains(written);
        byte[] other = metadata.replace(written, changed).getBytes(StandardCharsets.UTF_8);

        assertThat(new SignatureCheck().flaw(root(other), Set.of(OwnFiles.KEY.getPublic())))
                .isPresent();
    }

    @Test
    @Proves("SPID-03")
    void isNotMadeWhereARuleWouldBeBroken() {
        SpidSettings settings = files.written()
                .with("contact_email", "")
                .with("organization_url", "istituto")
                .checked();
        OwnCertificate own = OwnCertificate.read(settings, OwnFiles.NOW);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Metadata.of(settings, HOME, own))
                .withMessageContainingAll("organization.url: ", "(SPID-12)", "contact.email: ", "(SPID-13)");
    }

    @Test
    void canBeLookedAtBeforeItIsRight() {
        SpidSettings settings = files.written().with("contact_email", "").checked();
        String draft = text(Metadata.draft(settings, HOME, List.of()));

        assertThat(draft).contains("<md:EmailAddress>").doesNotContain("Signature", "KeyDescriptor");
    }
}
