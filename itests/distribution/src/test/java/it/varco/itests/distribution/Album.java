package it.varco.itests.distribution;

import it.varco.itests.distribution.People.Person;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Pictures of every page, in Italian, 320 and 1280 pixels wide, and the page of the handbook that shows them. */
final class Album {

    private static final String CONSOLE = "/amministrazione";
    private static final String SUBMIT = "#modulo [type=submit]";

    /** On the page of an operation. */
    private static final String BEGIN = "main form [type=submit]";

    /** Somebody whose address the institute does not know. */
    private static final Map<String, String> REQUEST = Map.ofEntries(
            Map.entry("name", "Nome"),
            Map.entry("surname", "Cognome"),
            Map.entry("born", "15/07/1975"),
            Map.entry("country", "Italia"),
            Map.entry("residence1", "Via delle Prove 7"),
            Map.entry("residence2", "00100 Roma RM"),
            Map.entry("email", "nome.cognome@posta.example"),
            Map.entry("mobile", "+393331234567"),
            Map.entry("phone", "+393331234567"),
            Map.entry("slot", "martedì"),
            Map.entry("document", "passaporto X1234567"));

    private final Browser browser;
    private final Path handbook;
    private final Set<String> wanted;
    private final Map<String, String> titles = new LinkedHashMap<>();
    private Look look = Look.PLAIN;

    /**
     * An empty one.
     *
     * @param wanted names of the pictures that are taken; all if it is empty
     */
    Album(Browser browser, Path handbook, Set<String> wanted) {
        this.browser = browser;
        this.handbook = handbook;
        this.wanted = Set.copyOf(wanted);
    }

    void ofTheDemonstration(Gateway gateway) {
        for (Look width : Look.values()) {
            look = width;
            door(gateway);
            afterTheRightPin(gateway);
            area(gateway);
            service(gateway);
            pin(gateway);
            contacts(gateway);
            post(gateway);
            console(gateway);
            portal(gateway);
            desk(gateway);
            callsAboutPins();
        }
    }

    /** There is more than one way to sign in. */
    void ofTheChoice(Gateway gateway) {
        for (Look width : Look.values()) {
            look = width;
            begin(gateway.site());
            take("login-choice", () -> browser.open("/accesso"));
            gateway.management().turn("pin", "off", "prova di dismissione");
            take("login-gone", () -> browser.open("/accesso/pin"));
            gateway.management().turn("pin", "on", "la prova è finita");
        }
    }

    /** Jars of others wait for approval. */
    void ofTheGate(Gateway gateway) {
        String hash = gateway.deliver(Repacked.almanac(gateway), "almanacco-1.0.0.jar");
        for (Look width : Look.values()) {
            look = width;
            begin(gateway.managementSite());
            browser.enter(gateway.administrators().fresh());
            take("console-deliveries", () -> browser.open(CONSOLE + "/plugin/consegne"));
            take("console-delivery", () -> browser.open(CONSOLE + "/plugin/consegne?consegna=" + hash));
        }
    }

    /** An answer takes long. */
    void ofAWait(Gateway gateway) {
        for (Look width : Look.values()) {
            look = width;
            begin(gateway.site());
            take("waiting", () -> browser.signInAndWait(gateway.people().first()));
        }
    }

    void ofTheFirstStart(Gateway gateway) {
        for (Look width : Look.values()) {
            look = width;
            begin(gateway.managementSite());
            take("first-start", () -> browser.open(CONSOLE + "/avvio"));
        }
    }

    private void begin(URI site) {
        browser.begin(site, look, "it");
    }

    private void door(Gateway gateway) {
        Person errs = gateway.people().fresh();
        begin(gateway.site());
        take("home", () -> browser.open("/"));
        take("help", () -> browser.open("/aiuto"));
        take("accessibility", () -> browser.open("/accessibilita"));
        take("privacy", () -> browser.open("/privacy"));
        take("demonstration", () -> browser.open("/demo"));
        take("login", () -> browser.open("/accesso/pin"));
        take("login-errors", () -> browser.press(SUBMIT));
        take("login-refused", () -> signIn(errs.codiceFiscale(), People.WRONG_PIN));
        take("login-blocked", () -> signIn(errs.codiceFiscale(), errs.pin()));
        take("login-spid", () -> browser.open(AwayStates.WAYS));
        take("login-cancelled", () -> {
            AwayStates.leave(gateway, browser, look);
            AwayStates.comeBack(gateway, browser, look, "cancel");
        });
        take("not-found", () -> browser.open("/non-c-e"));
    }

    private void signIn(String codiceFiscale, String pin) {
        browser.open("/accesso/pin");
        browser.signIn(codiceFiscale, pin);
    }

