package it.varco.itests.distribution;

import it.varco.itests.distribution.People.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** States of the dialogues with services. */
final class ServiceStates extends States {

    /** On the page of an operation. */
    private static final String BEGIN = "main form [type=submit]";

    /** On the same page, also where dialogues are under way that could be given up there. */
    private static final String BEGIN_ANEW = "main form:has([name=operazione]) [type=submit]";

    private static final String PORTAL = "/portale";
    private static final String DIALOGUE = PORTAL + "/servizio";
    private static final String FIND = DIALOGUE + "?operazione=promemoria.ritrova";

    private static final Set<String> NOT_IN_USE = Set.of("revocato", "dismesso", "in-attesa-primo-accesso");

    ServiceStates(Gateway gateway, Browser browser, Look look) {
        this(gateway, browser, look, look.language());
    }

    ServiceStates(Gateway gateway, Browser browser, Look look, String language) {
        super(gateway, browser, look, language);
    }

    /** The dialogue with a service, from its card to its end; the service is that of the examples. */
    void withAService() {
        Person person = gateway.people().fresh();
        begin();
        browser.enter(person);
        state("services that are offered", 200, () -> browser.open("/area"));
        state("no receipt yet", 200, () -> browser.open("/area/ricevute"));
        state("an operation", 200, () -> operation("promemoria.leggi"));
        state("an answer with nothing in it", 200, () -> browser.press(BEGIN));
        state("another operation", 200, () -> operation("promemoria.scrivi"));
        state("a question", 200, () -> browser.press(BEGIN));
        state("a question without an answer", 200, () -> browser.press(SUBMIT));
        state("something done", 200, () -> note("compleanno di zia Rosa"));
        state("receipts", 200, () -> browser.open("/area/ricevute"));
        state("a receipt", 200, () -> browser.press("a[href*='numero=']"));
        file("the same to keep", "main a[href*='/pdf?']", "%PDF-");
        String receipt = browser.address();
        String number = receipt.substring(receipt.indexOf('=') + 1);
        state("no more receipts", 200, () -> browser.open("/area/ricevute?dopo=" + number));
        state("a receipt of somebody else", 404, () -> browser.open("/area/ricevute/ricevuta?numero=0000-0000-0000"));
        state("something that is there already", 200, () -> {
            operation("promemoria.scrivi");
            browser.press(BEGIN);
            note("compleanno di zia Rosa");
        });
        state("something else instead", 200, () -> note("regalo per zia Rosa"));
        state("the form of a dialogue sent twice", 410, this::backToTheQuestion);
        state("an answer with a table", 200, () -> {
            operation("promemoria.leggi");
            browser.press(BEGIN);
        });
        state("a dialogue that is under way", 200, () -> {
            operation("promemoria.scrivi");
            browser.press(BEGIN);
            browser.open("/area");
        });
        state("a dialogue that was given up", 200, () -> {
            browser.press("a[href*='pratica=']");
            browser.press("form:has([name=_abandon]) [type=submit]");
        });
        state("a service that was switched off meanwhile", 503, this::switchedOff);
        state("an operation that is not there", 404, () -> operation("promemoria.altro"));
        state("an operation above the level", 403, () -> {
            operation("promemoria.riservato");
            browser.press(BEGIN);
        });
        state(
                "an operation above the level, without a way there",
                503,
                () -> without("credential", "spid", () -> {
                    operation("promemoria.riservato");
                    browser.press(BEGIN);
                }));
    }

    private void operation(String name) {
        browser.open("/area/servizio?operazione=" + name);
    }

    private void note(String words) {
        browser.type("#campo-testo", words);
        browser.press(SUBMIT);
    }

    private void backToTheQuestion() {
        operation("promemoria.scrivi");
        browser.press(BEGIN);
        String question = browser.address();
        note("prima");
        browser.open(question);
    }

    /** The service went away with its jar. */
    void withoutTheService() {
        state("the area without services", 200, () -> browser.open("/area"));
        state("an operation that went", 404, () -> operation("promemoria.leggi"));
        state("what takes no login, without the service", 200, () -> browser.open(PORTAL));
        state("an operation without a login that went", 404, () -> browser.open(FIND));
    }

    /** What can be done without signing in; the service is that of the examples. */
    void withoutALogin() {
        Person person = gateway.people().fresh();
        String number = numberOf(person);
        begin();
        state("the first page leads to what takes no login", 200, () -> browser.open("/"));
        state("what takes no login", 200, () -> browser.press("a[href='" + PORTAL + "']"));
        state("an operation without a login", 200, () -> browser.press("a[href='" + FIND + "']"));
        state("the same by a link with a ticket", 200, () -> browser.open(FIND + "&biglietto=Kx7_pQ-2v"));
        state("a question without a login", 200, () -> browser.press(BEGIN_ANEW));
        state("a question without a login, not answered", 200, () -> browser.press(SUBMIT));
        state("what is under way without a login", 200, () -> browser.open(PORTAL));
        state("what was given up without a login", 200, () -> browser.press("form:has([name=_abandon]) [type=submit]"));
        state("what was looked for without a login", 200, () -> find(person, number));
        state("a wrong answer without a login", 409, () -> find(person, "0000-0000-0000"));
        state("nobody is examined again for a while", 429, () -> find(person, number));
        state("a dialogue of another browser", 410, this::inAnotherBrowser);
        state("a form without a login, without its cookie", 403, () -> {
            browser.open(FIND);
            browser.forget();
            browser.press(BEGIN_ANEW);
        });
        state("an operation that takes a login", 404, () -> browser.open(DIALOGUE + "?operazione=promemoria.leggi"));
        state("a service without a login, switched off meanwhile", 503, () -> {
            browser.open(FIND);
            browser.press(BEGIN_ANEW);
            browser.type("#campo-codiceFiscale", People.stranger());
            browser.type("#campo-numero", number);
            without("service", "promemoria", () -> browser.press(SUBMIT));
        });
    }

