package it.varco.itests.distribution;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes the pictures of the README and the handbook, 1280 pixels wide, in Italian; those of all pages also 320. */
public final class Photograph {

    private static final String CONSOLE = "/amministrazione";
    private static final String PERSON = People.code("PRM", 1);

    private final Browser browser;
    private final Path folder;

    private Photograph(Browser browser, Path folder) {
        this.browser = browser;
        this.folder = folder;
    }

    /**
     * Takes them.
     *
     * @param arguments the folder of the documents; then, if only some of the pictures of all pages are to be taken,
     *     their names
     */
    public static void main(String... arguments) {
        Nu.rest(); // pictures are no tests
        Axe.rest();
        Path documents = Path.of(arguments[0]);
        Set<String> some = Set.of(arguments).stream()
                .filter(argument -> !argument.equals(arguments[0]))
                .collect(Collectors.toSet());
        Path handbook = documents.resolve("handbook");
        try (Browser browser = Browser.open()) {
            Album album = new Album(browser, handbook, some);
            try (Gateway gateway = Gateway.started(4)) {
                if (some.isEmpty()) {
                    new Photograph(browser, documents).login(gateway);
                    new Photograph(browser, handbook).console(gateway);
                }
                Visitor visitor = new Visitor(gateway).entered(gateway.people().first());
                gateway.with(
                        "it.varco.service.demo",
                        () -> visitor.get("/area").body().contains("promemoria.leggi"),
                        () -> album.ofTheDemonstration(gateway));
                gateway.with(
                        "it.varco.credential.demo", () -> visitor.mayChoose("demo"), () -> album.ofTheChoice(gateway));
                gateway.beSlow();
                album.ofAWait(gateway);
            }
            try (Gateway gateway = Gateway.inProduction()) {
                album.ofTheGate(gateway);
                if (some.isEmpty()) {
                    new Photograph(browser, handbook).take("delivery"); // the page that the album ends with
                }
            }
            try (Gateway gateway = Gateway.empty()) {
                gateway.varco("start");
                album.ofTheFirstStart(gateway);
                if (some.isEmpty()) {
                    new Photograph(browser, handbook).firstStart(gateway);
                }
            }
            album.bind();
        }
        if (some.isEmpty()) {
            cases(handbook);
        }
    }

    private static void cases(Path handbook) {
        try (SpidTrial trial = SpidTrial.started()) {
            Gateway.write(handbook.resolve("spid-cases.md"), SpidTrial.page(trial.play()));
        }
    }

    private void login(Gateway gateway) {
        browser.begin(gateway, Look.RICH);
        open("/accesso/pin?lang=it");
        take("login");
    }

    private void console(Gateway gateway) {
        for (People.Person person : gateway.people().shown().subList(0, 2)) {
            new Visitor(gateway).entered(person);
        }
        Management management = gateway.management().ready();
        management.turn("pin", "off", "prova di dismissione");
        management.turn("pin", "on", "la prova è finita");
        browser.begin(gateway.managementSite(), Look.RICH);
        open(CONSOLE + "?lang=it");
        browser.enter(gateway.administrators().fresh());
        take("house");
        open(CONSOLE + "/plugin?tipo=credential&id=pin");
        take("provider");
        open(CONSOLE + "/persone");
        take("people");
        open(CONSOLE + "/configurazione?pid=it.varco.access");
        take("configuration");
    }

    private void firstStart(Gateway gateway) {
        browser.begin(gateway.managementSite(), Look.RICH);
        open(CONSOLE + "/avvio?lang=it");
        take("first-start-code");
        String code = Gateway.read(gateway.home().resolve("data/run/first-start-code"));
        browser.type("#inizia-code", code.split(" ", 2)[0]);
        browser.type("#inizia-codiceFiscale", PERSON);
        browser.press("#inizia [type=submit]");
        browser.type("#campo-name", "Ada Prima");
        browser.type("#campo-newPassphrase", "il primo giorno di vento");
        browser.type("#campo-again", "il primo giorno di vento");
        browser.press("#modulo [type=submit]");
        take("first-start-second-factor");
        browser.type(
                "#campo-code",
                new Authenticator(browser.one("code.varco-exhibit-code").getText()).next());
        browser.press("#modulo [type=submit]");
        browser.tick("#campo-kept");
        browser.press("#modulo [type=submit]");
        take("first-start-checklist");
    }

    private void open(String path) {
        browser.expect("it");
        browser.open(path);
    }

    private void take(String name) {
        Picture.write(browser.screen(), folder.resolve(name + ".png"));
    }
}
