package it.varco.notification;

import it.varco.api.access.AccessControl;
import it.varco.api.access.Administered;
import it.varco.api.access.Administration;
import it.varco.api.form.Sentence;
import it.varco.api.notification.Medium;
import it.varco.api.notification.MessageTemplates;
import it.varco.api.notification.TemplateCard;
import it.varco.api.notification.TemplatePreview;
import it.varco.api.session.Caller;
import it.varco.spi.notification.Content;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Shows whoever replaces the words of messages what becomes of them. */
final class Previews implements MessageTemplates {

    /** Invented, so that a picture of it says nothing about anybody. */
    private static final String ADDRESS = "Maria Esempio\nVia delle Prove 12, interno 3\n00100 Roma RM";

    private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAA";
    private static final Instant ENTERED = Instant.parse("2026-09-30T08:00:00Z");

    private final Templates templates;
    private final Layouts layouts;
    private final AccessControl access;

    Previews(Templates templates, Layouts layouts, AccessControl access) {
        this.templates = templates;
        this.layouts = layouts;
        this.access = access;
    }

    @Override
    public Administered<List<TemplateCard>> all(Caller caller) {
        return Administered.ifGranted(
                access.decide(caller, Administration.MESSAGES_VIEW),
                () -> new Administered.Done<>(
                        templates.all().stream().<TemplateCard>map(this::card).toList()));
    }

    @Override
    public Administered<TemplatePreview> preview(Caller caller, String owner, String kind, String language) {
        return Administered.ifGranted(
                access.decide(caller, Administration.MESSAGES_VIEW),
                () -> templates.all().stream()
                        .filter(found -> found.owner().equals(owner)
                                && found.kind().equals(kind)
                                && found.language().equals(language))
                        .findFirst()
                        .<Administered<TemplatePreview>>map(found -> new Administered.Done<>(preview(found)))
                        .orElse(new Administered.Unknown<>()));
    }

    private Card card(Templates.Found found) {
        return new Card(found, templates.example(found).map(Written::title).orElse(""));
    }

    private TemplatePreview preview(Templates.Found found) {
        Optional<Written> written = templates.example(found);
        Optional<Content> mail = written.map(words -> content(Medium.EMAIL, words));
        Optional<Content> letter = written.map(words -> content(Medium.POSTA, words));
        return new Preview(
                card(found),
                written.map(Written::brief).orElse(""),
                written.map(words -> Segments.of(words.brief())).orElse(0),
                mail.map(content -> ((Content.Mail) content).text()).orElse(""),
                mail.map(content -> ((Content.Mail) content).html()).orElse(""),
                letter.map(content -> ((Content.Letter) content).page()).orElse(""),
                found.words().template().map(Template::source).orElse(""),
                templates.replacement(found));
    }

    private Content content(Medium medium, Written words) {
        return layouts.content(medium, words, ADDRESS, KEY, ENTERED);
    }

    private record Card(Templates.Found found, String subject) implements TemplateCard {

        @Override
        public String owner() {
            return found.owner();
        }

        @Override
        public String kind() {
            return found.kind();
        }

        @Override
        public String language() {
            return found.language();
        }

        @Override
        public boolean replaced() {
            return found.replaced();
        }

        @Override
        public List<Sentence> problems() {
            return found.problems();
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
