package it.varco.web;

import it.varco.api.access.Operation;
import it.varco.api.catalogue.Handling;
import it.varco.api.catalogue.OperationCard;
import it.varco.api.catalogue.PraticaCard;
import it.varco.api.form.Text;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageRequest;
import it.varco.api.page.PageSet;
import it.varco.api.session.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A page that leads dialogues with services, below another one; the test says what comes of them. */
final class Serving implements PageSet {

    static final String PATH = "/posto/servizio";
    static final String PRATICA = "abcdefghijklmnopqrstuvwx.one";
    static final String HERE = PATH + "?pratica=" + PRATICA;

    final List<Map<String, String>> sent = new CopyOnWriteArrayList<>();
    volatile Supplier<Handling> handling = Handling.Over::new;

    private final List<Page> pages = List.of(
            Page.at("/posto", Text.of("guest.title"))
                    .shown(request -> new PageAnswer.Missing())
                    .build(),
            Page.at(PATH, Text.of("guest.title"))
                    .operation(
                            Operation.named("guest.serve").role(Role.CITTADINO).build())
                    .parent("/posto")
                    .shown(this::serve)
                    .sent(this::take)
                    .build());

    @Override
    public List<Page> pages() {
        return pages;
    }

    private PageAnswer serve(PageRequest request) {
        return new PageAnswer.Serve(handling.get(), HERE);
    }

    private PageAnswer take(PageRequest request) {
        sent.add(request.form());
        return serve(request);
    }

    /** An operation of a service in the bundle of the test. */
    record Card(String name) implements OperationCard {

        @Override
        public String owner() {
            return "it.varco.guest";
        }

        @Override
        public Text label() {
            return Text.of("service.label");
        }

        @Override
        public Text description() {
            return Text.of("service.description");
        }
    }

    /** A dialogue that is open for an hour. */
    record Begun(String id) implements PraticaCard {

        @Override
        public OperationCard operation() {
            return new Card("trial.change");
        }

        @Override
        public Instant openedAt() {
            return RunningSite.NOW;
        }

        @Override
        public Instant expiry() {
            return RunningSite.NOW.plus(Duration.ofHours(1));
        }

        @Override
        public boolean available() {
            return true;
        }
    }
}
