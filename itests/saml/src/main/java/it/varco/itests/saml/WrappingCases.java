package it.varco.itests.saml;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.w3c.dom.Element;

/**
 * What an attacker builds around an assertion that was signed: the signature still holds for the element it was made
 * for, and the one that a careless reader finds is about somebody else (SPID-140).
 */
final class WrappingCases {

    private static final String FORGED = "_forged";

    private WrappingCases() {}

    static List<SpidCase> all() {
        List<SpidCase> cases = new ArrayList<>();
        cases.addAll(beside());
        cases.addAll(inForged());
        cases.addAll(inResponse());
        cases.addAll(inSignature());
        cases.addAll(responses());
        return cases;
    }

    private static List<SpidCase> beside() {
        return List.of(
                of(
                        "wrapping-before",
                        "a forged assertion stands before the signed one",
                        Expected.REFUSED,
                        message -> Message.before(message.assertion(), Making.forged(message, FORGED))),
                of(
                        "wrapping-after",
                        "a forged assertion stands after the signed one",
                        Expected.REFUSED,
                        message -> Message.after(message.assertion(), Making.forged(message, FORGED))),
                of(
                        "wrapping-same-id-before",
                        "a forged assertion with the same ID stands before the signed one",
                        Expected.INVALID,
                        message -> Message.before(
                                message.assertion(),
                                Making.forged(message, message.assertion().getAttribute("ID")))),
                of(
                        "wrapping-same-id-after",
                        "a forged assertion with the same ID stands after the signed one",
                        Expected.INVALID,
                        message -> Message.after(
                                message.assertion(),
                                Making.forged(message, message.assertion().getAttribute("ID")))),
                of(
                        "wrapping-signature-copied",
                        "a forged assertion carries a copy of the signature of the other",
                        Expected.REFUSED,
                        message -> {
                            Element forged = Making.forged(message, FORGED);
                            Message.after(
                                    Message.child(forged, "Issuer"), Message.copy(message.at("Assertion/Signature")));
                            Message.before(message.assertion(), forged);
                        }),
                of(
                        "wrapping-signature-moved",
                        "the signature was moved to a forged assertion, the other stands after",
                        Expected.REFUSED,
                        message -> {
                            Element signed = message.assertion();
                            Element forged = Making.forged(message, FORGED);
                            Message.after(Message.child(forged, "Issuer"), Message.child(signed, "Signature"));
                            Message.before(signed, forged);
                        }),
                of(
                        "wrapping-signature-to-response",
                        "the signature of the assertion was moved to the response",
                        Expected.REFUSED,
                        message -> Message.after(message.at("Issuer"), message.at("Assertion/Signature"))));
    }

    /** The signed one stands inside the forged one, where the schema lets it. */
    private static List<SpidCase> inForged() {
        return List.of(
                of(
                        "wrapping-in-advice",
                        "the signed assertion stands in the advice of a forged one",
                        Expected.REFUSED,
                        message -> {
                            Element signed = message.assertion();
                            Element forged = forgedInstead(message);
                            Element advice = message.saml("Advice");
                            Message.after(Message.child(forged, "Conditions"), advice);
                            advice.appendChild(signed);
                        }),
                of(
                        "wrapping-in-confirmation",
                        "the signed assertion stands in the confirmation of a forged one",
                        Expected.REFUSED,
                        message -> {
                            Element signed = message.assertion();
                            forgedInstead(message);
                            message.at("Assertion/Subject/SubjectConfirmation/SubjectConfirmationData")
                                    .appendChild(signed);
                        }),
                of(
                        "wrapping-in-value",
                        "the signed assertion stands in a value of a forged one",
                        Expected.REFUSED,
                        message -> {
                            Element signed = message.assertion();
                            forgedInstead(message);
                            Element value = message.value("name");
                            value.removeAttributeNS(GoodResponse.XSI, "type");
                            value.appendChild(signed);
                        }),
                of(
                        "wrapping-around",
                        "the signed assertion stands at the end of a forged one",
                        Expected.INVALID,
                        message -> {
                            Element signed = message.assertion();
                            forgedInstead(message).appendChild(signed);
                        }));
    }

    private static List<SpidCase> inResponse() {
        return List.of(
                of(
                        "wrapping-in-extensions",
                        "the signed assertion stands in the extensions, a forged one in its place",
                        Expected.REFUSED,
                        message -> {
                            Element signed = message.assertion();
                            forgedInstead(message);
                            Element extensions = message.protocol("Extensions");
                            Message.before(message.at("Status"), extensions);
                            extensions.appendChild(signed);
                        }),
                of(
                        "wrapping-in-status",
                        "the signed assertion stands in the details of the status, a forged one in its" + " place",
                        Expected.REFUSED,
                        message -> {
                            Element signed = message.assertion();
                            forgedInstead(message);
                            Element detail = message.protocol("StatusDetail");
                            detail.appendChild(signed);
                            message.at("Status").appendChild(detail);
                        }),
                of(
                        "wrapping-in-extensions-signature-left",
                        "the signed assertion stands in the extensions, and its" + " signature in the forged one",
                        Expected.REFUSED,
                        message -> {
                            Element signed = message.assertion();
                            Element forged = forgedInstead(message);
                            Message.after(Message.child(forged, "Issuer"), Message.child(signed, "Signature"));
                            Element extensions = message.protocol("Extensions");
                            Message.before(message.at("Status"), extensions);
                            extensions.appendChild(signed);
                        }));
    }

