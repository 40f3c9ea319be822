package it.varco.web.cittadino;

import it.varco.api.catalogue.Catalogue;
import it.varco.api.catalogue.Handling;
import it.varco.api.catalogue.OperationCard;
import it.varco.api.catalogue.Place;
import it.varco.api.catalogue.PraticaCard;
import it.varco.api.form.Text;
import it.varco.api.session.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A room of services that remembers what it was asked. */
final class FakeCatalogue implements Catalogue {

    static final String PRATICA = "abcdefghijklmnopqrstuvwx.one";

    final List<OperationCard> offered = new ArrayList<>(List.of(new Card("pin.change")));
    final List<PraticaCard> begun = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    /** Where that is offered. */
    final Set<Place> places = EnumSet.allOf(Place.class);

    final List<Caller> callers = new ArrayList<>();
    final List<Map<String, String>> answers = new ArrayList<>();
    Handling handling = new Handling.Over();

    @Override
    public List<OperationCard> offered(Caller caller, Place place) {
        callers.add(caller);
        return places.contains(place) && place.role() == caller.role() ? List.copyOf(offered) : List.of();
    }

    @Override
    public List<PraticaCard> underWay(Caller caller) {
        return List.copyOf(begun);
    }

    @Override
    public Handling open(Caller caller, String operation, Optional<String> ticket) {
        callers.add(caller);
        asked.add("open " + operation + ticket.map(sent -> " " + sent).orElse(""));
        return handling;
    }

    @Override
    public Handling show(Caller caller, String pratica) {
        asked.add("show " + pratica);
        return handling;
    }

    @Override
    public Handling answer(Caller caller, String pratica, Map<String, String> answer) {
        asked.add("answer " + pratica);
        answers.add(Map.copyOf(answer));
        return handling;
    }

    @Override
    public boolean abandon(Caller caller, String pratica) {
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
