package it.varco.itests.distribution;

import it.varco.itests.distribution.People.Person;

/** States of the login, of the personal area and of what follows a right PIN. */
final class DoorStates extends States {

    /** Sends a form that our page does not have, as the browser would send ours. */
    private static final String SEND = """
            const form = document.createElement('form');
            form.method = 'post';
            form.action = arguments[0];
            form.enctype = arguments[1];
            const field = document.createElement('textarea');
            field.name = 'more';
            field.value = 'x'.repeat(arguments[2]);
            form.append(field);
            document.body.append(form);
            form.submit();
            """;

    private static final String FORM = "application/x-www-form-urlencoded";

    DoorStates(Gateway gateway, Browser browser, Look look) {
        super(gateway, browser, look, look.language());
    }

    void atTheDoor() {
        Person errs = gateway.people().fresh();
        begin();
        state("a page that is not there", 404, () -> browser.open("/non-c-e"));
        state("a provider that is not there", 503, () -> browser.open("/accesso/nessuno"));
        state("an address nobody understands", 400, () -> browser.open("/?a=%zz"));
        plain("another host", 421, "GET /", "Host: varco.example");
        state("a form where none is taken", 405, () -> send("/aiuto", FORM, 1));
        state("a form of no known shape", 415, () -> send(LOGIN, "text/plain", 1));
        plain("a form that is too large", 413, "POST " + LOGIN, "Host: " + host(), "Content-Length: 70000");
        state("a form without its token", 403, () -> send(LOGIN, FORM, 1));
        state("a form with another token", 403, this::tampered);
        state("a form without the cookie of its page", 403, this::withoutCookies);
        state("an empty form", 200, () -> signIn("", ""));
        state("a wrong PIN", 403, () -> signIn(errs.codiceFiscale(), People.WRONG_PIN));
        state("a blocked person", 429, () -> signIn(errs.codiceFiscale(), errs.pin()));
        state("a session that is over", 200, () -> browser.open(LOGIN + "?finita=si"));
        state("a step where nobody stands", 410, () -> browser.open(LOGIN + "?passo=x.1"));
        state("an answer that nobody waits for", 410, () -> browser.open("/attesa/aaaaaaaaaaaaaaaaaaaaaa"));
        state("a provider that went meanwhile", 503, this::providerGone);
        state(
                "no provider at all",
                200,
                () -> without(
                        "credential", "pin", () -> without("credential", "spid", () -> browser.open("/accesso"))));
        state("a provider that is switched off", 503, () -> without("credential", "pin", () -> browser.open(LOGIN)));
    }

    private String host() {
        return gateway.site().getAuthority();
    }

    private void send(String address, String type, int size) {
        browser.open("/aiuto");
        browser.leaveBy(SEND, address, type, size);
    }

    private void withoutCookies() {
        browser.open(LOGIN);
        browser.forget();
        browser.signIn(People.FIRST, People.WRONG_PIN);
    }

    private void tampered() {
        browser.open(LOGIN);
        browser.script("document.querySelectorAll('#modulo [type=hidden]').forEach(field => field.value += 'x')");
        browser.signIn(People.FIRST, People.WRONG_PIN);
    }

    private void providerGone() {
        Person person = gateway.people().first();
        browser.open(LOGIN);
        without("credential", "pin", () -> browser.signIn(person.codiceFiscale(), person.pin()));
    }

    void inTheArea() {
        Person person = gateway.people().fresh();
        new Visitor(gateway).entered(person);
        begin();
        state("nobody at a page of the area", 200, () -> browser.open("/area/sessioni"));
        state("just signed in", 200, () -> browser.signIn(person.codiceFiscale(), person.pin()));
        state("another session", 200, () -> browser.open("/area/sessioni"));
        state("another session was ended", 200, () -> browser.press("tr:not(:has(.bg-primary)) [type=submit]"));
        state("a form of the area without its token", 403, () -> send("/area/sessioni", FORM, 1));
        state("how long the session lasts", 200, () -> browser.open("/sessione"));
        state("a page of the area that is not there", 404, () -> browser.open("/area/non-c-e"));
        state("already signed in at the login page", 200, () -> browser.open(LOGIN));
        state("signed out", 200, () -> {
            browser.open("/area");
            browser.press(".varco-role [type=submit]");
        });
        state("signed out, the page again", 200, () -> browser.open("/uscita"));
    }

    /** A session that another window, or another person, has ended meanwhile. */
    void atTheEndOfASession() {
        Person person = gateway.people().first();
        begin();
        browser.enter(person);
        state("a form of a session that is over", 403, () -> {
            browser.open("/area/servizio?operazione=pin.show");
            String first = browser.tab();
            browser.newTab();
            browser.open("/area");
            browser.press(".varco-role [type=submit]");
            browser.goTo(first);
            browser.press("main form [type=submit]");
        });
        begin();
        browser.enter(person);
        state("a login that raises the session", 200, () -> browser.open(LOGIN + "?ritorno=/area&livello=low"));
        Person other = gateway.people().shown().get(1);
        state("somebody else raises the session", 403, () -> browser.signIn(other.codiceFiscale(), other.pin()));
        state("and nobody is signed in", 200, () -> browser.open("/area"));
    }

    /** What follows a right PIN: at the first login, when it has expired, when it should be changed. */
    void afterTheRightPin() {
        Person newcomer = gateway.people().newcomer();
        Person expired = gateway.people().expired();
        Person due = gateway.people().due();
        begin();
        state("the rules of use", 200, () -> signIn(newcomer));
        state("the rules not confirmed", 200, () -> browser.press(SUBMIT));
        state("the new PIN", 200, () -> confirm("#campo-rules"));
        state("the new PIN not kept", 200, () -> browser.press(SUBMIT));
        state("the first login is over", 200, () -> confirm("#campo-kept"));
        begin();
        state("a PIN that has expired", 200, () -> signIn(expired));
        state("the renewed PIN", 200, () -> confirm("#campo-kept"));
        begin();
        state("a change that is suggested", 200, () -> signIn(due));
        state("neither now nor later", 200, () -> browser.press(SUBMIT));
        state("a PIN to be chosen", 200, () -> confirm("input[name=action][value=change]"));
        state("no PIN chosen", 200, () -> browser.press(SUBMIT));
        state("a PIN that cannot be taken", 200, () -> choose(due.pin(), "other"));
        state("a PIN that is taken", 200, () -> choose("LUNA5678", "LUNA5678"));
    }

    private void confirm(String box) {
        browser.tick(box);
        browser.press(SUBMIT);
    }

    private void choose(String pin, String again) {
        browser.type("#campo-newPin", pin);
        browser.type("#campo-again", again);
        browser.press(SUBMIT);
    }
}
