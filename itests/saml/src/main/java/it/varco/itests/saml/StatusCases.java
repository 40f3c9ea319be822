package it.varco.itests.saml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.w3c.dom.Element;

/** What a provider says when it signs nobody in (SPID-55, SPID-90 to SPID-93). */
final class StatusCases {

    private static final String STATUS = "urn:oasis:names:tc:SAML:2.0:status:";
    private static final String RESPONDER = "Responder";
    private static final String FAILED = "AuthnFailed";

    /** What the person did, or did not do. */
    private static final List<Integer> PERSONAL = List.of(19, 20, 21, 22, 23, 25, 30);

    private StatusCases() {}

    static List<SpidCase> all() {
        List<SpidCase> cases = new ArrayList<>();
        PERSONAL.forEach(number -> cases.add(failure(
                "status-" + number,
                "SPID-55 SPID-92",
                "the provider says number " + number,
                Expected.told(number),
                RESPONDER,
                "ErrorCode nr" + number)));
        IntStream.rangeClosed(8, 18)
                .forEach(number -> cases.add(failure(
                        String.format(Locale.ROOT, "status-%02d", number),
                        "SPID-55 SPID-92",
                        "the provider says number " + number,
                        Expected.TECHNICAL,
                        number == 9 ? "VersionMismatch" : "Requester",
                        String.format(Locale.ROOT, "ErrorCode nr%02d", number))));
        List.of(2, 3, 4, 5, 6, 7, 10, 24, 26, 99).stream()
                .filter(number -> number < 8 || number > 18)
                .forEach(number -> cases.add(failure(
                        String.format(Locale.ROOT, "status-%02d", number),
                        "SPID-55 SPID-90 SPID-91",
                        "the provider says number " + number + ", which no provider should",
                        Expected.TECHNICAL,
                        RESPONDER,
                        String.format(Locale.ROOT, "ErrorCode nr%02d", number))));
        cases.addAll(spellings());
        cases.addAll(shapes());
        return cases;
    }

    private static List<SpidCase> spellings() {
        Expected cancelled = Expected.told(25);
        return List.of(
                failure(
                        "status-spelled-small",
                        "SPID-90",
                        "number 25 is written in small letters",
                        cancelled,
                        RESPONDER,
                        "errorcode nr25"),
                failure(
                        "status-spelled-capitals",
                        "SPID-90",
                        "number 25 is written in capitals",
                        cancelled,
                        RESPONDER,
                        "ERRORCODE NR25"),
                failure(
                        "status-spelled-wide",
                        "SPID-90",
                        "number 25 is written with blanks",
                        cancelled,
                        RESPONDER,
                        "  ErrorCode  nr 25 "),
                failure(
                        "status-one-digit",
                        "SPID-90",
                        "number 8 is written with one digit",
                        Expected.TECHNICAL,
                        "Requester",
                        "ErrorCode nr8"),
                failure(
                        "status-three-digits",
                        "SPID-90",
                        "the number has three digits",
                        Expected.TECHNICAL,
                        RESPONDER,
                        "ErrorCode nr250"),
                failure(
                        "status-message-other",
                        "SPID-90 SPID-93",
                        "the message is markup without a number",
                        Expected.TECHNICAL,
                        RESPONDER,
                        "<script>alert(1)</script>"),
                failure(
                        "status-second-other",
                        "SPID-90",
                        "number 25 comes under another second code",
                        cancelled,
                        "Requester",
                        "ErrorCode nr25"));
    }

    private static List<SpidCase> shapes() {
        return List.of(
                AnswerCase.of(
                        "status-message-missing",
                        "SPID-90",
                        "a failure without a message",
                        Expected.TECHNICAL,
                        Making.good().before((message, scene) -> {
                            fail(message, RESPONDER, "x");
                            Message.remove(message.at("Status/StatusMessage"));
                            Message.remove(message.assertion());
                        })),
                AnswerCase.of(
                        "status-failure-with-assertion",
                        "SPID-55",
                        "a signed assertion stands beside number 25",
                        Expected.told(25),
                        Making.good().before((message, scene) -> fail(message, RESPONDER, "ErrorCode nr25"))),
                AnswerCase.of(
                        "status-failure-unsigned",
                        "SPID-55 SPID-58",
                        "number 25 comes without a signature",
                        Expected.told(25),
                        Making.good()
                                .before((message, scene) -> {
                                    fail(message, RESPONDER, "ErrorCode nr25");
                                    Message.remove(message.assertion());
                                })
                                .signed((message, scene) -> {})),
                AnswerCase.of(
                        "status-unknown",
                        "SPID-55",
                        "the status is one that SAML has not",
                        Expected.TECHNICAL,
                        Making.good()
                                .before((message, scene) ->
                                        message.at("Status/StatusCode").setAttribute("Value", "urn:example:fine"))),
                AnswerCase.of(
                        "status-success-nested",
                        "SPID-55",
                        "a success stands inside a failure",
                        Expected.TECHNICAL,
                        Making.good().before((message, scene) -> {
                            Element inner = message.at("Status/StatusCode");
                            Element outer = (Element) inner.cloneNode(false);
                            outer.setAttribute("Value", STATUS + RESPONDER);
                            Message.replace(inner, outer);
                            outer.appendChild(inner);
                        })),
                AnswerCase.of(
                        "status-detail-unknown",
                        "SPID-86",
                        "the status of a success has details",
                        Expected.ACCEPTED,
                        Making.good().before((message, scene) -> {
                            Element detail = message.protocol("StatusDetail");
                            detail.appendChild(message.element("urn:example:other", "x:hint"));
                            message.at("Status").appendChild(detail);
                        })));
    }

    private static SpidCase failure(
            String name, String rules, String deviation, Expected expected, String first, String words) {
        return AnswerCase.of(name, rules, deviation, expected, Making.good().before((message, scene) -> {
            fail(message, first, words);
            Message.remove(message.assertion());
        }));
    }

    private static void fail(Message message, String first, String words) {
        Element code = message.at("Status/StatusCode");
        code.setAttribute("Value", STATUS + first);
        Element second = message.protocol("StatusCode");
        second.setAttribute("Value", STATUS + FAILED);
        code.appendChild(second);
        Element text = message.protocol("StatusMessage");
        text.setTextContent(words);
        Message.after(code, text);
    }
}
