package it.varco.web.cittadino;

import it.varco.api.catalogue.Catalogue;
import it.varco.api.catalogue.Handling;
import it.varco.api.catalogue.OperationCard;
import it.varco.api.catalogue.Place;
import it.varco.api.catalogue.PraticaCard;
import it.varco.api.form.Text;
import it.varco.api.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A room of services that remembers what it was asked. */
final class FakeCatalogue implements Catalogue {

    static final String PRATICA = "abcdefghijklmnopqrstuvwx.one";

    final List<OperationCard> offered = new ArrayList<>(List.of(new Card("pin.change")));
    final List<PraticaCard> begun = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    final List<Map<String, String>> answers = new ArrayList<>();
    Handling handling = new Handling.Over();

    @Override
    public List<OperationCard> offered(Session session, Place place) {
        return place.role() == session.role() ? List.copyOf(offered) : List.of();
    }

    @Override
    public List<PraticaCard> underWay(Session session) {
        return List.copyOf(begun);
    }

    @Override
    public Handling open(Session session, String operation) {
        asked.add("open " + operation);
        return handling;
    }

    @Override
    public Handling show(Session session, String pratica) {
        asked.add("show " + pratica);
        return handling;
    }

    @Override
    public Handling answer(Session session, String pratica, Map<String, String> answer) {
        asked.add("answer " + pratica);
        answers.add(Map.copyOf(answer));
        return handling;
    }

    @Override
    public boolean abandon(Session session, String pratica) {
        asked.add("abandon " + pratica);
        return begun.removeIf(each -> each.id().equals(pratica));
    }

    /** An operation of a service. */
    record Card(String name) implements OperationCard {

        @Override
        public String owner() {
            return "it.varco.elsewhere";
        }

        @Override
        public Text label() {
            return Text.of(name + ".label");
        }

        @Override
        public Text description() {
            return Text.of(name + ".description");
        }
    }

    /** A dialogue that was begun. */
    record Begun(String id, OperationCard operation, boolean available) implements PraticaCard {

        @Override
        public Instant openedAt() {
            return Maria.NOW;
        }

        @Override
        public Instant expiry() {
            return Maria.NOW.plus(Duration.ofDays(1));
        }
    }
}
