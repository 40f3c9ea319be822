package it.varco.federation;

/** Why something is not a document. */
public enum ReadingFlaw {

    /** More than {@value SamlReader#LARGEST} bytes (SEC-13), or of more parts or longer texts than messages have. */
    TOO_LARGE,

    /** Not UTF-8, or said to be something else (SPID-43). */
    NOT_UTF_8,

    /** Not well-formed, with a document type (SPID-44), nested too deep or with too many attributes (SPID-145). */
    NOT_XML,

    /** With a processing instruction (SPID-44). */
    INSTRUCTION,

    /** Not as the schema says (SPID-45). */
    NOT_VALID
}
