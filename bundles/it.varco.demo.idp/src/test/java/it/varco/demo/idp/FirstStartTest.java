package it.varco.demo.idp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.certificate.Pem;
import it.varco.certificate.SpidProfile;
import it.varco.federation.IdentityProvider;
import it.varco.federation.MetadataReader;
import it.varco.federation.Saml;
import it.varco.federation.SamlReader;
import it.varco.federation.SignatureCheck;
import it.varco.federation.SigningKey;
import it.varco.proves.Proves;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made where nothing is there, and stays as it is where something is. */
class FirstStartTest {

    @TempDir
    private Path folder;

    private TestIdentityProvider provider() {
        return new TestIdentityProvider(
                Stage.settings(folder, "http://127.0.0.1:9/accesso/spid/metadata"), Clock.systemUTC());
    }

    private void startsAndStops() {
        TestIdentityProvider provider = provider();
        provider.start();
        provider.stop();
    }

    private byte[] read(String file) throws IOException {
        return Files.readAllBytes(folder.resolve(file));
    }

    @Test
    @Proves({"SPID-16", "SPID-17"})
    void makesTheCertificateOfTheServiceInItsProfile() throws IOException {
        startsAndStops();

        X509Certificate certificate =
                Pem.certificates(read("secrets/certificate.pem")).get(0);
        assertThat(SpidProfile.publicBody("Istituto di prova", TestService.ENTITY_ID, "idp_prova")
                        .flaws(certificate))
                .isEmpty();
        assertThat(certificate.getNotBefore()).isBefore(Instant.now());
        assertThat(SigningKey.of(Pem.key(read("secrets/key.pem")), certificate).certificate())
                .isEqualTo(certificate);
    }

    @Test
    void makesMetadataThatCanBeUsed() throws IOException {
        TestIdentityProvider provider = provider();
        provider.start();
        try {
            String address = provider.address();
            byte[] metadata = read("spid/demo-idp.xml");
            MetadataReader reader = new MetadataReader(
                    new SamlReader(),
                    new SignatureCheck(),
                    place -> place.getHost().equals("127.0.0.1"));
            assertThat(reader.local(metadata, List.of(), Instant.now()).flaws()).isEmpty();
            X509Certificate own = Pem.certificates(read("secrets/own.pem")).get(0);
            IdentityProvider read = reader.signed(metadata, List.of(own.getPublicKey()), Instant.now())
                    .providers()
                    .get(0);
            assertThat(read.entityId()).isEqualTo(address);
            assertThat(read.keys()).containsExactly(own.getPublicKey());
            assertThat(read.signOn(Saml.HTTP_POST)).contains(URI.create(address + "/sso/post"));
            assertThat(read.signOn(Saml.HTTP_REDIRECT)).contains(URI.create(address + "/sso/redirect"));
            assertThat(read.name(Locale.ITALIAN)).isEqualTo("Identità di prova (dimostrazione)");
            assertThat(read.name(Locale.ENGLISH)).isEqualTo("Test identities (demonstration)");
        } finally {
            provider.stop();
        }
    }

    @Test
    @Proves("D-51")
    void keepsWhatIsThereAndShowsTheKeysToNobodyElse() throws IOException {
        startsAndStops();
        byte[] own = read("secrets/own-key.pem");
        byte[] service = read("secrets/key.pem");

        startsAndStops();

        assertThat(read("secrets/own-key.pem")).isEqualTo(own);
        assertThat(read("secrets/key.pem")).isEqualTo(service);
        for (String key : List.of("secrets/own-key.pem", "secrets/key.pem")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(key))))
                    .isEqualTo("rw-------");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"key.pem", "certificate.pem"})
    void makesNothingWhereOneOfTwoIsThere(String left) throws IOException {
        startsAndStops();
        Files.delete(folder.resolve("secrets").resolve(left));

        assertThatThrownBy(() -> provider().start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("expected both or neither of ", "key.pem", "certificate.pem");
        assertThat(folder.resolve("secrets").resolve(left)).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"own-key.pem", "own.pem"})
    void isNotThereWhereOneOfItsOwnTwoIs(String left) throws IOException {
        startsAndStops();
        Files.delete(folder.resolve("secrets").resolve(left));
        TestIdentityProvider provider = provider();

        provider.start();

        assertThat(provider.address()).isEmpty();
        assertThat(folder.resolve("secrets").resolve(left)).doesNotExist();
    }

    @Test
    void isNotThereWhereNobodyCanBeTold() throws IOException {
        Files.writeString(folder.resolve("spid"), "no folder");
        TestIdentityProvider provider = provider();

        provider.start();

        assertThat(provider.address()).isEmpty();
        assertThat(folder.resolve("secrets/key.pem")).exists();
    }

    @Test
    void writesItsMetadataAnewWhereSomethingOfThemChanged() throws IOException {
        startsAndStops();
        byte[] metadata = read("spid/demo-idp.xml");
        X509Certificate own = Pem.certificates(read("secrets/own.pem")).get(0);
        String address = new String(metadata, java.nio.charset.StandardCharsets.UTF_8)
                .replaceAll("(?s).*entityID=\"([^\"]+)\".*", "$1");

        assertThat(OwnMetadata.isCurrent(metadata, address, own)).isTrue();
        assertThat(OwnMetadata.isCurrent(metadata, address + "0", own)).isFalse();
        assertThat(OwnMetadata.isCurrent(metadata, address, TestService.KEY.certificate()))
                .isFalse();
        assertThat(OwnMetadata.isCurrent(new byte[0], address, own)).isFalse();
    }

    @Test
    void goesOnWithoutASiteWhereThePortIsTaken() {
        TestIdentityProvider first = provider();
        first.start();
        try {
            Settings free = Stage.settings(folder, "http://127.0.0.1:9/");
            TestIdentityProvider second = new TestIdentityProvider(
                    new Settings(
                            URI.create(first.address()).getPort(),
                            free.own(),
                            free.metadataFile(),
                            free.service(),
                            free.profile(),
                            free.serviceShortName(),
                            free.serviceLocality(),
                            free.serviceMetadata(),
                            free.people()),
                    Clock.systemUTC());
            second.start();
            assertThat(second.address()).isEmpty();
            second.stop();
        } finally {
            first.stop();
        }
    }
}
