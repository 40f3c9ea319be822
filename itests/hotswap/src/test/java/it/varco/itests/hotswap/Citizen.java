package it.varco.itests.hotswap;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.catalogue.Catalogue;
import it.varco.api.catalogue.Handling;
import it.varco.api.catalogue.OperationCard;
import it.varco.api.catalogue.Place;
import it.varco.api.catalogue.PraticaCard;
import it.varco.api.notification.Correspondence;
import it.varco.api.notification.SentMessage;
import it.varco.api.session.BrowserToken;
import it.varco.api.session.Login;
import it.varco.api.session.LoginChoice;
import it.varco.api.session.Logins;
import it.varco.api.session.ReturnPath;
import it.varco.api.session.Session;
import it.varco.api.session.SessionToken;
import it.varco.api.session.Sessions;
import it.varco.api.session.Visit;
import it.varco.itests.framework.DemoPeople;
import it.varco.itests.framework.House;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Somebody who signed in and uses services. */
final class Citizen {

    private static final ReturnPath AREA = new ReturnPath("/area");

    private final House house;
    private final BrowserToken browser = BrowserToken.random();
    private SessionToken token;

    /** Signs in with the PIN. */
    Citizen(House house, DemoPeople person) {
        this.house = house;
        Login asked = house.await(
                () -> house.with(Logins.class, logins -> logins.begin(visit().build(), LoginChoice.of("pin", AREA))),
                login -> login instanceof Login.Ask);
        token = entered(resume(visit().build(), asked, person.rightAnswer()));
    }

    /** Proves more, with another provider. */
    void raise(String provider, Map<String, String> answer) {
        Login asked = house.with(Logins.class, logins -> logins.raise(known().build(), LoginChoice.of(provider, AREA)));
        token = entered(resume(known().build(), asked, answer));
    }

    /** Whether the session is open. */
    boolean isIn() {
        return session().isPresent();
    }

    /** What was sent to the person, the latest first. */
    List<SentMessage> latest() {
        Session session = session().orElseThrow();
        return house.with(Correspondence.class, correspondence -> correspondence.latest(session));
    }

    List<String> offered() {
        return with((catalogue, session) -> catalogue.offered(session, Place.AREA)).stream()
                .map(OperationCard::name)
                .toList();
    }

    /** What stands in the list of what is under way. */
    Optional<PraticaCard> underWay(PraticaCard pratica) {
        return with(Catalogue::underWay).stream()
                .filter(card -> id(card).equals(id(pratica)))
                .findFirst();
    }

    Handling open(String operation) {
        return with((catalogue, session) -> catalogue.open(session, operation, Optional.empty()));
    }

    /** Begins something that asks; waits until the service is there. */
    PraticaCard begun(String operation) {
        Handling asked = house.await(() -> open(operation), handling -> handling instanceof Handling.Ask);
        return ((Handling.Ask) asked).pratica();
    }

    Handling show(PraticaCard pratica) {
        return with((catalogue, session) -> catalogue.show(session, pratica.id()));
    }

    Handling answer(PraticaCard pratica, Map<String, String> answer) {
        return with((catalogue, session) -> catalogue.answer(session, pratica.id(), answer));
    }

    private <R> R with(BiFunction<Catalogue, Session, R> call) {
        Session session = session().orElseThrow();
        return house.with(Catalogue.class, catalogue -> call.apply(catalogue, session));
    }

    private Optional<Session> session() {
        return house.with(Sessions.class, sessions -> sessions.find(known().build()));
    }

    private Login resume(Visit visit, Login asked, Map<String, String> answer) {
        String attempt = ((Login.Ask) asked).attempt().id();
        return house.with(Logins.class, logins -> logins.resume(visit, attempt, answer));
    }

    private static SessionToken entered(Login login) {
        assertThat(login).isInstanceOf(Login.Entered.class);
        return ((Login.Entered) login).token();
    }

    /** Without the number of the form. */
    private static String id(PraticaCard pratica) {
        return pratica.id().substring(0, pratica.id().indexOf('.'));
    }

    private Visit.Builder known() {
        return visit().session(token);
    }

    private Visit.Builder visit() {
        return Visit.at(Clock.systemUTC().instant(), "127.0.0.1", "TEST-3456").browser(browser);
    }
}
