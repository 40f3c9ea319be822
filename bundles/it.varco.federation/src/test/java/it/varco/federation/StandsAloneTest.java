package it.varco.federation;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;

/** The bundle carries what it needs of the library. */
class StandsAloneTest {

    private static final Path BUNDLE = Path.of("target/classes");

    @Test
    @Proves("D-19")
    void signsReadsAndVerifiesWithTheClassesInTheBundleAlone() throws Exception {
        try (URLClassLoader bundle =
                new URLClassLoader(new URL[] {BUNDLE.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            byte[] signed = signed(bundle);
            assertThat(new String(signed, StandardCharsets.UTF_8)).contains("SignatureValue");

            Object reader = made(bundle, "SamlReader");
            Object read = reader.getClass()
                    .getMethod("message", byte[].class)
                    .invoke(reader, Answer.bytes(Answer.signedOutside()));
            Object document = read.getClass().getMethod("document").invoke(read);
            Object root = document.getClass().getMethod("root").invoke(document);
            Object check = made(bundle, "SignatureCheck");
            Object flaw = check.getClass()
                    .getMethod("flaw", root.getClass(), Collection.class)
                    .invoke(check, root, Set.<PublicKey>of(TestKeys.publicKey("provider")));

            assertThat(flaw).isEqualTo(Optional.empty());
        }
    }

    private static byte[] signed(ClassLoader bundle) throws Exception {
        Class<?> keys = bundle.loadClass("it.varco.federation.SigningKey");
        Object key = keys.getMethod("of", PrivateKey.class, X509Certificate.class)
                .invoke(null, TestKeys.secret("provider"), TestKeys.certificate("provider"));
        Class<?> drafts = bundle.loadClass("it.varco.federation.XmlDraft");
        Object draft = drafts.getMethod("of", QName.class).invoke(null, Saml.protocol("Response"));
        drafts.getMethod("attribute", String.class, String.class).invoke(draft, "ID", "_r");
        drafts.getMethod("signed", keys).invoke(draft, key);
        Object writer = made(bundle, "SamlWriter");
        return (byte[]) writer.getClass().getMethod("write", drafts).invoke(writer, draft);
    }

    private static Object made(ClassLoader bundle, String name) throws Exception {
        return bundle.loadClass("it.varco.federation." + name).getConstructor().newInstance();
    }
}
