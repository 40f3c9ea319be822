package it.varco.demo.idp;

import com.sun.net.httpserver.HttpServer;
import it.varco.certificate.CertificateDraft;
import it.varco.certificate.RsaKeys;
import it.varco.certificate.SubjectField;
import it.varco.federation.Saml;
import it.varco.federation.SamlWriter;
import it.varco.federation.SigningKey;
import it.varco.federation.XmlDraft;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.xml.namespace.QName;

/** A service provider of SPID that publishes its metadata on this machine. */
final class TestService implements AutoCloseable {

    static final String ENTITY_ID = "http://localhost:8080";
    static final String ADDRESS = "http://localhost:8080/accesso/spid/ritorno";
    static final String OTHER_ADDRESS = "http://localhost:8080/accesso/spid/altro-ritorno";
    static final SigningKey KEY = key("service");
    static final SigningKey STRANGER = key("stranger");

    private static final QName LANGUAGE = new QName("http://www.w3.org/XML/1998/namespace", "lang", "xml");

    private final HttpServer server;
    private volatile byte[] metadata = metadata(KEY, KEY);

    TestService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/metadata", exchange -> {
            byte[] body = metadata;
            exchange.sendResponseHeaders(body.length == 0 ? 503 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    private static SigningKey key(String name) {
        KeyPair pair = RsaKeys.make(2048);
        return SigningKey.of(
                pair.getPrivate(),
                CertificateDraft.valid(Instant.EPOCH, Instant.parse("2051-01-01T00:00:00Z"))
                        .subject(SubjectField.COMMON_NAME, name)
                        .selfSigned(pair));
    }

    String metadataAddress() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/metadata";
    }

    /** From now on it publishes something else; nothing: an error. */
    void publish(byte[] published) {
        metadata = published;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /**
     * What it publishes.
     *
     * @param named the key in it
     * @param signer who signs it
     */
    static byte[] metadata(SigningKey named, SigningKey signer) {
        return new SamlWriter().write(draft(named, ADDRESS).signed(signer));
    }

    static XmlDraft draft(SigningKey named, String address) {
        XmlDraft role = XmlDraft.of(Saml.metadata("SPSSODescriptor"))
                .attribute("protocolSupportEnumeration", Saml.PROTOCOL)
                .attribute("AuthnRequestsSigned", "true")
                .attribute("WantAssertionsSigned", "true")
                .child(XmlDraft.of(Saml.metadata("KeyDescriptor"))
                        .attribute("use", "signing")
                        .child(keyInfo(named)))
                .child(Saml.metadata("NameIDFormat"), Saml.TRANSIENT)
                .child(consumer(address, "0").attribute("isDefault", "true"))
                .child(consumer(OTHER_ADDRESS, "1"))
                .child(attributes("0", List.of("fiscalNumber", "name", "familyName", "dateOfBirth")))
                .child(attributes("1", List.of("fiscalNumber", "mobilePhone", "gender", "spidCode", "email")));
        return XmlDraft.of(Saml.metadata("EntityDescriptor"))
                .attribute("ID", "_metadata")
                .attribute("entityID", ENTITY_ID)
                .child(role)
                .child(XmlDraft.of(Saml.metadata("Organization"))
                        .child(word("OrganizationName", "Istituto di <prova>"))
                        .child(word("OrganizationDisplayName", "Istituto di <prova>"))
                        .child(word("OrganizationURL", ENTITY_ID)));
    }

    private static XmlDraft word(String name, String text) {
        return XmlDraft.of(Saml.metadata(name)).attribute(LANGUAGE, "it").text(text);
    }

    private static XmlDraft consumer(String address, String index) {
        return XmlDraft.of(Saml.metadata("AssertionConsumerService"))
                .attribute("Binding", Saml.HTTP_POST)
                .attribute("Location", address)
                .attribute("index", index);
    }

    private static XmlDraft attributes(String index, List<String> names) {
        XmlDraft set = XmlDraft.of(Saml.metadata("AttributeConsumingService"))
                .attribute("index", index)
                .child(word("ServiceName", "Accesso"));
        names.forEach(name ->
                set.child(XmlDraft.of(Saml.metadata("RequestedAttribute")).attribute("Name", name)));
        return set;
    }

    private static XmlDraft keyInfo(SigningKey key) {
        try {
            String encoded =
                    Base64.getEncoder().encodeToString(key.certificate().getEncoded());
            return XmlDraft.of(signature("KeyInfo"))
                    .child(XmlDraft.of(signature("X509Data")).child(signature("X509Certificate"), encoded));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static QName signature(String name) {
        return new QName(Saml.SIGNATURE, name, "ds");
    }
}
