package it.varco.federation;

import java.util.Objects;

/** What came of reading something. */
public sealed interface Reading {

    /** It is a document. */
    record Read(SamlDocument document) implements Reading {
        /** It may not be missing. */
        public Read {
            Objects.requireNonNull(document, "document");
        }
    }

    /** It is none, and nothing of it was looked at. */
    record Unreadable(ReadingFlaw why) implements Reading {
        /** There is always a reason. */
        public Unreadable {
            Objects.requireNonNull(why, "why");
        }
    }
}
