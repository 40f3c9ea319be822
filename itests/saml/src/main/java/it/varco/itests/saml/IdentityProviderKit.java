package it.varco.itests.saml;

import it.varco.federation.Saml;
import it.varco.federation.SamlWriter;
import it.varco.federation.XmlDraft;
import java.net.URI;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.List;
import javax.xml.namespace.QName;

/** An identity provider of the tests: who it is, what it signs with, and its metadata. Nothing listens anywhere. */
public final class IdentityProviderKit {

    private static final SamlWriter WRITER = new SamlWriter();
    private static final QName LANGUAGE = new QName("http://www.w3.org/XML/1998/namespace", "lang", "xml");

    private final String entityId;
    private final String name;
    private final TestKey key;
    private final TestKey next;
    private final TestKey tooShort;

    private IdentityProviderKit(String host, String name) {
        this.entityId = "https://" + host;
        this.name = name;
        this.key = TestKey.rsa(2048, host);
        this.next = TestKey.rsa(3072, host);
        this.tooShort = TestKey.rsa(1024, host);
    }

    /** A new one, with new keys: one it signs with, the one it will sign with next, and one that is too short. */
    public static IdentityProviderKit of(String host, String name) {
        return new IdentityProviderKit(host, name);
    }

    public String entityId() {
        return entityId;
    }

    /** What it signs with: 2048 bits. */
    public TestKey key() {
        return key;
    }

    /** Registered as well, 3072 bits. */
    public TestKey next() {
        return next;
    }

    /** Registered as well, with the 1024 bits that nobody should trust (SPID-60). */
    public TestKey tooShort() {
        return tooShort;
    }

    /** Where people are sent to, which nobody reaches. */
    public URI signOn() {
        return URI.create(entityId + "/sso");
    }

    /** The file for the folder of identity providers. */
    public byte[] metadata() {
        XmlDraft role = XmlDraft.of(Saml.metadata("IDPSSODescriptor"))
                .attribute("protocolSupportEnumeration", Saml.PROTOCOL)
                .attribute("WantAuthnRequestsSigned", "true");
        for (TestKey each : List.of(key, next, tooShort)) {
            role.child(XmlDraft.of(Saml.metadata("KeyDescriptor"))
                    .attribute("use", "signing")
                    .child(XmlDraft.of(signature("KeyInfo"))
                            .child(XmlDraft.of(signature("X509Data"))
                                    .child(signature("X509Certificate"), encoded(each)))));
        }
        role.child(Saml.metadata("NameIDFormat"), Saml.TRANSIENT);
        for (String binding : List.of(Saml.HTTP_POST, Saml.HTTP_REDIRECT)) {
            role.child(XmlDraft.of(Saml.metadata("SingleSignOnService"))
                    .attribute("Binding", binding)
                    .attribute("Location", signOn().toString()));
        }
        return WRITER.write(XmlDraft.of(Saml.metadata("EntityDescriptor"))
                .attribute("entityID", entityId)
                .child(role)
                .child(XmlDraft.of(Saml.metadata("Organization"))
                        .child(named("OrganizationName", name))
                        .child(named("OrganizationDisplayName", name))
                        .child(named("OrganizationURL", entityId))));
    }

    private static XmlDraft named(String element, String text) {
        return XmlDraft.of(Saml.metadata(element)).attribute(LANGUAGE, "it").text(text);
    }

    private static QName signature(String element) {
        return new QName(Saml.SIGNATURE, element, "ds");
    }

    static String encoded(TestKey key) {
        try {
            return Base64.getEncoder().encodeToString(key.certificate().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
