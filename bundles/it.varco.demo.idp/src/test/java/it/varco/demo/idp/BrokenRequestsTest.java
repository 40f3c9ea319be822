package it.varco.demo.idp;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.federation.Saml;
import it.varco.federation.XmlDraft;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are wrong in one thing each, and who is told of it. */
class BrokenRequestsTest extends OnStage {

    private static final String L1 = "https://www.spid.gov.it/SpidL1";
    private static final String L2 = "https://www.spid.gov.it/SpidL2";
    private static final String ADDRESS_URL = "AssertionConsumerServiceURL";
    private static final String ADDRESS_INDEX = "AssertionConsumerServiceIndex";

    /** What a service is told, with what is wrong in the request. */
    private static Arguments wrong(String code, String what, UnaryOperator<Request> change) {
        return Arguments.of(code, what, change);
    }

    static Stream<Arguments> told() {
        String now = Instant.now().toString();
        return Stream.of(
                wrong("nr08", "without a new proof at level 2", each -> each.without("ForceAuthn")),
                wrong("nr08", "without a new proof at level 2, said", each -> each.with("ForceAuthn", "false")),
                wrong("nr08", "with a subject", each -> each.beginning(subject())),
                wrong("nr08", "with conditions", each -> each.ending(XmlDraft.of(Saml.assertion("Conditions")))),
                wrong("nr08", "with scoping", each -> each.ending(XmlDraft.of(Saml.protocol("Scoping")))),
                wrong("nr09", "of another version", each -> each.with("Version", "1.1")),
                wrong("nr12", "without a level", each -> each.levels()),
                wrong("nr12", "of a level that is none", each -> each.levels("https://www.spid.gov.it/SpidL4")),
                wrong("nr12", "of two levels", each -> each.levels(L1, L2)),
                wrong("nr13", "too old", each -> each.with("IssueInstant", "2020-01-01T00:00:00Z")),
                wrong("nr13", "too new", each -> each.with("IssueInstant", "2090-01-01T00:00:00Z")),
                wrong("nr13", "of another zone", each -> each.with("IssueInstant", now.replace("Z", "+00:00"))),
                wrong("nr14", "without a destination", each -> each.without("Destination")),
                wrong("nr14", "for another provider", each -> each.with("Destination", "https://idp.example/sso")),
                wrong("nr14", "for the other binding", each -> each.with("Destination", stage.redirect())),
                wrong("nr15", "passive", each -> each.with("IsPassive", "true")),
                wrong("nr15", "passive, said no", each -> each.with("IsPassive", "false")),
                wrong("nr16", "without an address", each -> each.without(ADDRESS_INDEX)),
                wrong("nr16", "with an index that is not published", each -> each.with(ADDRESS_INDEX, "7")),
                wrong("nr16", "with an address twice", each -> each.with(ADDRESS_URL, TestService.ADDRESS)),
                wrong("nr16", "with a foreign address", each -> byUrl(each, "https://evil.example/ritorno")),
                wrong(
                        "nr16",
                        "without a binding",
                        each -> byUrl(each, TestService.ADDRESS).without("ProtocolBinding")),
                wrong(
                        "nr16",
                        "with another binding",
                        each -> byUrl(each, TestService.ADDRESS).with("ProtocolBinding", Saml.HTTP_REDIRECT)),
                wrong("nr17", "without a policy for the name", Request::withoutPolicy),
                wrong("nr17", "without the format of the name", each -> each.policyWithout("Format")),
                wrong("nr17", "of another format", each -> each.policy("Format", Saml.ENTITY)),
                wrong("nr17", "that creates names", each -> each.policy("AllowCreate", "true")),
                wrong("nr18", "of another set", each -> each.with("AttributeConsumingServiceIndex", "7")));
    }

    private static XmlDraft subject() {
        return XmlDraft.of(Saml.assertion("Subject")).child(Saml.assertion("NameID"), "_x");
    }

