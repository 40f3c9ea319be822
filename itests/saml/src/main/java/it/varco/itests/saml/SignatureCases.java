package it.varco.itests.saml;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.w3c.dom.Element;

/**
 * Signatures: that they are there, over what, by whom, and by which means (SPID-57 to SPID-61, SPID-141 to SPID-144).
 */
final class SignatureCases {

    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
    private static final String FIRST = "http://www.w3.org/2000/09/xmldsig#";
    private static final String SIGNATURE = "Assertion/Signature";

    private SignatureCases() {}

    static List<SpidCase> all() {
        List<SpidCase> cases = new ArrayList<>();
        cases.addAll(absent());
        cases.addAll(wrong());
        cases.addAll(shapes());
        cases.addAll(references());
        cases.addAll(methods());
        cases.addAll(digests());
        cases.addAll(keys());
        cases.addAll(TransformCases.all());
        return cases;
    }

    private static List<SpidCase> absent() {
        Making unsigned = Making.good().signed((message, scene) -> {});
        return List.of(
                AnswerCase.of("signature-none", "SPID-57 SPID-141", "nothing is signed", Expected.REFUSED, unsigned),
                AnswerCase.of(
                        "signature-response-alone",
                        "SPID-57 SPID-141",
                        "the response alone is signed",
                        Expected.REFUSED,
                        Making.good()
                                .signed((message, scene) ->
                                        Seal.by(scene.provider().key()).sign(message, message.root()))),
                AnswerCase.of(
                        "signature-empty",
                        "SPID-57 SPID-141 SPID-45",
                        "the signature is an empty element",
                        Expected.INVALID,
                        Making.inside().after((message, scene) -> {
                            Message.empty(message.at(SIGNATURE));
                        })),
                after(
                        "signature-value-empty",
                        "SPID-57 SPID-141",
                        "the value of the signature is empty",
                        message -> Message.empty(message.at(SIGNATURE + "/SignatureValue"))));
    }

    private static List<SpidCase> wrong() {
        return List.of(
                after(
                        "signature-code-changed",
                        "SPID-57",
                        "the fiscal number was changed after it was signed",
                        message -> message.value("fiscalNumber").setTextContent(GoodResponse.VICTIM)),
                after(
                        "signature-attribute-added",
                        "SPID-57",
                        "an attribute was added after it was signed",
                        message -> message.attribute("name")
                                .getParentNode()
                                .appendChild(Message.copy(message.attribute("name")))),
                after(
                        "signature-value-changed",
                        "SPID-57",
                        "the value of the signature was changed",
                        message -> turn(message.at(SIGNATURE + "/SignatureValue"))),
                after(
                        "signature-digest-changed",
                        "SPID-57",
                        "the digest was changed",
                        message -> turn(message.at(SIGNATURE + "/SignedInfo/Reference/DigestValue"))),
                AnswerCase.of(
                        "signature-response-value-changed",
                        "SPID-58",
                        "the assertion is signed well, and the response is not",
                        Expected.REFUSED,
                        Making.good().after((message, scene) -> turn(message.at("Signature/SignatureValue")))),
                AnswerCase.of(
                        "signature-response-stranger",
                        "SPID-58 SPID-142",
                        "the assertion is signed well, and the response by a stranger",
                        Expected.REFUSED,
                        Making.inside()
                                .after((message, scene) ->
                                        Seal.by(scene.stranger()).sign(message, message.root()))),
                AnswerCase.of(
                        "signature-response-sha1",
                        "SPID-58 SPID-60 SPID-143",
                        "the assertion is signed well, and the response by RSA with SHA-1",
                        Expected.REFUSED,
                        Making.inside()
                                .after((message, scene) -> Seal.by(
                                                scene.provider().key())
                                        .method(FIRST + "rsa-sha1", "SHA1withRSA")
                                        .sign(message, message.root()))));
    }

    /** Another first letter, so it is Base64 still. */
    private static void turn(Element value) {
        String text = value.getTextContent();
        value.setTextContent((text.charAt(0) == 'A' ? 'B' : 'A') + text.substring(1));
    }

