package it.varco.access;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.BrowserToken;
import it.varco.api.session.Login;
import it.varco.api.session.ReturnPath;
import it.varco.api.session.Session;
import it.varco.api.session.SessionToken;
import it.varco.api.session.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The room with a store and plugins in memory, and a clock that only moves when told. */
final class House {

    static final CodiceFiscale MARIA = new CodiceFiscale("RSSMRA80A01H501U");
    static final CodiceFiscale MARIO = new CodiceFiscale("RSSMRA85T10A562S");
    static final ReturnPath AREA = new ReturnPath("/area");
    static final Settings SETTINGS = new Settings(
            Duration.ofMinutes(15), Duration.ofHours(8), 5, 60, Duration.ofMinutes(10), PowersTable.with());

    final MemoryStore store = new MemoryStore();
    final MemoryCalls plugins = new MemoryCalls();
    final ScriptedProvider provider = new ScriptedProvider();
    final SessionBook sessions;
    final LoginFlow logins;
    Instant now = Instant.parse("2026-11-21T10:00:00Z");

    House() {
        this(SETTINGS);
    }

    House(Settings settings) {
        plugins.put(provider);
        Attempts attempts = new Attempts(store.attempts(), store.blocks());
        sessions = new SessionBook(
                store.transactions(), store.sessions(), store.people(), store.trail(), settings, Runnable::run);
        AddressBudget budget = new AddressBudget(settings.refusals(), settings.window());
        Outcomes outcomes = new Outcomes(
                store.transactions(),
                attempts,
                sessions,
                store.people(),
                store.recordsOf(),
                store.trail(),
                budget,
                settings.powers());
        logins = new LoginFlow(new Examiner(plugins), attempts, outcomes, store.transactions(), budget);
    }

    void passes(Duration time) {
        now = now.plus(time);
    }

    Visit visit(BrowserToken browser) {
        return Visit.at(now, "192.0.2.7", "REF-1234").browser(browser).build();
    }

    Visit visit(SessionToken token) {
        return Visit.at(now, "192.0.2.7", "REF-5678").session(token).build();
    }

    Login.Ask begin(BrowserToken browser) {
        return (Login.Ask) logins.begin(visit(browser), "word", AREA);
    }

    Login answer(BrowserToken browser, Login.Ask asked, CodiceFiscale person, String word) {
        return logins.resume(visit(browser), asked.attempt().id(), Map.of("person", person.value(), "word", word));
    }

    Login login(CodiceFiscale person, String word) {
        BrowserToken browser = BrowserToken.random();
        return answer(browser, begin(browser), person, word);
    }

    SessionToken enter(CodiceFiscale person) {
        return ((Login.Entered) login(person, ScriptedProvider.RIGHT)).token();
    }

    Optional<Session> session(SessionToken token) {
        return sessions.find(visit(token));
    }
}
