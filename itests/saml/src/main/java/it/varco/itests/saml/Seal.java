package it.varco.itests.saml;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.xml.security.Init;
import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.w3c.dom.Element;

/**
 * A way of signing an element, step by step, so that each step can be made differently and the value is still right for
 * what the signature says of itself. Immutable.
 */
final class Seal {

    static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    static final String ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
    static final String EXCLUSIVE = Canonicalizer.ALGO_ID_C14N_EXCL_OMIT_COMMENTS;

    static {
        Init.init();
    }

    private final TestKey key;
    private final Method method;
    private final Method digest;
    private final List<String> transforms;
    private final Function<Element, byte[]> octets;
    private final UnaryOperator<String> reference;
    private final Map<Integer, Function<Message, Element>> inside;

    /**
     * An algorithm.
     *
     * @param named in the signature
     * @param computed as Java calls it
     */
    private record Method(String named, String computed) {}

    private Seal(
            TestKey key,
            Method method,
            Method digest,
            List<String> transforms,
            Function<Element, byte[]> octets,
            UnaryOperator<String> reference,
            Map<Integer, Function<Message, Element>> inside) {
        this.key = key;
        this.method = method;
        this.digest = digest;
        this.transforms = transforms;
        this.octets = octets;
        this.reference = reference;
        this.inside = inside;
    }

    /** The usual one: RSA and SHA-256, enveloped, exclusive. */
    static Seal by(TestKey key) {
        return new Seal(
                key,
                new Method(RSA_SHA256, "SHA256withRSA"),
                new Method(SHA256, "SHA-256"),
                List.of(ENVELOPED, EXCLUSIVE),
                element -> canonical(element, EXCLUSIVE),
                id -> '#' + id,
                Map.of());
    }

    Seal with(TestKey other) {
        return new Seal(other, method, digest, transforms, octets, reference, inside);
    }

    /** Signs by an algorithm; one that starts with {@code Hmac} takes the public key for its secret. */
    Seal method(String named, String computed) {
        return new Seal(key, new Method(named, computed), digest, transforms, octets, reference, inside);
    }

    Seal digest(String named, String computed) {
        return new Seal(key, method, new Method(named, computed), transforms, octets, reference, inside);
    }

    /** What the signature says is done with the element, and what comes of it. */
    Seal transforms(List<String> named, Function<Element, byte[]> made) {
        return new Seal(key, method, digest, named, made, reference, inside);
    }

    /** Transforms of which the last one says how the element is written. */
    Seal transforms(String... named) {
        String last = named.length == 0 ? "" : named[named.length - 1];
        boolean canonical = last.contains("c14n");
        String form = canonical ? last : Canonicalizer.ALGO_ID_C14N_OMIT_COMMENTS;
        return transforms(List.of(named), element -> canonical(element, form));
    }

    /** What the reference points to, made from the identifier of the element. */
    Seal reference(UnaryOperator<String> pointer) {
        return new Seal(key, method, digest, transforms, octets, pointer, inside);
    }

    /** What stands inside the transform at an index. */
    Seal inside(int index, Function<Message, Element> made) {
        return new Seal(key, method, digest, transforms, octets, reference, Map.of(index, made));
    }

    /** Signs; the signature stands right after the issuer, or else first. */
    Element sign(Message message, Element target) {
        byte[] content = octets.apply(target);
        Element signature = message.signature("Signature");
        Element info = message.signature("SignedInfo");
        add(message, info, "CanonicalizationMethod", EXCLUSIVE);
        add(message, info, "SignatureMethod", method.named());
        info.appendChild(reference(message, target.getAttribute("ID"), hashed(content)));
        Element value = message.signature("SignatureValue");
        signature.appendChild(info);
        signature.appendChild(value);
        signature.appendChild(keyInfo(message, key));
        place(signature, target);
        value.setTextContent(Base64.getEncoder().encodeToString(computed(canonical(info, EXCLUSIVE))));
        return signature;
    }

    private Element reference(Message message, String id, byte[] hash) {
        Element made = message.signature("Reference");
        made.setAttribute("URI", reference.apply(id));
        if (!transforms.isEmpty()) {
            Element list = message.signature("Transforms");
            for (int each = 0; each < transforms.size(); each++) {
                Element transform = add(message, list, "Transform", transforms.get(each));
                if (inside.containsKey(each)) {
                    transform.appendChild(inside.get(each).apply(message));
                }
            }
            made.appendChild(list);
        }
        add(message, made, "DigestMethod", digest.named());
        Element value = message.signature("DigestValue");
        value.setTextContent(Base64.getEncoder().encodeToString(hash));
        made.appendChild(value);
        return made;
    }

    /** What a signature says about its key. */
    static Element keyInfo(Message message, TestKey key) {
        Element info = message.signature("KeyInfo");
        Element data = message.signature("X509Data");
        Element certificate = message.signature("X509Certificate");
        certificate.setTextContent(IdentityProviderKit.encoded(key));
        data.appendChild(certificate);
        info.appendChild(data);
        return info;
    }

    private static Element add(Message message, Element parent, String name, String algorithm) {
        Element made = message.signature(name);
        made.setAttribute("Algorithm", algorithm);
        parent.appendChild(made);
        return made;
    }

    private static void place(Element signature, Element target) {
        List<Element> issuers = new ArrayList<>();
        for (org.w3c.dom.Node node = target.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && "Issuer".equals(child.getLocalName())) {
                issuers.add(child);
            }
        }
        if (issuers.isEmpty()) {
            target.insertBefore(signature, target.getFirstChild());
        } else {
            Message.after(issuers.get(0), signature);
        }
    }

    private byte[] hashed(byte[] content) {
        try {
            return MessageDigest.getInstance(digest.computed()).digest(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] computed(byte[] info) {
        try {
            if (method.computed().startsWith("Hmac")) {
                Mac mac = Mac.getInstance(method.computed());
                mac.init(new SecretKeySpec(key.certificate().getPublicKey().getEncoded(), method.computed()));
                return mac.doFinal(info);
            }
            Signature signature = Signature.getInstance(method.computed());
            signature.initSign(key.secret());
            signature.update(info);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An element in a canonical form, as signatures are made over it. */
    static byte[] canonical(Element element, String form) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            Canonicalizer.getInstance(form).canonicalizeSubtree(element, bytes);
        } catch (XMLSecurityException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    /** Text as its bytes. */
    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