    private static Request byUrl(Request request, String address) {
        return request.without(ADDRESS_INDEX).with(ADDRESS_URL, address).with("ProtocolBinding", Saml.HTTP_POST);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("told")
    void tellTheServiceAtTheAddressThatItPublished(String code, String what, UnaryOperator<Request> change) {
        Request request = change.apply(request());
        HttpResponse<String> answered = stage.ask(request.posted());

        assertThat(stage.error(answered)).as(what).isEqualTo("ErrorCode " + code);
        assertThat(Stage.departing(answered))
                .containsEntry("action", TestService.ADDRESS)
                .containsEntry("RelayState", "handle-1");
        assertThat(Stage.answer(answered).root().attribute("InResponseTo")).contains(request.id());
    }

    @Test
    void tellTheServiceOfAnotherMessageOfSaml() {
        XmlDraft logout = XmlDraft.of(Saml.protocol("LogoutRequest"))
                .attribute("ID", "_logout")
                .attribute("Version", Saml.VERSION)
                .attribute("IssueInstant", Instant.now().toString())
                .child(XmlDraft.of(Saml.assertion("Issuer"))
                        .attribute("Format", Saml.ENTITY)
                        .attribute("NameQualifier", TestService.ENTITY_ID)
                        .text(TestService.ENTITY_ID))
                .child(Saml.assertion("NameID"), "_x");

        assertThat(stage.error(stage.ask(Request.encoded(logout.signed(TestService.KEY)))))
                .isEqualTo("ErrorCode nr08");
    }

    @Test
    void tellTheServiceAtTheAddressThatItNamedWhereThatIsItsOwn() {
        Request request = request().with(ADDRESS_INDEX, "1").without("ForceAuthn");

        assertThat(Stage.departing(stage.ask(request.posted()))).containsEntry("action", TestService.OTHER_ADDRESS);
    }

    @Test
    void tellTheServiceOfARequestThatWasAnswered() {
        Request request = request();
        stage.choose(stage.ask(request.posted()), Map.of());

        assertThat(stage.error(stage.ask(request.posted()))).isEqualTo("ErrorCode nr11");
    }

    @Test
    void tellTheServiceOfASignatureInsideAnAddress() {
        Request request = new Request(stage.redirect());
        URI address = it.varco.federation.RedirectBinding.address(
                URI.create(stage.redirect()),
                "SAMLRequest",
                new it.varco.federation.SamlWriter().write(request.draft().signed(TestService.KEY)),
                "",
                TestService.KEY);

        assertThat(stage.error(stage.get(address.toString()))).isEqualTo("ErrorCode nr08");
    }

    static Stream<Arguments> shown() {
        return Stream.of(
                wrong("nr08", "without a version", each -> each.without("Version")),
                wrong("nr08", "without an identifier", each -> each.without("ID")),
                wrong("nr08", "without an instant", each -> each.without("IssueInstant")),
                wrong("nr10", "of nobody", Request::fromNobody),
                wrong("nr10", "of somebody else", each -> each.from("https://sp.example")),
                wrong("nr10", "without the format of the issuer", each -> each.issuerWithout("Format")),
                wrong("nr10", "with another format", each -> each.issuer("Format", Saml.TRANSIENT)),
                wrong("nr10", "without the qualifier", each -> each.issuerWithout("NameQualifier")),
                wrong("nr10", "with another qualifier", each -> each.issuer("NameQualifier", "https://sp.example")));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("shown")
    void showAPageWhereNobodyCanBeTold(String code, String what, UnaryOperator<Request> change) {
        XmlDraft draft = change.apply(request()).draft();
        String request = what.equals("without an identifier")
                ? Request.encoded(draft)
                : Request.encoded(draft.signed(TestService.KEY));

        isShown(stage.ask(request), code);
    }

    private static void isShown(HttpResponse<String> page, String code) {
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains(">" + code + "<").doesNotContain("<form");
    }

    @Test
    void showAPageWhereThePostIsNotSignedByTheService() {
        isShown(stage.ask(request().unsigned()), "nr07");
        isShown(stage.ask(request().posted(TestService.STRANGER)), "nr07");
        String signed = new String(Base64.getDecoder().decode(request().posted()), StandardCharsets.UTF_8);
        String altered = signed.replace("SpidL2", "SpidL1");
        assertThat(altered).isNotEqualTo(signed);
        isShown(stage.ask(Base64.getEncoder().encodeToString(altered.getBytes(StandardCharsets.UTF_8))), "nr07");
    }

    @Test
    void showAPageWhereTheAddressIsNotSignedByTheService() {
        Request request = new Request(stage.redirect());

        isShown(stage.get(request.address("handle-1", TestService.STRANGER).toString()), "nr05");
        String signed = request.address("handle-1").toString();
        isShown(stage.get(signed.replace("handle-1", "handle-2")), "nr05");
        isShown(stage.get(signed.replace("rsa-sha256", "rsa-sha1")), "nr05");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SAMLRequest", "SigAlg", "Signature"})
    void showAPageWhereAPartOfTheAddressIsMissing(String part) {
        String signed = new Request(stage.redirect()).address("").toString();

        isShown(stage.get(signed.replace(part + "=", "x" + part + "=")), "nr04");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%%%", "bm8geG1s"})
    void showAPageWhereThereIsNoRequest(String request) {
        HttpResponse<String> page = stage.ask(request);

        isShown(page, request.equals("bm8geG1s") ? "nr08" : "nr04");
    }

    @Test
    void showAPageWhereTheStateIsTooLong() {
        HttpResponse<String> page =
                stage.send(stage.post(), Map.of("SAMLRequest", request().posted(), "RelayState", "x".repeat(81)));

        isShown(page, "nr04");
    }

    @Test
    void showAPageWhereTheBindingIsAnother() {
        isShown(stage.get(request().address("").toString()), "nr06");
        isShown(stage.send(stage.redirect(), Map.of("SAMLRequest", request().posted())), "nr06");
    }

    @Test
    void showAPageWhereTheMetadataOfTheServiceAreNoGood() {
        String published = new String(TestService.metadata(TestService.KEY, TestService.KEY), StandardCharsets.UTF_8);
        byte[] nowhere = new it.varco.federation.SamlWriter()
                .write(TestService.draft(TestService.KEY, "javascript:alert(1)").signed(TestService.KEY));
        byte[] unsigned = new it.varco.federation.SamlWriter().write(TestService.draft(TestService.KEY, "http://x/"));
        Stream.of(
                        new byte[0],
                        "no metadata".getBytes(StandardCharsets.UTF_8),
                        unsigned,
                        nowhere,
                        TestService.metadata(TestService.KEY, TestService.STRANGER),
                        published.replace("index=\"1\"", "index=\"2\"").getBytes(StandardCharsets.UTF_8))
                .forEach(metadata -> {
                    stage.service().publish(metadata);
                    HttpResponse<String> page = stage.ask(request().posted());
                    assertThat(page.statusCode()).isEqualTo(503);
                    assertThat(page.body()).contains(">nr02<");
                });
        stage.service().publish(TestService.metadata(TestService.KEY, TestService.KEY));
        assertThat(stage.ask(request().posted()).statusCode()).isEqualTo(303);
    }

    @Test
    void areJudgedByTheKeyThatIsPublishedAtTheMoment() {
        stage.service().publish(TestService.metadata(TestService.STRANGER, TestService.STRANGER));
        isShown(stage.ask(request().posted()), "nr07");
        assertThat(stage.ask(request().posted(TestService.STRANGER)).statusCode())
                .isEqualTo(303);
        stage.service().publish(TestService.metadata(TestService.KEY, TestService.KEY));
        assertThat(stage.ask(request().posted()).statusCode()).isEqualTo(303);
    }
}
