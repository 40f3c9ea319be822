package it.varco.demo.idp;

import it.varco.federation.Reading;
import it.varco.federation.SamlDocument;
import it.varco.federation.SamlReader;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what the service sends, or does not, and then tells the log why. */
final class StrictReader {

    private static final Logger LOG = LoggerFactory.getLogger(StrictReader.class);

    private final SamlReader reader;

    StrictReader(SamlReader reader) {
        this.reader = reader;
    }

    /** A request; empty if it is none. */
    Optional<SamlDocument> message(byte[] xml) {
        return document("request", reader.message(xml));
    }

    /** Metadata; empty if they are none. */
    Optional<SamlDocument> metadata(byte[] xml) {
        return document("metadata", reader.metadata(xml));
    }

    private static Optional<SamlDocument> document(String what, Reading reading) {
        if (reading instanceof Reading.Read read) {
            return Optional.of(read.document());
        }
        if (reading instanceof Reading.Unreadable unreadable) {
            LOG.info("unreadable what={} why={}", what, unreadable.why());
            return Optional.empty();
        }
        throw new IllegalStateException("expected one of the ways in which reading ends");
    }
}