    private static List<SpidCase> shapes() {
        return List.of(
                AnswerCase.of(
                        "signature-place-last",
                        "SPID-59 SPID-45",
                        "the signature stands last in the assertion",
                        Expected.INVALID,
                        Making.inside()
                                .after((message, scene) -> message.assertion().appendChild(message.at(SIGNATURE)))),
                AnswerCase.of(
                        "signature-in-advice",
                        "SPID-59 SPID-140",
                        "the signature stands in the advice of the assertion",
                        Expected.REFUSED,
                        Making.inside()
                                .before((message, scene) ->
                                        Message.after(message.at("Assertion/Conditions"), message.saml("Advice")))
                                .after((message, scene) ->
                                        message.at("Assertion/Advice").appendChild(message.at(SIGNATURE)))),
                AnswerCase.of(
                        "signature-twice",
                        "SPID-59 SPID-45",
                        "the assertion has two signatures",
                        Expected.INVALID,
                        Making.inside()
                                .after((message, scene) ->
                                        Message.after(message.at(SIGNATURE), Message.copy(message.at(SIGNATURE))))),
                after("signature-object", "SPID-59", "the signature has an object", message -> {
                    Element object = message.signature("Object");
                    object.appendChild(message.element("urn:example:other", "x:thing"));
                    message.at(SIGNATURE).appendChild(object);
                }),
                after("signature-manifest", "SPID-59", "the signature has a manifest", message -> {
                    Element object = message.signature("Object");
                    Element manifest = message.signature("Manifest");
                    manifest.appendChild(Message.copy(message.at(SIGNATURE + "/SignedInfo/Reference")));
                    object.appendChild(manifest);
                    message.at(SIGNATURE).appendChild(object);
                }));
    }

    private static List<SpidCase> references() {
        return List.of(
                sealed(
                        "reference-empty",
                        "SPID-59 SPID-144",
                        "the reference is empty: to the whole document",
                        seal -> seal.reference(id -> "")),
                sealed(
                        "reference-other",
                        "SPID-59 SPID-144",
                        "the reference is to nothing that is there",
                        seal -> seal.reference(id -> "#_elsewhere")),
                sealed(
                        "reference-pointer",
                        "SPID-59 SPID-144",
                        "the reference is an XPointer to the right element",
                        seal -> seal.reference(id -> "#xpointer(id('" + id + "'))")),
                sealed(
                        "reference-root",
                        "SPID-59 SPID-144",
                        "the reference is an XPointer to the document",
                        seal -> seal.reference(id -> "#xpointer(/)")),
                sealed(
                        "reference-file",
                        "SPID-59 SPID-144 SPID-145",
                        "the reference is to a file of the gateway",
                        seal -> seal.reference(id -> "file:///etc/hostname")),
                sealed(
                        "reference-network",
                        "SPID-59 SPID-144 SPID-145",
                        "the reference is to be fetched",
                        seal -> seal.reference(id -> "http://192.0.2.1/" + id)),
                after(
                        "reference-missing",
                        "SPID-59 SPID-144",
                        "the reference says not to what",
                        message ->
                                message.at(SIGNATURE + "/SignedInfo/Reference").removeAttribute("URI")),
                after("reference-twice", "SPID-59", "the signature has two references", message -> {
                    Element reference = message.at(SIGNATURE + "/SignedInfo/Reference");
                    Message.after(reference, Message.copy(reference));
                }),
                AnswerCase.of(
                        "reference-to-response",
                        "SPID-59 SPID-140",
                        "the signature in the assertion is one over the response",
                        Expected.REFUSED,
                        Making.good().signed((message, scene) -> {
                            Seal.by(scene.provider().key()).sign(message, message.root());
                            Message.after(message.at("Assertion/Issuer"), message.at("Signature"));
                        })));
    }

