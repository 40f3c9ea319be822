package it.varco.web.operatore;

import it.varco.api.form.Sentence;
import it.varco.api.notification.TemplateCard;
import it.varco.api.notification.TemplatePreview;
import java.util.List;

/** Words of messages, invented. */
final class Worded {

    private Worded() {}

    static TemplateCard right() {
        return new Card("Il tuo <codice>", "it", true, List.of());
    }

    static TemplateCard wrong() {
        return new Card("Your code", "en", false, List.of(Sentence.of(Worded.class, "words")));
    }

    static TemplatePreview preview(TemplateCard card) {
        return new Preview(
                card,
                "Il codice è 2345.",
                card.replaced() ? 2 : 1,
                "Il codice\nè 2345.",
                "<!DOCTYPE html>\n<html lang=\"it\"></textarea><script>",
                "<html/>",
                "subject: Il tuo codice\n\n{{code}}",
                "conf/messages/it.varco.x/x.code_it.md");
    }

    /** Of which neither these words count nor others. */
    static TemplatePreview nothing() {
        Card card = new Card("", "de", false, List.of(Sentence.of(Worded.class, "words")));
        return new Preview(card, "", 0, "", "", "", "", "conf/messages/it.varco.x/x.code_de.md");
    }

    private record Card(String subject, String language, boolean replaced, List<Sentence> problems)
            implements TemplateCard {

        @Override
        public String owner() {
            return "it.varco.x";
        }

        @Override
        public String kind() {
            return "x.code";
        }
    }

    private record Preview(
            TemplateCard card,
            String brief,
            int segments,
            String text,
            String html,
            String letter,
            String source,
            String file)
            implements TemplatePreview {}
}
