package it.varco.itests.distribution;

import it.varco.itests.distribution.Administrators.Administrator;
import java.util.Map;

/** States of the desk of the Contact Center, with a call that waits and without. */
final class DeskStates extends States {

    private static final String DESK = "/contact-center";
    private static final String NEXT = "main form:has(input[value='call.next']) [type=submit]";
    private static final String WRITE = "/area/servizio?operazione=promemoria.scrivi";

    DeskStates(Gateway gateway, Browser browser, Look look) {
        super(gateway, browser, look, look.language());
    }

    void atTheDesk(Administrator officer) {
        browser.begin(gateway.managementSite(), look, look.language());
        state(
                "the choice of a role",
                200,
                () -> browser.enter(officer, "/accesso/local", "/ruolo?ritorno=/amministrazione"));
        state(
                "the desk",
                200,
                () -> browser.press("main form:has(input[value=OPERATORE_CONTACT_CENTER]) [type=submit]"));
        state("a receipt that is not there", 404, () -> browser.open(DESK + "/ricevuta?numero=AAAA-AAAA-AAAA"));
        state("a document that is not there", 404, () -> browser.open(DESK + "/ricevuta/pdf?numero=AAAA-AAAA-AAAA"));
        state("a service that is not there", 404, () -> browser.open(DESK + "/servizio?operazione=nessuno.fa"));
        state("the console, in another role", 403, () -> browser.open(CONSOLE));
        state("the messages", 200, () -> browser.open("/messaggi"));
    }

    /** A note of somebody shall be read out to them. */
    void withACall() {
        ring();
        state("the next call", 200, () -> {
            browser.open(DESK);
            browser.press(NEXT);
        });
        state("who is called, and what to say", 200, () -> browser.press(SUBMIT));
        state("how it went", 200, () -> {
            browser.open(DESK);
            browser.press(NEXT);
        });
        state("no outcome chosen", 200, () -> browser.press(SUBMIT));
        state("an outcome", 200, () -> {
            browser.tick("#campo-outcome");
            browser.press(SUBMIT);
        });
        state("calls that wait", 200, () -> {
            browser.open(DESK);
            browser.press("main form:has(input[value='call.waiting']) [type=submit]");
        });
        state("an outcome to be changed", 200, () -> {
            browser.open(DESK);
            browser.press("main form:has(input[value='call.correct']) [type=submit]");
        });
    }

    private void ring() {
        Visitor mario = new Visitor(gateway).entered(gateway.people().first());
        Map<String, String> begin = mario.fields(WRITE, WRITE);
        String question =
                mario.post(WRITE, begin).headers().firstValue("Location").orElseThrow();
        Map<String, String> form = mario.fields(question, question);
        form.put("testo", "chiamata " + look);
        form.put("copia", "telefono");
        mario.post(question, form);
        Until.isTrue(
                "the call waits for an officer",
                () -> gateway.management().outbox("call").path("waiting").asInt() == 0);
    }
}
