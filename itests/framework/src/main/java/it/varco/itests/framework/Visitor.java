package it.varco.itests.framework;

import it.varco.api.session.BrowserToken;
import it.varco.api.session.Channel;
import it.varco.api.session.Login;
import it.varco.api.session.LoginChoice;
import it.varco.api.session.Logins;
import it.varco.api.session.ReturnPath;
import it.varco.api.session.Session;
import it.varco.api.session.SessionToken;
import it.varco.api.session.Sessions;
import it.varco.api.session.Visit;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Somebody with a browser of their own. */
public final class Visitor {

    private static final ReturnPath AREA = new ReturnPath("/area");

    private final House house;
    private final Channel channel;
    private final BrowserToken browser = BrowserToken.random();

    /** A visitor of the public site who has not been here before. */
    public Visitor(House house) {
        this(house, Channel.WEB);
    }

    /** A visitor who comes another way. */
    public Visitor(House house, Channel channel) {
        this.house = house;
        this.channel = channel;
    }

    /** Chooses a provider. */
    public Login choose(String provider) {
        return house.with(Logins.class, logins -> logins.begin(visit().build(), LoginChoice.of(provider, AREA)));
    }

    /** Chooses a provider that has to ask something. */
    public Login.Ask asked(String provider) {
        return (Login.Ask) house.await(() -> choose(provider), login -> login instanceof Login.Ask);
    }

    /** Answers what was asked. */
    public Login answer(Login.Ask asked, Map<String, String> answer) {
        return house.with(
                Logins.class,
                logins -> logins.resume(visit().build(), asked.attempt().id(), answer));
    }

    /** The session that a token opens at this moment. */
    public Optional<Session> session(SessionToken token) {
        return house.with(
                Sessions.class, sessions -> sessions.find(visit().session(token).build()));
    }

    private Visit.Builder visit() {
        return Visit.at(Clock.systemUTC().instant(), "127.0.0.1", "TEST-1234")
                .channel(channel)
                .browser(browser);
    }
}
