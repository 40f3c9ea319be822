package it.varco.itests.saml;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.xml.security.c14n.Canonicalizer;
import org.w3c.dom.Element;

/** What a signature says is done with the element before it is hashed (SPID-59, SPID-144). */
final class TransformCases {

    private static final String XPATH = "http://www.w3.org/TR/1999/REC-xpath-19991116";
    private static final String FILTER = "http://www.w3.org/2002/06/xmldsig-filter2";
    private static final String XSLT = "http://www.w3.org/TR/1999/REC-xslt-19991116";
    private static final String BASE64 = "http://www.w3.org/2000/09/xmldsig#base64";
    private static final String STYLE = "http://www.w3.org/1999/XSL/Transform";

    private TransformCases() {}

    static List<SpidCase> all() {
        List<SpidCase> cases = new ArrayList<>(List.of(
                sealed("transform-none", "no transform is named", Seal::transforms),
                sealed(
                        "transform-enveloped-alone",
                        "no canonical form is named",
                        seal -> seal.transforms(Seal.ENVELOPED)),
                sealed(
                        "transform-exclusive-alone",
                        "the enveloped transform is missing",
                        seal -> seal.transforms(Seal.EXCLUSIVE)),
                sealed(
                        "transform-order",
                        "the two transforms stand in the other order",
                        seal -> seal.transforms(List.of(Seal.EXCLUSIVE, Seal.ENVELOPED), TransformCases::exclusive)),
                sealed(
                        "transform-inclusive",
                        "the canonical form is the inclusive one",
                        seal -> seal.transforms(Seal.ENVELOPED, Canonicalizer.ALGO_ID_C14N_OMIT_COMMENTS)),
                sealed(
                        "transform-comments",
                        "the canonical form is the one with comments",
                        seal -> seal.transforms(Seal.ENVELOPED, Canonicalizer.ALGO_ID_C14N_EXCL_WITH_COMMENTS)),
                sealed(
                        "transform-three",
                        "the canonical form is named twice",
                        seal -> seal.transforms(Seal.ENVELOPED, Seal.EXCLUSIVE, Seal.EXCLUSIVE)),
                sealed(
                        "transform-base64",
                        "what is hashed is decoded from Base64",
                        seal -> seal.transforms(List.of(Seal.ENVELOPED, BASE64), TransformCases::exclusive)),
                sealed(
                        "transform-unknown",
                        "a transform is one that nobody knows",
                        seal -> seal.transforms(
                                List.of(Seal.ENVELOPED, "urn:example:transform"), TransformCases::exclusive))));
        cases.add(xpath());
        cases.add(filter());
        cases.add(style());
        return cases;
    }

    private static byte[] exclusive(Element element) {
        return Seal.canonical(element, Seal.EXCLUSIVE);
    }

    private static byte[] withoutPerson(Element element) {
        Element copy = Message.copy(element);
        copy.removeChild(Message.child(copy, "AttributeStatement"));
        // a copy stands nowhere, and prefixes are declared further out
        Element place = (Element) element.getParentNode();
        place.appendChild(copy);
        byte[] octets = exclusive(copy);
        place.removeChild(copy);
        return octets;
    }

    private static SpidCase xpath() {
        return inner(
                "transform-xpath",
                "an XPath leaves out the attributes of the person",
                signing(
                        XPATH,
                        "XPath",
                        "not(ancestor-or-self::*[local-name()='AttributeStatement' or local-name()='Signature'])"));
    }

    private static SpidCase filter() {
        return inner(
                "transform-filter",
                "a filter leaves out the attributes of the person",
                (message, scene) -> Seal.by(scene.provider().key())
                        .transforms(List.of(Seal.ENVELOPED, FILTER, Seal.EXCLUSIVE), TransformCases::withoutPerson)
                        .inside(1, made -> {
                            Element path = made.element(FILTER, "f:XPath");
                            path.setAttribute("Filter", "subtract");
                            path.setTextContent("//*[local-name()='AttributeStatement']");
                            return path;
                        })
                        .sign(message, message.assertion()));
    }

    private static Making.Signing signing(String transform, String name, String text) {
        return (message, scene) -> Seal.by(scene.provider().key())
                .transforms(List.of(Seal.ENVELOPED, transform, Seal.EXCLUSIVE), TransformCases::withoutPerson)
                .inside(1, made -> {
                    Element inner = made.signature(name);
                    inner.setTextContent(text);
                    return inner;
                })
                .sign(message, message.assertion());
    }

    private static SpidCase style() {
        return inner(
                "transform-style-sheet",
                "a style sheet makes one word of whatever is there",
                (message, scene) -> Seal.by(scene.provider().key())
                        .transforms(List.of(Seal.ENVELOPED, XSLT), element -> Seal.bytes("varco"))
                        .inside(1, TransformCases::styleSheet)
                        .sign(message, message.assertion()));
    }

    private static Element styleSheet(Message message) {
        Element sheet = message.element(STYLE, "xsl:stylesheet");
        sheet.setAttribute("version", "1.0");
        Element output = message.element(STYLE, "xsl:output");
        output.setAttribute("method", "text");
        Element template = message.element(STYLE, "xsl:template");
        template.setAttribute("match", "/");
        template.setTextContent("varco");
        sheet.appendChild(output);
        sheet.appendChild(template);
        return sheet;
    }

    private static SpidCase sealed(String name, String deviation, UnaryOperator<Seal> change) {
        return AnswerCase.of(
                name,
                "SPID-59 SPID-144",
                deviation,
                Expected.REFUSED,
                Making.sealed((seal, scene) -> change.apply(seal)));
    }

    private static SpidCase inner(String name, String deviation, Making.Signing signing) {
        return AnswerCase.of(
                name,
                "SPID-59 SPID-144",
                deviation,
                Expected.REFUSED,
                Making.good().signed(signing));
    }
}
