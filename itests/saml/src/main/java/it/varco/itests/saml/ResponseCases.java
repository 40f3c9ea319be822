package it.varco.itests.saml;

import it.varco.federation.Saml;
import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;

/** The response, but for its status and signature (SPID-48 to SPID-54, SPID-56). */
final class ResponseCases {

    private static final String NAME = "response";

    private ResponseCases() {}

    static List<SpidCase> all() {
        List<SpidCase> cases = new ArrayList<>();
        cases.addAll(Field.attribute("response-id", "SPID-48", "the ID of the response", "", "ID")
                .missing(Expected.INVALID)
                .empty(Expected.INVALID)
                .cases());
        cases.addAll(version("", NAME, "SPID-49"));
        cases.addAll(instant("", NAME, "SPID-50 SPID-80"));
        cases.addAll(identity());
        cases.addAll(issuer());
        cases.addAll(status());
        cases.addAll(places());
        return cases;
    }

    /** Cases of the version of a response or an assertion. */
    static List<SpidCase> version(String path, String name, String rules) {
        return Field.attribute(name + "-version", rules, "the Version of the " + name, path, "Version")
                .missing(Expected.INVALID)
                .empty(Expected.REFUSED)
                .is("lower", "1.1", scene -> "1.1", Expected.REFUSED)
                .is("higher", "2.1", scene -> "2.1", Expected.REFUSED)
                .cases();
    }

    /** Cases of the instant at which a response or an assertion was made. */
    static List<SpidCase> instant(String path, String name, String rules) {
        return Field.attribute(name + "-instant", rules, "the IssueInstant of the " + name, path, "IssueInstant")
                .missing(Expected.INVALID)
                .empty(Expected.INVALID)
                .is("malformed", "no instant", scene -> "yesterday", Expected.INVALID)
                .is("without-zone", "without a zone", scene -> Moments.nowhere(scene.in(0)), Expected.REFUSED)
                .is("other-zone", "with +00:00 for Z", scene -> Moments.elsewhere(scene.in(0)), Expected.REFUSED)
                .afterRequest()
                .is("of-request", "the second of the request", scene -> scene.afterRequest(0), Expected.ACCEPTED)
                .reached()
                .is(
                        "milliseconds",
                        "with milliseconds",
                        scene -> Moments.fraction(scene.in(0), "123"),
                        Expected.ACCEPTED)
                .is(
                        "nanoseconds",
                        "with nine digits after the second",
                        scene -> Moments.fraction(scene.in(0), "123456789"),
                        Expected.ACCEPTED)
                .is(
                        "many-digits",
                        "with twelve digits after the second",
                        scene -> Moments.fraction(scene.in(0), "123456789012"),
                        Expected.ACCEPTED)
                .cases();
    }

    private static List<SpidCase> identity() {
        List<SpidCase> cases = new ArrayList<>(
                Field.attribute("response-request", "SPID-51", "the InResponseTo of the response", "", "InResponseTo")
                        .missing(Expected.REFUSED)
                        .empty(Expected.INVALID)
                        .is("unknown", "that of no request", scene -> "_nobody-asked-this", Expected.REFUSED)
                        .cases());
        cases.addAll(Field.attribute(
                        "response-destination", "SPID-52", "the Destination of the response", "", "Destination")
                .missing(Expected.REFUSED)
                .empty(Expected.REFUSED)
                .is(
                        "other",
                        "the address of another gateway",
                        scene -> "https://staging.example/accesso/spid/ritorno",
                        Expected.REFUSED)
                .is(
                        "host-other",
                        "our path at another host",
                        scene -> "https://evil.example"
                                + scene.asked().consumer().getPath(),
                        Expected.REFUSED)
                .is("slash", "our address and a slash", scene -> scene.asked().consumer() + "/", Expected.REFUSED)
                .is("query", "our address and a query", scene -> scene.asked().consumer() + "?a=b", Expected.REFUSED)
                .is(
                        "shorter",
                        "what our address begins with",
                        scene -> scene.asked().consumer().resolve("/").toString(),
                        Expected.REFUSED)
                .cases());
        return cases;
    }

    private static List<SpidCase> issuer() {
        List<SpidCase> cases = new ArrayList<>(issuer("", NAME, "SPID-53 SPID-87"));
        cases.addAll(Field.element("response-issuer", "SPID-53", "the Issuer of the response", "Issuer")
                .missing(Expected.REFUSED)
                .cases());
        cases.addAll(
                Field.attribute("response-issuer-format", "SPID-53", "the Format of that Issuer", "Issuer", "Format")
                        .missing(Expected.ACCEPTED)
                        .empty(Expected.REFUSED)
                        .is("other", "that of a transient name", scene -> Saml.TRANSIENT, Expected.REFUSED)
                        .cases());
        return cases;
    }

    /** Cases of the issuer of a response or an assertion. */
    static List<SpidCase> issuer(String path, String name, String rules) {
        String place = path.isEmpty() ? "Issuer" : path + "/Issuer";
        return Field.element(name + "-issuer", rules, "the Issuer of the " + name, place)
                .empty(Expected.REFUSED)
                .is("blank", "a blank", scene -> " ", Expected.REFUSED)
                .is(
                        "other",
                        "another registered provider",
                        scene -> scene.other().entityId(),
                        Expected.REFUSED)
                .is("unknown", "registered nowhere", scene -> "https://nobody.example", Expected.REFUSED)
                .is(
                        "longer",
                        "our provider and a slash",
                        scene -> scene.provider().entityId() + "/",
                        Expected.REFUSED)
                .is(
                        "padded",
                        "right, with blanks around",
                        scene -> "\n  " + scene.provider().entityId() + " ",
                        Expected.ACCEPTED)
                .cases();
    }

    private static List<SpidCase> status() {
        List<SpidCase> cases = new ArrayList<>(Field.element("status", "SPID-54", "the Status", "Status")
                .missing(Expected.INVALID)
                .empty(Expected.INVALID)
                .cases());
        cases.add(AnswerCase.of(
                "status-code-missing",
                "SPID-54",
                "the Status has a message, and no StatusCode",
                Expected.INVALID,
                Making.good()
                        .before((message, scene) ->
                                Message.replace(message.at("Status/StatusCode"), message.protocol("StatusMessage")))));
        cases.addAll(Field.attribute(
                        "status-code-value", "SPID-54", "the Value of the StatusCode", "Status/StatusCode", "Value")
                .missing(Expected.INVALID)
                .empty(Expected.REFUSED)
                .cases());
        return cases;
    }

    private static List<SpidCase> places() {
        return List.of(
                AnswerCase.of(
                        "assertion-missing",
                        "SPID-56",
                        "it is a success without an assertion",
                        Expected.REFUSED,
                        Making.good().before((message, scene) -> Message.remove(message.assertion()))),
                AnswerCase.of(
                        "assertion-in-extensions",
                        "SPID-56",
                        "the assertion stands in the extensions",
                        Expected.REFUSED,
                        Making.good().before((message, scene) -> {
                            Element extensions = message.protocol("Extensions");
                            Message.before(message.at("Status"), extensions);
                            extensions.appendChild(message.assertion());
                        })),
                AnswerCase.of(
                        "assertion-in-status",
                        "SPID-56",
                        "the assertion stands in the details of the status",
                        Expected.REFUSED,
                        Making.good().before((message, scene) -> {
                            Element detail = message.protocol("StatusDetail");
                            detail.appendChild(message.assertion());
                            message.at("Status").appendChild(detail);
                        })));
    }
}
