package it.varco.itests.distribution;

import it.varco.itests.distribution.People.Person;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;

/**
 * The states of pages that no link leads to: what somebody does to get there, and what is answered.
 *
 * <p>Each is a row: what it is, the status that the documentation says, and the way to it. Rows of one method follow
 * each other in one browser.
 */
abstract sealed class States
        permits AbsenceStates, AwayStates, ConsoleStates, DeliveryStates, DeskStates, DoorStates, ServiceStates {

    static final String CONSOLE = "/amministrazione";
    static final String PIN_OF_THE_CONSOLE = CONSOLE + "/plugin?tipo=credential&id=pin";
    static final String LOGIN = "/accesso/pin";
    static final String SUBMIT = "#modulo [type=submit]";

    final Gateway gateway;
    final Browser browser;
    final Look look;
    private final String language;
    private final Set<String> seen = new LinkedHashSet<>();
    private final List<Headings.Shown> shown = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    States(Gateway gateway, Browser browser, Look look, String language) {
        this.gateway = gateway;
        this.browser = browser;
        this.look = look;
        this.language = language;
    }

    /** Where that was. */
    Set<String> seen() {
        return seen;
    }

    /** What every page of them said. */
    List<Headings.Shown> shown() {
        return shown;
    }

    /** What was wrong, one sentence for each state. */
    List<String> wrong() {
        return wrong;
    }

    /** A new journey at the public site. */
    void begin() {
        browser.begin(gateway.site(), look, language);
    }

    void state(String name, int status, Runnable way) {
        try {
            way.run();
            int answered = browser.served().status();
            if (answered != status) {
                wrong.add(name + ": expected " + status + ", answered " + answered + " at " + browser.address());
            }
            shown.add(new Headings.Shown(language, browser.one("h1").getText(), browser.mainText()));
        } catch (AssertionError | WebDriverException failed) {
            wrong.add(name + ": " + failed.getMessage());
        }
        seen.add(browser.address());
    }

    /** What comes without its style: from another host, or before anything was read. */
    void plain(String name, int status, String request, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add("Accept-Language: " + language);
        Raw.Answer answer = Raw.send(gateway.site(), request + " HTTP/1.1", all.toArray(String[]::new));
        boolean page = answer.headers().getOrDefault("content-type", "").startsWith("text/html");
        List<String> errors = page ? Nu.errors(answer.body()) : List.of();
        if (answer.status() != status || answer.body().isBlank() || !errors.isEmpty()) {
            wrong.add(name + ": expected " + status + " in words, answered " + answer.status() + " " + errors);
        }
        if (page) {
            shown.add(Headings.of(language, answer.body()));
        }
    }

    /**
     * What is no page of ours, for whoever the browser is signed in as.
     *
     * @param link selector of the link that leads to it, and says of what type it is
     * @param begin how it begins
     */
    void file(String name, String link, String begin) {
        WebElement shown = browser.one(link);
        URI address = URI.create(String.valueOf(shown.getDomProperty("href")));
        String path = address.getRawPath() + "?" + address.getRawQuery();
        Visitor visitor = new Visitor(URI.create(address.getScheme() + "://" + address.getAuthority()));
        for (String session : List.of(Visitor.SESSION, Visitor.MANAGEMENT_SESSION)) {
            browser.cookie(session).ifPresent(value -> visitor.take(session, value));
        }
        HttpResponse<String> answer = visitor.get(path);
        String type = answer.headers().firstValue("content-type").orElse("");
        if (answer.statusCode() != 200
                || !type.startsWith(String.valueOf(shown.getDomAttribute("type")))
                || !answer.body().startsWith(begin)) {
            wrong.add(name + ": answered " + answer.statusCode() + " " + type + " at " + path);
        }
        seen.add(path);
    }

    void signIn(String codiceFiscale, String pin) {
        browser.open(LOGIN);
        browser.signIn(codiceFiscale, pin);
    }

    void signIn(Person person) {
        signIn(person.codiceFiscale(), person.pin());
    }

    /** By the credential of the examples. */
    void signInByTheExample(String codiceFiscale) {
        browser.open("/accesso/demo");
        browser.type("#campo-person", codiceFiscale);
        browser.type("#campo-word", "girasole");
        browser.press(SUBMIT);
    }

    /** Does it while a plugin is switched off. */
    void without(String kind, String id, Runnable act) {
        gateway.management().turn(kind, id, "off", "a state of a page");
        try {
            act.run();
        } finally {
            gateway.management().turn(kind, id, "on", "end of a state");
        }
    }
}
