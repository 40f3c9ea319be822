package it.varco.federation;

import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;

/**
 * What a signature has to look like before it is computed: one reference, to the element it stands in, by the two
 * transforms of the profile, with algorithms of the list, and nothing else inside.
 *
 * @source SPID-59, SPID-60; SAML 2.0 Core 5.4.2 to 5.4.4
 */
final class SignatureShape {

    private static final QName SIGNED_INFO = Saml.signature("SignedInfo");
    private static final QName VALUE = Saml.signature("SignatureValue");
    private static final QName KEY_INFO = Saml.signature("KeyInfo");
    private static final QName CANONICALIZATION = Saml.signature("CanonicalizationMethod");
    private static final QName METHOD = Saml.signature("SignatureMethod");
    private static final QName REFERENCE = Saml.signature("Reference");
    private static final QName TRANSFORMS = Saml.signature("Transforms");
    private static final QName TRANSFORM = Saml.signature("Transform");
    private static final QName DIGEST_METHOD = Saml.signature("DigestMethod");
    private static final QName DIGEST_VALUE = Saml.signature("DigestValue");
    private static final QName PREFIXES = new QName(Algorithms.EXCLUSIVE, "InclusiveNamespaces");

    private SignatureShape() {}

    /**
     * What is wrong with a signature.
     *
     * @param id of the element it stands in
     */
    static Optional<SignatureFlaw> flaw(XmlNode signature, String id) {
        List<XmlNode> parts = signature.children();
        boolean inOrder = are(parts, SIGNED_INFO, VALUE) || are(parts, SIGNED_INFO, VALUE, KEY_INFO);
        if (!inOrder) {
            return Optional.of(SignatureFlaw.SHAPE);
        }
        List<XmlNode> info = parts.get(0).children();
        if (!are(info, CANONICALIZATION, METHOD, REFERENCE)) {
            return Optional.of(SignatureFlaw.SHAPE);
        }
        boolean known = is(info.get(0), Algorithms.EXCLUSIVE)
                && isBare(info.get(0))
                && info.get(1).attribute("Algorithm").filter(Algorithms::signs).isPresent()
                && isBare(info.get(1));
        return known ? reference(info.get(2), id) : Optional.of(SignatureFlaw.ALGORITHM);
    }

    private static Optional<SignatureFlaw> reference(XmlNode reference, String id) {
        List<XmlNode> parts = reference.children();
        boolean toParent = reference.attribute("URI").filter(('#' + id)::equals).isPresent();
        if (!toParent || !are(parts, TRANSFORMS, DIGEST_METHOD, DIGEST_VALUE)) {
            return Optional.of(SignatureFlaw.SHAPE);
        }
        List<XmlNode> transforms = parts.get(0).children();
        if (!are(transforms, TRANSFORM, TRANSFORM)) {
            return Optional.of(SignatureFlaw.SHAPE);
        }
        boolean known = is(transforms.get(0), Algorithms.ENVELOPED)
                && isBare(transforms.get(0))
                && is(transforms.get(1), Algorithms.EXCLUSIVE)
                && isExclusive(transforms.get(1))
                && parts.get(1)
                        .attribute("Algorithm")
                        .filter(Algorithms::digests)
                        .isPresent()
                && isBare(parts.get(1));
        return known ? Optional.empty() : Optional.of(SignatureFlaw.ALGORITHM);
    }

    /** Some signers name the prefixes that attribute values need. */
    private static boolean isExclusive(XmlNode transform) {
        return isBare(transform) || are(transform.children(), PREFIXES);
    }

    private static boolean isBare(XmlNode node) {
        return node.children().isEmpty();
    }

    private static boolean is(XmlNode node, String algorithm) {
        return node.attribute("Algorithm").filter(algorithm::equals).isPresent();
    }

    private static boolean are(List<XmlNode> nodes, QName... names) {
        return nodes.stream().map(XmlNode::name).toList().equals(List.of(names));
    }
}
