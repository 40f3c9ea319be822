package it.varco.itests.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The files in XML that the build leaves: poms, components, reports. */
final class XmlFile {

    private XmlFile() {}

    /** The elements of a name, wherever they stand in the file. */
    static Stream<Element> elements(Path file, String name) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            NodeList found = factory.newDocumentBuilder().parse(file.toFile()).getElementsByTagName(name);
            return IntStream.range(0, found.getLength()).mapToObj(found::item).map(Element.class::cast);
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("expected a readable file, " + file, e);
        }
    }
}
