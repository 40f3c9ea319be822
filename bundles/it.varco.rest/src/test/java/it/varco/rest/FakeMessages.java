package it.varco.rest;

import it.varco.api.access.Administered;
import it.varco.api.access.Administration;
import it.varco.api.access.Operation;
import it.varco.api.form.Sentence;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Medium;
import it.varco.api.notification.MessageTemplates;
import it.varco.api.notification.Outbox;
import it.varco.api.notification.OutboxLine;
import it.varco.api.notification.TemplateCard;
import it.varco.api.notification.TemplatePreview;
import it.varco.api.notification.Undelivered;
import it.varco.api.session.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class FakeMessages implements Outbox, MessageTemplates {

    static final Task ONE = new Task("Kf3w2mVvQ0aJ", Optional.of(House.SOMEBODY), Optional.of(Medium.EMAIL), true);

    final List<Undelivered> all = new ArrayList<>(List.of(ONE));

    private final House house;

    FakeMessages(House house) {
        this.house = house;
    }

    record Task(String id, Optional<CodiceFiscale> person, Optional<Medium> medium, boolean canBeRetried)
            implements Undelivered {

        @Override
        public String owner() {
            return "it.varco.credential.pin";
        }

        @Override
        public String kind() {
            return "pin.changed";
        }

        @Override
        public String title() {
            return "Your PIN was changed";
        }

        @Override
        public String address() {
            return medium.isPresent() ? "m****o@example.it" : "";
        }

        @Override
        public String why() {
            return "mail.address";
        }

        @Override
        public Instant entered() {
            return House.THEN.minusSeconds(60);
        }

        @Override
        public Instant since() {
            return House.THEN;
        }
    }

    private record Line(
            Medium medium, long waiting, Optional<Instant> oldest, long undelivered, Optional<String> channel)
            implements OutboxLine {}

    private record Card(
            String owner, String kind, String language, String subject, boolean replaced, List<Sentence> problems)
            implements TemplateCard {}

    private record Made(
            TemplateCard card,
            String brief,
            int segments,
            String text,
            String html,
            String letter,
            String source,
            String file)
            implements TemplatePreview {}

    private static final Card TEMPLATE = new Card(
            "it.varco.credential.pin",
            "pin.changed",
            "it",
            "Cambiato",
            true,
            List.of(Sentence.quoted("line 3: a name too many")));

    @Override
    public Administered<List<OutboxLine>> lines(Caller caller) {
        return look(
                caller,
                "looked at the outbox",
                List.of(
                        new Line(Medium.EMAIL, 3, Optional.of(House.THEN), 1, Optional.of("email")),
                        new Line(Medium.POSTA, 0, Optional.empty(), 0, Optional.empty())));
    }

    @Override
    public Administered<List<Undelivered>> undelivered(Caller caller, String after, int limit) {
        return look(
                caller,
                "looked at what did not arrive",
                all.stream()
                        .filter(task -> task.id().compareTo(after) > 0)
                        .limit(limit)
                        .toList());
    }

    private <T> Administered<T> look(Caller caller, String what, T result) {
        return house.act(caller, Administration.MESSAGES_VIEW, what, () -> new Administered.Done<>(result));
    }

    @Override
    public Administered<Undelivered> retry(Caller caller, String id, String reason) {
        return act(caller, Administration.MESSAGES_RETRY, "put back " + id, id, reason);
    }

    @Override
    public Administered<Undelivered> close(Caller caller, String id, String reason) {
        return act(caller, Administration.MESSAGES_CLOSE, "closed " + id, id, reason);
    }

    private Administered<Undelivered> act(Caller caller, Operation operation, String what, String id, String reason) {
        return house.act(
                caller,
                operation,
                what,
                () -> new Typed()
                        .reason(reason)
                        .then(() -> all.stream()
                                .filter(task -> task.id().equals(id))
                                .findFirst()
                                .<Administered<Undelivered>>map(Administered.Done::new)
                                .orElseGet(Administered.Unknown::new)));
    }

    @Override
    public Administered<List<TemplateCard>> all(Caller caller) {
        return look(caller, "looked at templates", List.of(TEMPLATE));
    }

    @Override
    public Administered<TemplatePreview> preview(Caller caller, String owner, String kind, String language) {
        return house.act(
                caller,
                Administration.MESSAGES_VIEW,
                "looked at a template",
                () -> owner.equals(TEMPLATE.owner) && kind.equals(TEMPLATE.kind) && language.equals(TEMPLATE.language)
                        ? new Administered.Done<>(
                                new Made(TEMPLATE, "Cambiato.", 1, "È cambiato.", "<p>È</p>", "<p>È</p>", "È", "x.md"))
                        : new Administered.Unknown<>());
    }
}
