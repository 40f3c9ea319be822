package it.varco.rest;

import it.varco.api.form.Sentence;
import it.varco.api.notification.OutboxLine;
import it.varco.api.notification.TemplateCard;
import it.varco.api.notification.TemplatePreview;
import it.varco.api.notification.Undelivered;
import java.util.List;

/** A message that could not be handed over as {@code openapi.yaml} describes it; what is empty is left out. */
record MessageView(
        String id,
        String owner,
        String kind,
        String title,
        String codiceFiscale,
        String medium,
        String address,
        String why,
        boolean canBeRetried,
        String entered,
        String since) {

    static MessageView of(Undelivered task) {
        return new MessageView(
                task.id(),
                task.owner(),
                task.kind(),
                task.title(),
                Words.of(task.person()),
                task.medium().map(medium -> Words.of(medium)).orElse(""),
                task.address(),
                task.why(),
                task.canBeRetried(),
                Moment.of(task.entered()),
                Moment.of(task.since()));
    }

    /** Nothing of the person. */
    @Override
    public String toString() {
        return "MessageView[" + id + "]";
    }

    /** How things stand with one medium. */
    record Line(String medium, long waiting, String oldest, long undelivered, String channel) {

        static Line of(OutboxLine line) {
            return new Line(
                    Words.of(line.medium()),
                    line.waiting(),
                    line.oldest().map(Moment::of).orElse(""),
                    line.undelivered(),
                    line.channel().orElse(""));
        }
    }

    /** The words of a kind of message in one language. */
    record Template(String owner, String kind, String language, boolean replaced, List<String> problems) {

        static Template of(TemplateCard card) {
            return new Template(card.owner(), card.kind(), card.language(), card.replaced(), sentences(card));
        }

        private static List<String> sentences(TemplateCard card) {
            return card.problems().stream().map(Sentence::toString).toList();
        }
    }

    /** The same with a message of invented values. */
    record Preview(
            String owner,
            String kind,
            String language,
            boolean replaced,
            List<String> problems,
            String subject,
            String brief,
            String text,
            String html,
            String letter,
            String source,
            String file) {

        static Preview of(TemplatePreview preview) {
            Template card = Template.of(preview.card());
            return new Preview(
                    card.owner,
                    card.kind,
                    card.language,
                    card.replaced,
                    card.problems,
                    preview.card().subject(),
                    preview.brief(),
                    preview.text(),
                    preview.html(),
                    preview.letter(),
                    preview.source(),
                    preview.file());
        }
    }
}
