package it.varco.credential.spid.answer;

import it.varco.federation.IdentityProvider;
import it.varco.federation.MetadataReader;
import it.varco.federation.Saml;
import it.varco.federation.SamlReader;
import it.varco.federation.SamlWriter;
import it.varco.federation.SignatureCheck;
import it.varco.federation.SigningKey;
import it.varco.federation.XmlDraft;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;

/** Metadata of invented identity providers. */
public final class TestProvider {

    /** Entity of the one that is asked. */
    public static final String ID = "https://idp.example";

    private TestProvider() {}

    /** The one that is asked, as it is registered. */
    public static IdentityProvider registered() {
        return registered(ID);
    }

    /** One of that name, with its key. */
    public static IdentityProvider registered(String id) {
        return new MetadataReader(new SamlReader(), new SignatureCheck(), place -> true)
                .local(metadata(id, Keys.provider()), Set.of(), Instant.EPOCH)
                .providers()
                .get(0);
    }

    /** Metadata of one. */
    public static byte[] metadata(String id, SigningKey key) {
        return new SamlWriter().write(draft(id, key));
    }

    /** The same, to be changed. */
    public static XmlDraft draft(String id, SigningKey key) {
        return draft(id, key, id);
    }

    /** The same, with services under another address. */
    public static XmlDraft draft(String id, SigningKey key, String services) {
        return XmlDraft.of(Saml.metadata("EntityDescriptor"))
                .attribute("entityID", id)
                .child(XmlDraft.of(Saml.metadata("IDPSSODescriptor"))
                        .attribute("protocolSupportEnumeration", Saml.PROTOCOL)
                        .child(XmlDraft.of(Saml.metadata("KeyDescriptor"))
                                .attribute("use", "signing")
                                .child(XmlDraft.of(signature("KeyInfo"))
                                        .child(XmlDraft.of(signature("X509Data"))
                                                .child(signature("X509Certificate"), written(key)))))
                        .child(signOn(Saml.HTTP_REDIRECT, services + "/redirect"))
                        .child(signOn(Saml.HTTP_POST, services + "/post")))
                .child(XmlDraft.of(Saml.metadata("Organization"))
                        .child(word("OrganizationName", "Gestore"))
                        .child(word("OrganizationDisplayName", "Gestore di prova"))
                        .child(word("OrganizationURL", "https://idp.example")));
    }

    private static XmlDraft signOn(String binding, String place) {
        return XmlDraft.of(Saml.metadata("SingleSignOnService"))
                .attribute("Binding", binding)
                .attribute("Location", place);
    }

    private static XmlDraft word(String name, String text) {
        return XmlDraft.of(Saml.metadata(name))
                .attribute(new QName(XMLConstants.XML_NS_URI, "lang", "xml"), "it")
                .text(text);
    }

    private static String written(SigningKey key) {
        try {
            return Base64.getEncoder().encodeToString(key.certificate().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static QName signature(String name) {
        return new QName(Saml.SIGNATURE, name, "ds");
    }
}
