package it.varco.federation;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

class RedirectBindingTest {

    private static final byte[] MESSAGE = "<richiesta è=\"ì\"/>".getBytes(StandardCharsets.UTF_8);
    private static final PublicKey KEY = TestKeys.publicKey("provider");
    private static final URI PLACE = URI.create("https://idp.example/sso");

    @Test
    @Proves("SPID-32")
    void carriesAMessageInTheOrderOfTheProfile() {
        URI address = address(PLACE, "handle/+ 1");

        assertThat(address.getRawQuery())
                .matches("SAMLRequest=[^&]+&RelayState=handle%2F%2B\\+1&SigAlg=[^&]+rsa-sha256&Signature=[^&]+");
        assertThat(address.toString()).startsWith("https://idp.example/sso?SAMLRequest=");
        assertThat(RedirectBinding.message(address.getRawQuery(), "SAMLRequest"))
                .contains(MESSAGE);
        assertThat(RedirectBinding.isSigned(address.getRawQuery(), "SAMLRequest", KEY))
                .isTrue();
    }

    @Test
    @Proves("SPID-32")
    void leavesOutAnEmptyRelayStateAndKeepsAQueryThatIsThere() {
        URI address = address(URI.create("https://idp.example/sso?tenant=1"), "");

        assertThat(address.toString()).startsWith("https://idp.example/sso?tenant=1&SAMLRequest=");
        assertThat(address.getRawQuery()).doesNotContain("RelayState");
        assertThat(RedirectBinding.isSigned(address.getRawQuery(), "SAMLRequest", KEY))
                .isTrue();
    }

    @Test
    @Proves({"SPID-116", "SPID-143"})
    void takesNoQueryThatWasChanged() {
        String query = address(PLACE, "handle").getRawQuery();
        PublicKey other = TestKeys.publicKey("stranger");
        String message = query.substring(0, query.indexOf('&'));

        assertThat(RedirectBinding.isSigned(query, "SAMLRequest", other)).isFalse();
        for (String changed : new String[] {
            query.replace("handle", "handel"),
            query.replace("RelayState=handle&", ""),
            query.replace("rsa-sha256", "rsa-sha512"),
            query.replace("%2F04%2Fxmldsig-more%23rsa-sha256", "%2F09%2Fxmldsig%23rsa-sha1"),
            query.replace("SAMLRequest=", "SAMLResponse="),
            query.replaceAll("&Signature=.*", ""),
            query.replaceAll("&Signature=.*", "&Signature="),
            query.replaceAll("&Signature=.*", "&Signature=%25"),
            query.replaceAll("&Signature=.*", "&Signature=%zz"),
            query.replaceAll("SigAlg=[^&]+", "SigAlg=%zz"),
            query + '&' + message,
            ""
        }) {
            assertThat(changed).isNotEqualTo(query);
            assertThat(RedirectBinding.isSigned(changed, "SAMLRequest", KEY))
                    .as(changed)
                    .isFalse();
        }
    }

    @Test
    @Proves({"SEC-13", "SPID-145"})
    void inflatesNoMoreThanAMessageMayHave() throws IOException {
        assertThat(RedirectBinding.message(query(new byte[SamlReader.LARGEST]), "SAMLRequest"))
                .isPresent();
        assertThat(RedirectBinding.message(query(new byte[SamlReader.LARGEST + 1]), "SAMLRequest"))
                .isEmpty();
        assertThat(RedirectBinding.message(query(new byte[200 * SamlReader.LARGEST]), "SAMLRequest"))
                .isEmpty();
    }

    @Test
    void readsNothingFromWhatIsNoMessage() {
        for (String query : new String[] {"", "SAMLRequest=", "SAMLRequest=%", "SAMLRequest=AAAA", "SAMLRequest=è"}) {
            assertThat(RedirectBinding.message(query, "SAMLRequest")).as(query).isEmpty();
        }
    }

    private static URI address(URI place, String relayState) {
        return RedirectBinding.address(place, "SAMLRequest", MESSAGE, relayState, TestKeys.provider());
    }

    private static String query(byte[] message) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream deflating = new DeflaterOutputStream(bytes, new Deflater(9, true))) {
            deflating.write(message);
        }
        return "SAMLRequest="
                + URLEncoder.encode(Base64.getEncoder().encodeToString(bytes.toByteArray()), StandardCharsets.UTF_8);
    }
}
