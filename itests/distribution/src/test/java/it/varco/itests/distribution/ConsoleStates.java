package it.varco.itests.distribution;

/** States of the console and of its door. */
final class ConsoleStates extends States {

    private static final String WORDS = "/messaggi/modelli";

    private final int number;

    ConsoleStates(Gateway gateway, Browser browser, Look look) {
        super(gateway, browser, look, look.language());
        this.number = look == Look.PLAIN ? 0 : 1; // of people whom both looks need one of
    }

    void atTheDoorOfTheConsole() {
        state("a wrong passphrase", 403, () -> knock(People.code("NON", number)));
        state("a blocked administrator", 429, () -> knock(People.code("NON", number)));
        state("an invitation that is not one", 422, () -> {
            browser.open("/attivazione");
            browser.fill("main form");
            browser.press("main form [type=submit]");
        });
    }

    private void knock(String codiceFiscale) {
        browser.open("/accesso/local");
        browser.type("#campo-codiceFiscale", codiceFiscale);
        browser.type("#campo-passphrase", "nothing that counts");
        browser.type("#campo-code", "123456");
        browser.press(SUBMIT);
    }

    void inTheConsole() {
        String person = People.code("CRW", number);
        state("a page that is not there", 404, () -> browser.open(CONSOLE + "/non-c-e"));
        state("a plugin that is not there", 404, () -> browser.open(CONSOLE + "/plugin?tipo=credential&id=nessuno"));
        state("a role that is not there", 404, () -> browser.open(CONSOLE + "/persone?ruolo=nessuno"));
        state("a setting that is not there", 404, () -> browser.open(CONSOLE + "/configurazione?pid=nessuno"));
        state("words that are not there", 404, () -> browser.open(WORDS + "?messaggio=nessuno"));
        state("the words of messages", 200, () -> browser.open(WORDS));
        state("the words of one message", 200, () -> browser.press("main a[href*='messaggio=recapito.code']"));
        file("the page of its mail", "main a[href*='/pagina?']", "<!DOCTYPE html>");
        file("its letter", "main a[href*='/lettera?']", "%PDF-");
        state("a switch that was made", 200, () -> filled(PIN_OF_THE_CONSOLE, "spegni"));
        state("a provider that is off, with its history", 200, () -> browser.open(PIN_OF_THE_CONSOLE));
        state("the house with a provider that is off", 200, () -> browser.open(CONSOLE));
        state("a switch that was undone", 200, () -> filled(PIN_OF_THE_CONSOLE, "annulla"));
        state("a switch somebody was faster with", 409, this::slower);
        state("a session that nobody has", 200, () -> search("/sessioni", People.code("NON", 9)));
        state("a session that is found", 200, () -> {
            new Visitor(gateway).entered(gateway.people().first());
            search("/sessioni", People.FIRST);
        });
        state("no session chosen", 422, () -> browser.press("#termina [type=submit]"));
        state("nothing in the trail", 200, () -> searchTrail(People.code("NON", 9)));
        state("something in the trail", 200, () -> searchTrail(People.FIRST));
        state("the trail is whole", 200, () -> {
            browser.open(CONSOLE + "/registro");
            browser.press("#verifica [type=submit]");
        });
        state("a codice fiscale that is none", 422, () -> grant("RSSMRA80A01H501X"));
        state("a role that is proposed", 200, () -> grant(person));
        state("a role that is proposed twice", 422, () -> grant(person));
        state("a name that does not fit", 422, () -> grant(People.code("CRX", number), "Bianchi", "Ada"));
        state("a name that does not fit and is right", 200, () -> {
            browser.tick("#concedi [name=confirmed]");
            browser.press("#concedi [type=submit]");
        });
        state("one role", 200, () -> open("CRXAAA"));
        state("a name that is corrected", 200, () -> {
            browser.type("#nomina-surname", "Crux");
            browser.type("#nomina-name", "Aaa");
            browser.type("#nomina-reason", "a state of a page");
            browser.press("#nomina [type=submit]");
        });
        state("a role that has ended, in the history", 200, () -> {
            open("CRXAAA");
            browser.type("#termina-reason", "a state of a page");
            browser.press("#termina [type=submit]");
        });
        state("a setting that is compared", 200, () -> compare("PT31S"));
        state("a setting out of its range", 422, () -> compare("PT9H"));
        state("a token that is shown once", 200, this::token);
        state("a form that is sent twice", 409, browser::again);
        state("programs with a token", 200, () -> browser.open(CONSOLE + "/programmi"));
        state("an invitation that is shown once", 200, this::invitation);
        state("an invitation that is sent twice", 409, browser::again);
        deliveries();
        state("the page of the public site on this one", 404, () -> browser.open("/area"));
    }

    /** In development, where nothing is approved; {@link DeliveryStates} has those of production. */
    private void deliveries() {
        Visitor visitor = new Visitor(gateway);
        gateway.with("it.varco.credential.demo", () -> visitor.mayChoose("demo"), () -> {
            state("deliveries in development", 200, () -> browser.open(CONSOLE + "/plugin/consegne"));
            state("a delivery in development", 200, () -> browser.press("main a[href*='consegna=']"));
        });
    }

    private void filled(String page, String form) {
        browser.open(page);
        browser.type("#" + form + "-reason", "a state of a page");
        browser.press("#" + form + " [type=submit]");
    }

    private void slower() {
        browser.open(PIN_OF_THE_CONSOLE);
        browser.type("#spegni-reason", "too late");
        Management management = gateway.management();
        management.turn("pin", "draining", "somebody was faster");
        management.turn("pin", "on", "as before");
        browser.press("#spegni [type=submit]");
    }

    private void search(String page, String codiceFiscale) {
        browser.open(CONSOLE + page);
        browser.type("#cerca-codiceFiscale", codiceFiscale);
        browser.press("#cerca [type=submit]");
    }

    private void searchTrail(String codiceFiscale) {
        browser.open(CONSOLE + "/registro");
        browser.type("#cerca-person", codiceFiscale);
        browser.press("#cerca [type=submit]");
    }

    private void grant(String codiceFiscale) {
        grant(codiceFiscale, codiceFiscale.substring(0, 3), codiceFiscale.substring(3, 6));
    }

    private void grant(String codiceFiscale, String surname, String name) {
        browser.open(CONSOLE + "/persone");
        browser.type("#concedi-codiceFiscale", codiceFiscale);
        browser.type("#concedi-surname", surname);
        browser.type("#concedi-name", name);
        browser.script("document.querySelector('#concedi-role').value = 'AMMINISTRATORE'");
        browser.type("#concedi-reason", "a state of a page");
        browser.press("#concedi [type=submit]");
    }

    private void compare(String duration) {
        browser.open(CONSOLE + "/configurazione?pid=it.varco.credential.local");
        browser.type("[name='k-block_duration']", duration);
        browser.press("#confronta [value=confronta]");
    }

    private void token() {
        browser.open(CONSOLE + "/programmi");
        browser.type("#crea-name", "crawl " + look);
        browser.tick("input[value='plugins.view']");
        browser.type("#crea-reason", "a state of a page");
        browser.press("#crea [type=submit]");
    }

    /** Of somebody else: whoever is invited is signed out. */
    private void invitation() {
        open("BRBSRA");
        browser.type("#invita-reason", "a state of a page");
        browser.press("#invita [type=submit]");
    }

    /** The page of the role of somebody, by the first letters of the codice fiscale. */
    private void open(String letters) {
        browser.open(CONSOLE + "/persone");
        browser.press("main a[href*='ruolo='][aria-label*='" + letters + "']");
    }
}