    private static List<SpidCase> inSignature() {
        return List.of(
                of(
                        "wrapping-in-object",
                        "the signed assertion stands in an object of its signature, which a forged one" + " carries",
                        Expected.REFUSED,
                        message -> {
                            Element signed = message.assertion();
                            Element forged = forgedInstead(message);
                            Element signature = Message.child(signed, "Signature");
                            Message.after(Message.child(forged, "Issuer"), signature);
                            inObject(message, signature, signed);
                        }),
                of(
                        "wrapping-in-object-copied",
                        "the signed assertion stands with its signature in an object of a copy" + " of the signature",
                        Expected.REFUSED,
                        message -> {
                            Element signed = message.assertion();
                            Element forged = forgedInstead(message);
                            Element signature = Message.copy(Message.child(signed, "Signature"));
                            Message.after(Message.child(forged, "Issuer"), signature);
                            inObject(message, signature, signed);
                        }),
                of(
                        "wrapping-in-signature",
                        "the signed assertion stands in its signature",
                        Expected.INVALID,
                        message -> {
                            Element signed = message.assertion();
                            Element forged = forgedInstead(message);
                            Element signature = Message.child(signed, "Signature");
                            Message.after(Message.child(forged, "Issuer"), signature);
                            signature.appendChild(signed);
                        }));
    }

    /** The whole answer stands in another one; response and assertion are signed. */
    private static List<SpidCase> responses() {
        return List.of(
                whole(
                        "wrapping-response-in-extensions",
                        "the signed response stands in the extensions of a forged one",
                        Expected.INVALID,
                        (message, outer, inner) -> {
                            Element extensions = message.protocol("Extensions");
                            Message.before(Message.child(outer, "Status"), extensions);
                            extensions.appendChild(inner);
                        }),
                whole(
                        "wrapping-response-in-status",
                        "the signed response stands in the status of a forged one",
                        Expected.REFUSED,
                        (message, outer, inner) -> {
                            Element detail = message.protocol("StatusDetail");
                            detail.appendChild(inner);
                            Message.child(outer, "Status").appendChild(detail);
                        }),
                whole(
                        "wrapping-response-in-object",
                        "the signed response stands in an object of its signature, which a forged one" + " carries",
                        Expected.REFUSED,
                        (message, outer, inner) -> {
                            Element signature = Message.child(inner, "Signature");
                            Message.after(Message.child(outer, "Issuer"), signature);
                            inObject(message, signature, inner);
                        }),
                AnswerCase.of(
                        "wrapping-response-kept",
                        "SPID-140",
                        "the response is signed, and a forged assertion was put before the signed one",
                        Expected.REFUSED,
                        Making.good()
                                .after((message, scene) ->
                                        Message.before(message.assertion(), Making.forged(message, FORGED)))));
    }

    /** Puts the inner response somewhere into the outer one. */
    private interface Nesting {
        void nest(Message message, Element outer, Element inner);
    }

    private static SpidCase whole(String name, String deviation, Expected expected, Nesting nesting) {
        return AnswerCase.of(
                name,
                expected.equals(Expected.INVALID) ? "SPID-140 SPID-45" : "SPID-140 SPID-47",
                deviation,
                expected,
                Making.good().after((message, scene) -> {
                    Element inner = message.root();
                    Element outer = (Element) inner.cloneNode(false);
                    outer.setAttribute("ID", "_outer");
                    outer.appendChild(Message.copy(message.at("Issuer")));
                    outer.appendChild(Message.copy(message.at("Status")));
                    outer.appendChild(Making.forged(message, FORGED));
                    message.document().replaceChild(outer, inner);
                    nesting.nest(message, outer, inner);
                }));
    }

    private static Element forgedInstead(Message message) {
        Element forged = Making.forged(message, FORGED);
        Message.replace(message.assertion(), forged);
        return forged;
    }

    private static void inObject(Message message, Element signature, Element signed) {
        Element object = message.signature("Object");
        object.appendChild(signed);
        signature.appendChild(object);
    }

    private static SpidCase of(String name, String deviation, Expected expected, Consumer<Message> change) {
        String rules = expected.equals(Expected.INVALID) ? "SPID-140 SPID-45" : "SPID-140";
        return AnswerCase.of(
                name, rules, deviation, expected, Making.inside().after((message, scene) -> change.accept(message)));
    }
}