    private void afterTheRightPin(Gateway gateway) {
        Person newcomer = gateway.people().newcomer();
        Person expired = gateway.people().expired();
        Person due = gateway.people().due();
        begin(gateway.site());
        take("pin-rules", () -> signIn(newcomer.codiceFiscale(), newcomer.pin()));
        take("pin-new", () -> confirm("#campo-rules"));
        begin(gateway.site());
        take("pin-expired", () -> signIn(expired.codiceFiscale(), expired.pin()));
        begin(gateway.site());
        take("pin-suggestion", () -> signIn(due.codiceFiscale(), due.pin()));
        take("pin-choice", () -> confirm("input[name=action][value=change]"));
    }

    private void confirm(String box) {
        browser.tick(box);
        browser.press(SUBMIT);
    }

    private void area(Gateway gateway) {
        begin(gateway.site());
        browser.enter(gateway.people().first());
        take("area", () -> browser.open("/area"));
        take("area-sessions", () -> browser.open("/area/sessioni"));
        take("area-activity", () -> browser.open("/area/attivita"));
        take("session", () -> browser.open("/sessione"));
        take("signed-out", () -> {
            browser.open("/area");
            browser.press(".varco-role [type=submit]");
        });
    }

    private void service(Gateway gateway) {
        begin(gateway.site());
        browser.enter(gateway.people().first());
        take("service", () -> operation("promemoria.scrivi"));
        take("service-question", () -> browser.press(BEGIN));
        take("service-errors", () -> browser.press(SUBMIT));
        take("receipt", () -> {
            browser.type("#campo-testo", "Visita di " + look.width() + " minuti");
            browser.press(SUBMIT);
        });
        take("receipts", () -> browser.open("/area/ricevute"));
        take("service-answer", () -> {
            operation("promemoria.leggi");
            browser.press(BEGIN);
        });
        take("service-level", () -> {
            operation("promemoria.riservato");
            browser.press(BEGIN);
        });
    }

    private void operation(String name) {
        browser.open("/area/servizio?operazione=" + name);
    }

    private void pin(Gateway gateway) {
        begin(gateway.site());
        browser.enter(gateway.people().fresh());
        take("pin-shown", () -> {
            operation("pin.show");
            browser.press(BEGIN);
        });
        take("pin-change", () -> {
            operation("pin.change");
            browser.press(BEGIN);
        });
        take("pin-change-errors", () -> {
            browser.type("#campo-newPin", "LUNA");
            browser.type("#campo-again", "SOLE5678");
            browser.press(SUBMIT);
        });
    }

    private void contacts(Gateway gateway) {
        begin(gateway.site());
        browser.enter(gateway.people().first());
        take("contacts", () -> browser.open("/area/recapiti"));
        take("contact", () -> browser.open("/area/recapiti/recapito?mezzo=email"));
        take("contact-code", () -> {
            browser.type("#campo", "mario." + look.width() + "@example.it");
            browser.press(SUBMIT);
        });
        take("messages", () -> browser.open("/area/comunicazioni"));
    }

    /** What the demonstration sent. */
    private void post(Gateway gateway) {
        Visitor anybody = new Visitor(gateway);
        Until.isTrue(
                "the code came",
                () -> anybody.get("/demo/posta").body().contains("mario." + look.width() + "@example.it"));
        begin(gateway.site());
        take("post", () -> browser.open("/demo/posta"));
        take("post-mail", () -> browser.press("main a[href*='/demo/posta/messaggio?']"));
    }

    /** Somebody is to be rung up. */
    private void desk(Gateway gateway) {
        begin(gateway.site());
        browser.enter(gateway.people().first());
        operation("promemoria.scrivi");
        browser.press(BEGIN);
        browser.type("#campo-testo", "Telefonata delle " + look.width());
        browser.tick("input[name=copia][value=telefono]");
        browser.press(SUBMIT);
        begin(gateway.managementSite());
        take(
                "role-choice",
                () -> browser.enter(
                        gateway.administrators().officer(), "/accesso/local", "/ruolo?ritorno=/amministrazione"));
        take("desk", () -> browser.press("main form:has(input[value=OPERATORE_CONTACT_CENTER]) [type=submit]"));
        take("desk-next", () -> browser.press("main form:has(input[value='call.next']) [type=submit]"));
        take("desk-call", () -> browser.press(SUBMIT));
    }