    private static List<SpidCase> methods() {
        return List.of(
                method("rsa-sha1", FIRST + "rsa-sha1", "SHA1withRSA"),
                method("rsa-md5", MORE + "rsa-md5", "MD5withRSA"),
                method("rsa-sha224", MORE + "rsa-sha224", "SHA224withRSA"),
                method("rsa-ripemd160", MORE + "rsa-ripemd160", "SHA256withRSA"),
                method("rsa-pss", "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1", "SHA256withRSA"),
                method("dsa-sha1", FIRST + "dsa-sha1", "SHA256withRSA"),
                method("ecdsa-sha256", MORE + "ecdsa-sha256", "SHA256withRSA"),
                method("hmac-sha1", FIRST + "hmac-sha1", "HmacSHA1"),
                method("hmac-sha256", MORE + "hmac-sha256", "HmacSHA256"),
                method("none", "none", "SHA256withRSA"),
                method("empty", "", "SHA256withRSA"),
                method("unknown", "urn:example:signature", "SHA256withRSA"));
    }

    private static SpidCase method(String name, String named, String computed) {
        String how = computed.startsWith("Hmac") ? ", keyed with the public key" : "";
        return sealed(
                "algorithm-" + name,
                "SPID-60 SPID-143",
                "the signature says that it is made by `" + named + '`' + how,
                seal -> seal.method(named, computed));
    }

    private static List<SpidCase> digests() {
        return List.of(
                digest("sha1", FIRST + "sha1", "SHA-1"),
                digest("md5", MORE + "md5", "MD5"),
                digest("sha224", MORE + "sha224", "SHA-224"),
                digest("unknown", "urn:example:digest", "SHA-256"));
    }

    private static SpidCase digest(String name, String named, String computed) {
        return sealed(
                "digest-" + name,
                "SPID-60 SPID-143",
                "the digest says that it is made by `" + named + '`',
                seal -> seal.digest(named, computed));
    }

    private static List<SpidCase> keys() {
        return List.of(
                key(
                        "key-stranger",
                        "SPID-61 SPID-142",
                        "a stranger signed, whose certificate looks like the provider's",
                        Scene::stranger),
                key(
                        "key-other-provider",
                        "SPID-61 SPID-142",
                        "another registered provider signed",
                        scene -> scene.other().key()),
                key("key-own", "SPID-61 SPID-142", "it is signed by our own key", Scene::own),
                key(
                        "key-short",
                        "SPID-60 SPID-143",
                        "it is signed by a registered key of 1024 bits",
                        scene -> scene.provider().tooShort()),
                AnswerCase.of(
                        "provider-other",
                        "SPID-53 SPID-142",
                        "another registered provider answers, in its own name and with its own key",
                        Expected.REFUSED,
                        Making.good()
                                .before((message, scene) -> message.all("Issuer")
                                        .forEach(issuer -> issuer.setTextContent(
                                                scene.other().entityId())))
                                .signed((message, scene) -> {
                                    Seal.by(scene.other().key()).sign(message, message.assertion());
                                    Seal.by(scene.other().key()).sign(message, message.root());
                                })),
                AnswerCase.of(
                        "key-stranger-naming-right",
                        "SPID-61 SPID-142",
                        "a stranger signed, and shows the certificate of the provider",
                        Expected.REFUSED,
                        Making.sealed((seal, scene) -> seal.with(scene.stranger()))
                                .after((message, scene) -> Message.replace(
                                        message.at(SIGNATURE + "/KeyInfo"),
                                        Seal.keyInfo(message, scene.provider().key())))));
    }

    private static SpidCase key(String name, String rules, String deviation, Function<Scene, TestKey> key) {
        return AnswerCase.of(
                name, rules, deviation, Expected.REFUSED, Making.sealed((seal, scene) -> seal.with(key.apply(scene))));
    }

    private static SpidCase sealed(String name, String rules, String deviation, UnaryOperator<Seal> change) {
        return AnswerCase.of(
                name, rules, deviation, Expected.REFUSED, Making.sealed((seal, scene) -> change.apply(seal)));
    }

    private static SpidCase after(String name, String rules, String deviation, Consumer<Message> change) {
        return AnswerCase.of(
                name,
                rules,
                deviation,
                Expected.REFUSED,
                Making.inside().after((message, scene) -> change.accept(message)));
    }
}
