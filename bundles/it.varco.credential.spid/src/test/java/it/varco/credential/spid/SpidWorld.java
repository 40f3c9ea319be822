package it.varco.credential.spid;

import it.varco.api.session.Departure;
import it.varco.certificate.Pem;
import it.varco.certificate.SpidProfile;
import it.varco.credential.spid.answer.Keys;
import it.varco.credential.spid.answer.TestProvider;
import it.varco.credential.spid.answer.TestResponse;
import it.varco.federation.Reading;
import it.varco.federation.RedirectBinding;
import it.varco.federation.SamlReader;
import it.varco.federation.XmlNode;
import it.varco.spi.credential.CredentialProvider;
import it.varco.tck.InMemoryRecordStore;
import it.varco.tck.credential.Barred;
import it.varco.tck.credential.CredentialProviderFixture;
import it.varco.tck.credential.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The provider with our key, one identity provider, and people who come back from it. */
final class SpidWorld implements CredentialProviderFixture {

    static final String ENTITY_ID = "https://accesso.istituto.example";
    static final String CODICE_FISCALE = "RSSMRA80A01H501U";
    static final URI HOME = URI.create("https://varco.example.it/accesso/spid");

    private static final URI RETURN = URI.create(HOME + "/ritorno");

    private static final Clock CLOCK = Clock.fixed(TestResponse.NOW, ZoneOffset.UTC);

    private final Path folder;
    private final InMemoryRecordStore records = new InMemoryRecordStore(CLOCK);
    private final RequestFaults faults = new RequestFaults();
    private Written written;

    /** A world in a folder of its own. */
    SpidWorld(Path folder) {
        this.folder = folder;
        try {
            Path key = Files.write(
                    folder.resolve("key.pem"), Pem.written(Keys.ourPair().getPrivate()));
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
            Path certificate = Files.write(folder.resolve("certificate.pem"), Pem.written(certificate()));
            Files.write(folder.resolve("idp.xml"), TestProvider.metadata(TestProvider.ID, Keys.provider()));
            written = Written.of()
                    .with("key", key.toString())
                    .with("certificate", certificate.toString())
                    .with("identityProviders", folder.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static X509Certificate certificate() {
        return SpidProfile.publicBody("Istituto di Prova per la Previdenza", ENTITY_ID, "idp_prova")
                .draft("Istituto di Prova", "Roma", TestResponse.NOW, TestResponse.NOW.plus(Duration.ofDays(365)))
                .selfSigned(Keys.ourPair());
    }

    /** The same with something else in the configuration. */
    SpidWorld with(String key, Object value) {
        written = written.with(key, value);
        return this;
    }

    /** Puts a file of metadata there. */
    SpidWorld put(String name, byte[] metadata) {
        try {
            Files.write(folder.resolve(name), metadata);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    SpidCredentialProvider spid() {
        return new SpidCredentialProvider(written.checked(), records, faults, CLOCK);
    }

    RequestFaults faults() {
        return faults;
    }

    InMemoryRecordStore store() {
        return records;
    }

    /** Somebody for whom the identity provider says this. */
    static Person saying(UnaryOperator<TestResponse> change) {
        return Person.comingBack(departure -> answer(departure, change));
    }

    /** What the browser brings back. */
    static Map<String, String> answer(Departure departure, UnaryOperator<TestResponse> change) {
        TestResponse response =
                TestResponse.good().answering(request(departure).attribute("ID").orElseThrow(), RETURN, ENTITY_ID);
        return Map.of("SAMLResponse", change.apply(response).field());
    }

    /** The request that the browser takes there. */
    static XmlNode request(Departure departure) {
        byte[] message = departure.isPost()
                ? Base64.getDecoder().decode(departure.fields().get("SAMLRequest"))
                : RedirectBinding.message(departure.target().getRawQuery(), "SAMLRequest")
                        .orElseThrow();
        if (new SamlReader().message(message) instanceof Reading.Read read) {
            return read.document().root();
        }
        throw new AssertionError("expected a request that can be read");
    }

    @Override
    public CredentialProvider provider() {
        return spid();
    }

    @Override
    public Person known() {
        return saying(UnaryOperator.identity());
    }

    @Override
    public Map<String, Person> refused() {
        return Map.of(
                "signed by another provider",
                saying(response -> response.signedBy(Keys.other())),
                "made for another site",
                saying(response -> response.text("Audience", "https://other.example")),
                "of a level that is too low",
                saying(response -> response.text("AuthnContextClassRef", "https://www.spid.gov.it/SpidL1")),
                "without a codice fiscale",
                saying(response -> response.withoutValue("fiscalNumber")));
    }

    @Override
    public Optional<Barred> barred() {
        UnaryOperator<TestResponse> young = response -> response.value("dateOfBirth", "2015-03-15");
        return Optional.of(new Barred(
                saying(young), saying(response -> young.apply(response).signedBy(Keys.other()))));
    }

    @Override
    public Optional<String> way() {
        return Optional.of(TestProvider.ID);
    }

    @Override
    public Instant now() {
        return TestResponse.NOW;
    }

    @Override
    public Optional<InMemoryRecordStore> records() {
        return Optional.of(records);
    }
}