    /** What nobody has to sign in for. */
    private void portal(Gateway gateway) {
        begin(gateway.site());
        take("portal", () -> browser.open("/portale"));
        take("pin-request", () -> withoutLogin("request"));
        take("pin-request-errors", () -> browser.press(SUBMIT));
        take("pin-request-summary", () -> {
            REQUEST.forEach((field, value) -> browser.type("#campo-" + field, value));
            browser.type("#campo-codiceFiscale", People.code("ZZY", look == Look.PLAIN ? 1 : 2));
            browser.press(SUBMIT);
        });
        take("pin-request-done", () -> confirm("#campo-right"));
        take("pin-follow", () -> {
            String number = Told.number(browser.mainText());
            withoutLogin("follow");
            browser.type("#campo-number", number);
            browser.press(SUBMIT);
        });
        take("pin-activate", () -> withoutLogin("activate"));
        take("pin-recover", () -> withoutLogin("recover"));
        take("pin-recover-code", () -> {
            browser.type("#campo-codiceFiscale", People.FIRST);
            browser.type("#campo-email", REQUEST.get("email"));
            browser.type("#campo-mobile", REQUEST.get("mobile"));
            browser.press(SUBMIT);
        });
        take("pin-revoke", () -> withoutLogin("revoke"));
    }

    private void withoutLogin(String operation) {
        browser.open("/portale/servizio?operazione=pin-issue." + operation);
        browser.press(BEGIN);
    }

    /** At the same desk; the request of {@link #portal} waits for a call, once the gateway has looked. */
    private void callsAboutPins() {
        Until.isTrue("a request waits", Duration.ofMinutes(3), () -> {
            atTheDesk("calls");
            return browser.mainText().contains("Da fare");
        });
        take("desk-pin-calls", () -> atTheDesk("calls"));
        take("desk-pin-take", () -> atTheDesk("call"));
        take("desk-pin-taken", () -> browser.press(SUBMIT));
        take("desk-pin-call", () -> atTheDesk("call"));
        confirm("main input[name=outcome][value=unanswered]");
        take("desk-pin-end", () -> atTheDesk("end"));
    }

    private void atTheDesk(String operation) {
        browser.open("/contact-center/servizio?operazione=pin-issue." + operation);
        browser.press(BEGIN);
    }

    private void console(Gateway gateway) {
        begin(gateway.managementSite());
        take("console-login", () -> browser.open(CONSOLE));
        take("console-activation", () -> browser.open("/attivazione"));
        browser.enter(gateway.administrators().fresh());
        take("console", () -> browser.open(CONSOLE));
        take("console-plugins", () -> browser.open(CONSOLE + "/plugin"));
        take("console-plugin", () -> browser.open(CONSOLE + "/plugin?tipo=credential&id=pin"));
        take("console-people", () -> browser.open(CONSOLE + "/persone"));
        take(
                "console-role",
                () -> browser.open(browser.one("main a[href*='ruolo=']").getDomAttribute("href")));
        take("console-sessions", () -> {
            browser.open(CONSOLE + "/sessioni");
            browser.type("#cerca-codiceFiscale", People.FIRST);
            browser.press("#cerca [type=submit]");
        });
        take("console-trail", () -> {
            browser.open(CONSOLE + "/registro");
            browser.press("#cerca [type=submit]");
        });
        take("console-configurations", () -> browser.open(CONSOLE + "/configurazione"));
        take("console-configuration", () -> browser.open(CONSOLE + "/configurazione?pid=it.varco.credential.pin"));
        take("console-configuration-check", () -> {
            browser.type("[name='k-block_duration']", "PT5M");
            browser.press("#confronta [value=confronta]");
        });
        take("console-messages", () -> browser.open("/messaggi"));
        take("console-words", () -> browser.open("/messaggi/modelli"));
        take("console-word", () -> browser.press("main a[href*='messaggio=recapito.code'][href*='lingua=it']"));
        take("console-programs", () -> browser.open(CONSOLE + "/programmi"));
        take("console-start-over", () -> browser.open(CONSOLE + "/avvio"));
    }

    /** Goes there, and takes the picture if it is wanted. */
    private void take(String name, Runnable way) {
        way.run();
        if (wanted.isEmpty() || wanted.contains(name)) {
            titles.put(name, browser.title());
            Picture.write(browser.wholePage(), handbook.resolve(file(name, look.width())));
        }
    }

    private static String file(String name, int width) {
        return "pages/" + name + "-" + width + ".png";
    }

    /** Writes the table. */
    void bind() {
        StringBuilder text = new StringBuilder("""
                # Pages

                Every page in Italian, as the demonstration shows it, on a telephone and on a desk.
                Taken by `itests/distribution/measure.sh distribution/docs`; long pages are cut.

                | page | 320 pixels | 1280 pixels |
                |---|---|---|
                """);
        titles.forEach((name, title) -> {
            String cells = String.join(
                    " | ",
                    List.of(title.replace("|", "-"), image(name, title, 320, 130), image(name, title, 1280, 420)));
            text.append("| ").append(cells).append(" |\n");
        });
        Gateway.write(handbook.resolve("pages.md"), text.toString());
    }

    private static String image(String name, String title, int width, int shown) {
        String file = file(name, width);
        return "<a href=\"" + file + "\"><img src=\"" + file + "\" alt=\"" + title + ", " + width + " pixel\" width=\""
                + shown + "\"></a>";
    }
}
