package it.varco.credential.spid.metadata;

import it.varco.credential.spid.SpidSettings;
import it.varco.credential.spid.SpidSettings.AttributeSet;
import it.varco.credential.spid.SpidSettings.Organization;
import it.varco.federation.Saml;
import it.varco.federation.SamlWriter;
import it.varco.federation.XmlDraft;
import it.varco.spi.credential.LoginRequest;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;

/**
 * The document by which the federation knows the institute. The same settings, address and files always give the same
 * bytes: its identifier follows from what is in it.
 *
 * @source SPID-01 to SPID-15, SPID-19
 */
public final class Metadata {

    /** What it is sent as. */
    public static final String MEDIA_TYPE = "application/samlmetadata+xml"; // SPID-01

    private static final QName LANGUAGE = new QName(XMLConstants.XML_NS_URI, "lang", XMLConstants.XML_NS_PREFIX);
    private static final String ID = "ID";
    private static final String INDEX = "index";
    private static final String TRUE = "true";

    private final SpidSettings settings;
    private final String home;
    private final List<X509Certificate> certificates;

    private Metadata(SpidSettings settings, URI home, List<X509Certificate> certificates) {
        this.settings = settings;
        this.home = home.toString();
        this.certificates = certificates;
    }

    /**
     * The document, signed, in UTF-8.
     *
     * @param home public address of the login, such as {@code https://varco.example/accesso/spid}, without a slash at
     *     its end
     * @throws IllegalArgumentException naming every rule that it would break
     */
    public static byte[] of(SpidSettings settings, URI home, OwnCertificate own) {
        MetadataRules.require(settings, home);
        Metadata metadata = new Metadata(settings, home, own.published());
        return new SamlWriter().write(metadata.identified().signed(own.key()));
    }

    /**
     * The same without signature, whatever rule it breaks: to be looked at, not to be published.
     *
     * @param certificates those that would be published; none where they cannot be
     */
    public static byte[] draft(SpidSettings settings, URI home, List<X509Certificate> certificates) {
        return new SamlWriter().write(new Metadata(settings, home, certificates).identified());
    }

    private XmlDraft identified() {
        try {
            byte[] content = new SamlWriter().write(entity());
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return entity().attribute(ID, "_" + HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private XmlDraft entity() {
        XmlDraft entity = XmlDraft.of(Saml.metadata("EntityDescriptor"))
                .attribute("entityID", settings.entityId())
                .child(role())
                .child(organization());
        new Contacts(settings).all().forEach(entity::child);
        return entity;
    }

    private XmlDraft role() {
        XmlDraft role = XmlDraft.of(Saml.metadata("SPSSODescriptor"))
                .attribute("protocolSupportEnumeration", Saml.PROTOCOL)
                .attribute("AuthnRequestsSigned", TRUE)
                .attribute("WantAssertionsSigned", TRUE);
        certificates.forEach(certificate -> role.child(key(certificate)));
        for (String binding : List.of(Saml.HTTP_POST, Saml.HTTP_REDIRECT)) {
            role.child(place("SingleLogoutService", binding, "uscita"));
        }
        role.child(Saml.metadata("NameIDFormat"), Saml.TRANSIENT);
        role.child(place("AssertionConsumerService", Saml.HTTP_POST, LoginRequest.RETURN)
                .attribute(INDEX, "0")
                .attribute("isDefault", TRUE));
        for (int index = 0; index < settings.attributes().size(); index++) {
            role.child(asked(index, settings.attributes().get(index)));
        }
        return role;
    }

    private static XmlDraft key(X509Certificate certificate) {
        try {
            return XmlDraft.of(Saml.metadata("KeyDescriptor"))
                    .attribute("use", "signing")
                    .child(XmlDraft.of(Saml.signature("KeyInfo"))
                            .child(XmlDraft.of(Saml.signature("X509Data"))
                                    .child(
                                            Saml.signature("X509Certificate"),
                                            Base64.getEncoder().encodeToString(certificate.getEncoded()))));
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("a certificate that was read cannot be written", impossible);
        }
    }

    private XmlDraft place(String service, String binding, String name) {
        return XmlDraft.of(Saml.metadata(service))
                .attribute("Binding", binding)
                .attribute("Location", home + '/' + name);
    }

    /** Where a service has no text of its own, what the institute is called stands for it. */
    private XmlDraft asked(int index, AttributeSet set) {
        XmlDraft asked =
                XmlDraft.of(Saml.metadata("AttributeConsumingService")).attribute(INDEX, Integer.toString(index));
        List<XmlDraft> names = set.service().isEmpty()
                ? inEachLanguage("ServiceName", Organization::displayName)
                : List.of(word("ServiceName", Locale.ITALIAN, set.service()));
        names.forEach(asked::child);
        set.names()
                .forEach(name -> asked.child(
                        XmlDraft.of(Saml.metadata("RequestedAttribute")).attribute("Name", name)));
        return asked;
    }

    private XmlDraft organization() {
        XmlDraft organization = XmlDraft.of(Saml.metadata("Organization"));
        List<XmlDraft> words = new ArrayList<>(inEachLanguage("OrganizationName", Organization::name));
        words.addAll(inEachLanguage("OrganizationDisplayName", Organization::displayName));
        words.addAll(inEachLanguage("OrganizationURL", Organization::url));
        words.forEach(organization::child);
        return organization;
    }

    private List<XmlDraft> inEachLanguage(String element, Function<Organization, String> text) {
        return settings.organization().stream()
                .map(texts -> word(element, texts.language(), text.apply(texts)))
                .toList();
    }

    private static XmlDraft word(String element, Locale language, String text) {
        return XmlDraft.of(Saml.metadata(element))
                .attribute(LANGUAGE, language.toLanguageTag())
                .text(text);
    }
}
