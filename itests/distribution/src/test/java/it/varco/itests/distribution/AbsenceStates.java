package it.varco.itests.distribution;

import it.varco.itests.distribution.People.Person;

/** States of a gateway of which a part is away. */
final class AbsenceStates extends States {

    AbsenceStates(Gateway gateway, Browser browser, Look look) {
        super(gateway, browser, look, look.language());
    }

    /** Nobody is known and nothing can be recorded; what needs neither is there. */
    void withoutRooms() {
        browser.moveTo(gateway.site());
        state("the first page", 200, () -> browser.open("/"));
        state("help", 200, () -> browser.open("/aiuto"));
        state("the choice of providers", 503, () -> browser.open("/accesso"));
        state("the form of a provider", 503, () -> browser.open(LOGIN));
        state("the area", 503, () -> browser.open("/area"));
        state("the sessions", 503, () -> browser.open("/area/sessioni"));
        state("the contacts", 503, () -> browser.open("/area/recapiti"));
        state("a page that is not there", 404, () -> browser.open("/non-c-e"));
        browser.moveTo(gateway.managementSite());
        state("the console", 503, () -> browser.open(CONSOLE));
        state("the people", 503, () -> browser.open(CONSOLE + "/persone"));
        state("the form of administrators", 503, () -> browser.open("/accesso/local"));
        state("the first start", 503, () -> browser.open(CONSOLE + "/avvio"));
        state("an invitation", 503, () -> browser.open("/attivazione"));
    }

    /** A plugin that does not come up with its configuration. */
    void withoutProvider() {
        state("the house", 200, () -> browser.open(CONSOLE));
        state("the plugins", 200, () -> browser.open(CONSOLE + "/plugin"));
        state("the plugin", 200, () -> browser.open(PIN_OF_THE_CONSOLE));
        state("its configuration", 200, () -> browser.open(CONSOLE + "/configurazione?pid=it.varco.credential.pin"));
        state("all configurations", 200, () -> browser.open(CONSOLE + "/configurazione"));
        browser.moveTo(gateway.site());
        state("no provider to choose", 200, () -> browser.open("/accesso"));
        state("the area", 200, () -> browser.open("/area"));
    }

    /** Somebody whose credential permits nothing, as it is by default. */
    void withoutPowers() {
        begin();
        state("in without powers", 200, () -> signInByTheExample(People.stranger()));
        state("a change without powers", 403, () -> {
            browser.open("/area/servizio?operazione=pin.change");
            browser.press("main form [type=submit]");
        });
    }

    /** The records of a person cannot be read: they were written with a key that is not here any more. */
    void withoutTheKey(Person person) {
        browser.moveTo(gateway.site());
        state("a service that cannot go on", 503, () -> {
            browser.open("/area/servizio?operazione=pin.show");
            browser.press("main form [type=submit]");
        });
        state("a provider that cannot examine", 503, () -> signIn(person));
    }

    /** The answer to a form is not there yet, comes, and is shown once. */
    void withAnswersThatTakeLong(Person person) {
        begin();
        state("an answer that is waited for", 200, () -> browser.signInAndWait(person));
        String place = browser.address();
        state("the answer that was waited for", 200, () -> browser.press("main a.btn-primary"));
        state("an answer that was shown already", 410, () -> browser.open(place));
    }
}