    /** The number that a person was given with a note. */
    private String numberOf(Person person) {
        begin();
        browser.enter(person);
        operation("promemoria.scrivi");
        browser.press(BEGIN);
        note("da rileggere senza entrare");
        return browser.one("dl:not([data-varco-print]) > div:last-child > dd").getText();
    }

    private void find(Person person, String number) {
        browser.open(FIND);
        browser.press(BEGIN_ANEW);
        browser.type("#campo-codiceFiscale", person.codiceFiscale());
        browser.type("#campo-numero", number);
        browser.press(SUBMIT);
    }

    private void inAnotherBrowser() {
        browser.open(FIND);
        browser.press(BEGIN_ANEW);
        String question = browser.address();
        begin();
        browser.open(question);
    }

    private void switchedOff() {
        operation("promemoria.scrivi");
        browser.press(BEGIN);
        browser.type("#campo-testo", "kept until it is back");
        without("service", "promemoria", () -> browser.press(SUBMIT));
    }

    /** What people do with their contacts, as far as it takes no code, and what was sent to them. */
    void withContacts() {
        Person person = gateway.people().fresh();
        begin();
        browser.enter(person);
        state("nothing written yet", 200, () -> browser.open("/area/comunicazioni"));
        state("no contact yet", 200, () -> browser.open("/area/recapiti"));
        state("a new address of mail", 200, () -> browser.open("/area/recapiti/recapito?mezzo=email"));
        state("no address", 422, () -> browser.press(SUBMIT));
        state("an address that is none", 422, () -> contact("nessuno"));
        state("a code that was sent", 200, () -> contact("persona.inventata@example.it"));
        state("a wrong code", 422, () -> contact("0000 0000"));
        state("too many codes", 422, () -> {
            for (int i = 0; i < 3; i++) {
                browser.open("/area/recapiti/recapito?mezzo=email");
                contact("persona.inventata@example.it");
            }
        });
        state("a kind of contact that there is not", 404, () -> browser.open("/area/recapiti/codice?mezzo=piccione"));
        state("what was written", 200, () -> browser.open("/area/comunicazioni"));
        state("nothing earlier", 200, () -> browser.open("/area/comunicazioni?prima=none"));
    }

    private void contact(String typed) {
        browser.type("#campo", typed);
        browser.press(SUBMIT);
    }

    /** What holders do with their PIN: every question, every error, the end. */
    void withThePin() {
        Person person = gateway.people().fresh();
        begin();
        browser.enter(person);
        state("the page of one's PIN", 200, () -> operation("pin.show"));
        state("what the PIN is", 200, () -> browser.press(BEGIN));
        state("the page of the change", 200, () -> operation("pin.change"));
        state("the question for a new PIN", 200, () -> browser.press(BEGIN));
        state("no new PIN", 200, () -> browser.press(SUBMIT));
        state("a PIN too short, and another", 200, () -> choose("LUNA", "SOLE5678"));
        state("two that differ", 200, () -> choose("LUNA5678", "SOLE5678"));
        state("a PIN with one's name and codice fiscale", 200, () -> {
            String own = person.codiceFiscale().substring(0, 8);
            choose(own, own);
        });
        state("the PIN there is, which ends the change", 409, () -> choose(person.pin(), person.pin()));
        state("the new PIN is set", 200, () -> {
            operation("pin.change");
            browser.press(BEGIN);
            choose("LUNA5678", "LUNA5678");
        });
        state("what the PIN is afterwards", 200, () -> {
            operation("pin.show");
            browser.press(BEGIN);
        });
    }

    private void choose(String pin, String again) {
        browser.type("#campo-newPin", pin);
        browser.type("#campo-again", again);
        browser.press(SUBMIT);
    }

    /** Somebody who came by another credential and has no PIN that could be looked at. */
    void withAnotherCredential() {
        List<String> withoutPin = new ArrayList<>(List.of(People.stranger()));
        gateway.people().shown().stream()
                .filter(person -> NOT_IN_USE.contains(person.state()))
                .map(Person::codiceFiscale)
                .forEach(withoutPin::add);
        for (String codiceFiscale : withoutPin) {
            begin();
            state("in by the other credential", 200, () -> signInByTheExample(codiceFiscale));
            state("a PIN that is not in use", 409, () -> {
                operation("pin.show");
                browser.press(BEGIN);
            });
        }
    }
}
