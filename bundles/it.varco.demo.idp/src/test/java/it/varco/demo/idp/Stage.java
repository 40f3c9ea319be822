package it.varco.demo.idp;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.certificate.SpidProfile;
import it.varco.federation.Reading;
import it.varco.federation.Saml;
import it.varco.federation.SamlDocument;
import it.varco.federation.SamlReader;
import it.varco.federation.SignatureCheck;
import it.varco.federation.XmlNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A service and the identity provider, each on a port of its own, and what a browser does between them. */
final class Stage implements AutoCloseable {

    static final String MARIO = "RSSMRA80A01H501U";
    static final List<String> PEOPLE =
            List.of(MARIO + ";Mario;Rossi;1980-01-01;H501;M", "BNCLRA85M52Z110M;Lara;Bianchi;1985-08-12;Z110;F");

    private static final Pattern FIELD =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");

    private final TestService service = new TestService();
    private final HttpClient browser = HttpClient.newHttpClient();
    private final TestIdentityProvider provider;

    /** @param folder where its files are */
    Stage(Path folder) {
        provider = new TestIdentityProvider(settings(folder, service.metadataAddress()), Clock.systemUTC());
        provider.start();
    }

    static Settings settings(Path folder, String metadata) {
        return new Settings(
                0,
                new KeyFiles(folder.resolve("secrets/own-key.pem"), folder.resolve("secrets/own.pem")),
                folder.resolve("spid/demo-idp.xml"),
                new KeyFiles(folder.resolve("secrets/key.pem"), folder.resolve("secrets/certificate.pem")),
                SpidProfile.publicBody("Istituto di prova", TestService.ENTITY_ID, "idp_prova"),
                "Istituto",
                "Roma",
                URI.create(metadata),
                PEOPLE.stream().map(InventedPerson::parse).toList());
    }

    @Override
    public void close() {
        provider.stop();
        service.close();
    }

    TestService service() {
        return service;
    }

    String address() {
        return provider.address();
    }

    /** Where requests in forms go. */
    String post() {
        return address() + "/sso/post";
    }

    /** Where requests in addresses go. */
    String redirect() {
        return address() + "/sso/redirect";
    }

    HttpResponse<String> get(String address, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    HttpResponse<String> send(String address, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + '=' + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return browser.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends a request in a form. */
    HttpResponse<String> ask(String request) {
        return send(post(), Map.of("SAMLRequest", request, "RelayState", "handle-1"));
    }

    /** The address of the page where the person chooses. */
    String choice(HttpResponse<String> asked) {
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(303);
        return address() + asked.headers().firstValue("Location").orElseThrow();
    }

    /** Sends what a person chose, after the service asked. */
    HttpResponse<String> choose(HttpResponse<String> asked, Map<String, String> chosen) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of(
                "request",
                choice(asked).replaceAll(".*request=", ""),
                "person",
                MARIO,
                "level",
                "2",
                "action",
                "consent"));
        fields.putAll(chosen);
        return send(address() + "/accesso", fields);
    }

    /** What the page sends on: names of fields with their values, and {@code action} for where. */
    static Map<String, String> departing(HttpResponse<String> page) {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher field = FIELD.matcher(page.body());
        while (field.find()) {
            fields.put(field.group(1), field.group(2));
        }
        Matcher action =
                Pattern.compile("<form method=\"post\" action=\"([^\"]+)\">").matcher(page.body());
        assertThat(action.find()).as(page.body()).isTrue();
        fields.put("action", action.group(1));
        return fields;
    }

    /** The answer on that page, valid by the schema. */
    static SamlDocument answer(HttpResponse<String> page) {
        byte[] xml = Base64.getDecoder().decode(departing(page).getOrDefault("SAMLResponse", ""));
        Reading reading = new SamlReader().message(xml);
        assertThat(reading).as(new String(xml, StandardCharsets.UTF_8)).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) reading).document();
    }

    /** The error in an answer that is signed and has no assertion, such as {@code ErrorCode nr25}. */
    String error(HttpResponse<String> page) {
        SamlDocument answer = answer(page);
        assertThat(answer.count(Saml.assertion("Assertion"))).isZero();
        assertThat(isSigned(answer.root())).isTrue();
        return status(answer)
                .child(Saml.protocol("StatusMessage"))
                .flatMap(XmlNode::text)
                .orElse("none");
    }

    static XmlNode status(SamlDocument answer) {
        return answer.root().child(Saml.protocol("Status")).orElseThrow();
    }

    /** Whether it is signed by the key in the metadata of the identity provider. */
    boolean isSigned(XmlNode node) {
        return new SignatureCheck().flaw(node, keys()).isEmpty();
    }

    private List<PublicKey> keys() {
        String published = get(address() + "/metadata").body();
        Reading reading = new SamlReader().metadata(published.getBytes(StandardCharsets.UTF_8));
        XmlNode role = ((Reading.Read) reading)
                .document()
                .root()
                .child(Saml.metadata("IDPSSODescriptor"))
                .orElseThrow();
        return it.varco.federation.PublishedKeys.of(role).keys();
    }
}
