package it.varco.pdf;

import java.io.IOException;
import java.io.StringReader;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * A page as the typesetter wants it: read without looking anything up, with the look that every document has beneath
 * its own.
 */
final class Page {

    /** A4 with the number of the page at its foot, all of it in the font that is embedded. */
    private static final String LOOK = "@page { size: A4; margin: 20mm; @bottom-right { "
            + "content: counter(page) '/' counter(pages); font-family: '" + Typesetter.FONT + "'; font-size: 9pt } } "
            + "* { font-family: '" + Typesetter.FONT + "' !important }";

    /** What no XML may hold. */
    private static final Pattern UNHEARD_OF =
            Pattern.compile("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private static final int LONGEST = 1_000_000;

    private Page() {}

    /** @throws IllegalArgumentException if it is too long, is not well-formed, or has no title or language */
    static Document read(String page) {
        if (page.length() > LONGEST) {
            throw new IllegalArgumentException("page: expected at most 1 000 000 characters");
        }
        Document document = parse(UNHEARD_OF.matcher(page).replaceAll("\uFFFD"));
        Element root = document.getDocumentElement();
        Node head = root.getElementsByTagName("head").item(0);
        Node title = root.getElementsByTagName("title").item(0);
        if (root.getAttribute("lang").isBlank()
                || head == null
                || title == null
                || title.getTextContent().isBlank()) {
            throw new IllegalArgumentException("page: expected a language at its root and a title in its head");
        }
        Element look = document.createElement("style");
        look.setTextContent(LOOK);
        head.insertBefore(look, head.getFirstChild());
        return document;
    }

    private static Document parse(String page) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return builder.parse(new InputSource(new StringReader(page)));
        } catch (SAXException e) {
            throw new IllegalArgumentException("page: expected well-formed XHTML without a document type", e);
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("expected a parser that reads from memory", e);
        }
    }

    /** Prints nothing, unlike the handler that is there without one. */
    private static final class Strict implements ErrorHandler {

        @Override
        public void warning(SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void error(SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXException {
            throw exception;
        }
    }
}
