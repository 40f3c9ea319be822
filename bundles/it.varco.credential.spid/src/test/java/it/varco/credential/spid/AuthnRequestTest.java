package it.varco.credential.spid;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.credential.spid.answer.Comparison;
import it.varco.credential.spid.answer.Keys;
import it.varco.credential.spid.answer.SentRequest;
import it.varco.credential.spid.answer.SpidLevel;
import it.varco.credential.spid.answer.TestProvider;
import it.varco.credential.spid.answer.TestResponse;
import it.varco.federation.Reading;
import it.varco.federation.RedirectBinding;
import it.varco.federation.Saml;
import it.varco.federation.SamlReader;
import it.varco.federation.SignatureCheck;
import it.varco.federation.SignatureFlaw;
import it.varco.federation.XmlNode;
import it.varco.proves.Proves;
import java.net.URI;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;

/** Requests, read as an identity provider reads them: by the schema first. */
class AuthnRequestTest {

    private static final URI PLACE = URI.create("https://idp.example/sso");
    private static final Set<PublicKey> OUR_KEY =
            Set.of(Keys.ours().certificate().getPublicKey());

    private final SignatureCheck signatures = new SignatureCheck();

    @Test
    @Proves({"SPID-20", "SPID-21", "SPID-22"})
    void saysWhatItIsFromWhenAndForWhom() {
        XmlNode request = posted(SpidLevel.L2);

        assertThat(request.is(Saml.protocol("AuthnRequest"))).isTrue();
        assertThat(request.attribute("ID")).contains("_request");
        assertThat(request.attribute("Version")).contains("2.0");
        assertThat(request.attribute("IssueInstant")).contains("2026-11-20T10:00:00.123Z");
        assertThat(request.attribute("Destination")).contains("https://idp.example/sso");
    }

    @Test
    @Proves("SPID-20")
    void hasAnIdentifierThatNobodyCanGuess() {
        Set<String> identifiers =
                Stream.generate(AuthnRequest::newId).limit(1000).collect(Collectors.toSet());

        assertThat(identifiers).hasSize(1000).allMatch(id -> id.matches("_[0-9a-f]{32}"));
    }

    @Test
    @Proves({"SPID-23", "SPID-29"})
    void asksForALevelAndForANewLoginAboveTheFirst() {
        assertThat(posted(SpidLevel.L1).attribute("ForceAuthn")).isEmpty();
        assertThat(posted(SpidLevel.L2).attribute("ForceAuthn")).contains("true");
        assertThat(posted(SpidLevel.L3).attribute("ForceAuthn")).contains("true");
        XmlNode context = posted(SpidLevel.L3)
                .child(Saml.protocol("RequestedAuthnContext"))
                .orElseThrow();
        assertThat(context.attribute("Comparison")).contains("minimum");
        assertThat(context.children())
                .singleElement()
                .satisfies(level -> assertThat(level.text()).contains("https://www.spid.gov.it/SpidL3"));
    }

    @Test
    @Proves({"SPID-24", "SPID-25", "SPID-26", "SPID-30"})
    void namesWhatIsInOurMetadataByItsIndexAndNothingElse() {
        XmlNode request = posted(SpidLevel.L2);

        assertThat(request.attribute("AssertionConsumerServiceIndex")).contains("0");
        assertThat(request.attribute("AttributeConsumingServiceIndex")).contains("0");
        for (String never : List.of("AssertionConsumerServiceURL", "ProtocolBinding", "IsPassive")) {
            assertThat(request.attribute(never)).as(never).isEmpty();
        }
        assertThat(request.children())
                .extracting(XmlNode::name)
                .containsExactly(
                        Saml.assertion("Issuer"),
                        new QName(Saml.SIGNATURE, "Signature"),
                        Saml.protocol("NameIDPolicy"),
                        Saml.protocol("RequestedAuthnContext"));
    }

    @Test
    @Proves({"SPID-27", "SPID-28"})
    void saysWhoAsksAndForWhichKindOfName() {
        XmlNode request = posted(SpidLevel.L2);
        XmlNode issuer = request.child(Saml.assertion("Issuer")).orElseThrow();
        XmlNode policy = request.child(Saml.protocol("NameIDPolicy")).orElseThrow();

        assertThat(issuer.text()).contains(TestResponse.ENTITY_ID);
        assertThat(issuer.attribute("Format")).contains(Saml.ENTITY);
        assertThat(issuer.attribute("NameQualifier")).contains(TestResponse.ENTITY_ID);
        assertThat(policy.attribute("Format")).contains(Saml.TRANSIENT);
        assertThat(policy.attribute("AllowCreate")).isEmpty();
    }

    @Test
    @Proves("SPID-31")
    void isSignedInsideWhereItIsPosted() {
        Map<String, String> form = request(SpidLevel.L2).form("handle", Keys.ours());

        assertThat(form).containsOnlyKeys("SAMLRequest", "RelayState").containsEntry("RelayState", "handle");
        assertThat(signatures.flaw(posted(SpidLevel.L2), OUR_KEY)).isEmpty();
    }

    @Test
    @Proves("SPID-32")
    void isSignedAsAnAddressWhereTheBrowserIsSent() {
        URI address = request(SpidLevel.L2).address("handle", Keys.ours());

        assertThat(address.toString()).startsWith("https://idp.example/sso?SAMLRequest=");
        assertThat(RedirectBinding.isSigned(
                        address.getRawQuery(),
                        "SAMLRequest",
                        Keys.ours().certificate().getPublicKey()))
                .isTrue();
        Optional<byte[]> message = RedirectBinding.message(address.getRawQuery(), "SAMLRequest");
        assertThat(signatures.flaw(read(message.orElseThrow()), OUR_KEY)).contains(SignatureFlaw.ABSENT);
    }

    private static AuthnRequest request(SpidLevel level) {
        SentRequest sent = new SentRequest(
                "_request",
                Instant.parse("2026-11-20T10:00:00.123456Z"),
                TestProvider.ID,
                TestResponse.RETURN,
                new SentRequest.Asked(level, Comparison.MINIMUM, List.of("fiscalNumber")));
        return new AuthnRequest(sent, TestResponse.ENTITY_ID, PLACE);
    }

    private static XmlNode posted(SpidLevel level) {
        String field = request(level).form("handle", Keys.ours()).get("SAMLRequest");
        return read(Base64.getDecoder().decode(field));
    }

    private static XmlNode read(byte[] message) {
        assertThat(new SamlReader().message(message)).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) new SamlReader().message(message)).document().root();
    }
}
