package it.varco.spi.notification;

/** What an envelope holds. No variant prints its content. */
public sealed interface Content {

    /**
     * For {@code EMAIL} and {@code PEC}: one message in two forms (OUT-01).
     *
     * @param subject one line without personal data
     * @param text plain text, lines ended by {@code \n}
     * @param html the same as a whole page, which loads nothing
     */
    record Mail(String subject, String text, String html) implements Content {
        @Override
        public String toString() {
            return "Mail";
        }
    }

    /**
     * For {@code SMS}: at most two segments (OUT-02).
     *
     * @param text one line
     */
    record Brief(String text) implements Content {
        @Override
        public String toString() {
            return "Brief";
        }
    }

    /**
     * For {@code POSTA} (OUT-04).
     *
     * @param title what the document is called
     * @param page the whole letter with its address, in XHTML as {@link it.varco.api.document.Documents} takes it
     */
    record Letter(String title, String page) implements Content {
        @Override
        public String toString() {
            return "Letter";
        }
    }

    /**
     * For {@code CALL}: what the officer is to say (UX-41); never a secret.
     *
     * @param subject what the call is about
     * @param text what to say, in paragraphs between empty lines
     */
    record Script(String subject, String text) implements Content {
        @Override
        public String toString() {
            return "Script";
        }
    }
}
