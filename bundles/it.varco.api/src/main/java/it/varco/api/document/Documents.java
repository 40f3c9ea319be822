package it.varco.api.document;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Turns pages into documents that everybody can read, print and keep: tagged PDF with embedded fonts.
 *
 * <p>Nothing that a page names is fetched, neither from the network nor from a file. Thread-safe. May block for some
 * seconds, the first time longest.
 *
 * @source OUT-06, UX-64; PDF/UA-1 (ISO 14289-1), PDF/A-2a (ISO 19005-2)
 */
@ProviderType
public interface Documents {

    /**
     * The document of a page; the same bytes for the same arguments.
     *
     * <p>The order of the page is the order in which the document is read aloud. A character that the font does not
     * have is shown as a {@code #}.
     *
     * @param page a whole page in XHTML, without a document type, at most 1 000 000 characters; its {@code title} and
     *     the {@code lang} of its root are those of the document, style sheets stand in it
     * @param at the moment that the document says it was made
     * @return a PDF; empty while as many are being made as may be at once, so that the same call may succeed in a
     *     moment
     * @throws IllegalArgumentException if {@code page} is too long, is not well-formed, or has no title or language
     */
    Optional<byte[]> pdf(String page, Instant at);
}
