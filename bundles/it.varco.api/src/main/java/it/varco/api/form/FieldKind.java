package it.varco.api.form;

/** What a field takes; it decides how a page shows it and how the answer is checked. */
public enum FieldKind {
    /** A line of text. */
    TEXT,
    /** A codice fiscale; the answer is refused before any provider sees it unless it is well formed. */
    CODICE_FISCALE,
    /** A secret such as a PIN or a passphrase: hidden while typed, never shown again, never logged. */
    SECRET,
    /** A box to be ticked; an answer that is not {@code true} counts as none. */
    CONFIRMATION,
    /** A short code that was sent or shown to the person and works once. */
    CODE,
    /** One of the {@link Field#options}; an answer that is none of them counts as none. */
    CHOICE
}
