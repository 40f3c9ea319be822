package it.varco.federation;

import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXParseException;

/** Ends reading at the first thing that is not right, and writes nothing to the error output. */
enum Strictly implements ErrorHandler {
    STRICTLY;

    @Override
    public void warning(SAXParseException why) throws SAXParseException {
        throw why;
    }

    @Override
    public void error(SAXParseException why) throws SAXParseException {
        throw why;
    }

    @Override
    public void fatalError(SAXParseException why) throws SAXParseException {
        throw why;
    }
}
