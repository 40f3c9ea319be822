package it.varco.inspection;

import it.varco.api.form.Sentence;
import it.varco.api.plugin.Objection;
import it.varco.api.plugin.Sheet;
import java.io.InputStream;
import java.util.List;

/** What was found in a jar, and the very bytes in which it was found. Immutable. */
public interface Inspection {

    /** Whether it is a whole zip; otherwise it is still being written, or damaged, and nothing else is known of it. */
    boolean isWhole();

    /** SHA-256 of its bytes, 64 hexadecimal digits in lower case. */
    String hash();

    /** What it says of itself and what can be seen in it; as far as it goes, where there are objections. */
    Sheet sheet();

    /** The rules that are against it; empty if it may be approved. */
    List<Objection> objections();

    /** How it differs from another version of the same bundle, a sentence each, what counts most first. */
    List<Sentence> differencesTo(Inspection running);

    /** Its bytes, as they were inspected. */
    InputStream open();
}
