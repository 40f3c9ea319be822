package it.varco.itests.distribution;

/** States of a login that goes on at another site: before it, on the way, and when the browser is back. */
final class AwayStates extends States {

    static final String WAYS = "/accesso/spid";
    static final String WAY = "a.varco-way";
    private static final String LEAVE = "form[data-varco-leave] [type=submit]";
    private static final String ACTION = "[name=action][value=%s]";
    private static final String BACK = "form [type=submit]";

    /** Sends what came from another site, or something that only says so. */
    private static final String RETURN = """
            const form = document.createElement('form');
            form.method = 'post';
            form.action = '/accesso/spid/ritorno';
            for (const [name, value] of [['SAMLResponse', 'x'], ['RelayState', arguments[0]]]) {
                const field = document.createElement('input');
                field.name = name;
                field.value = value;
                form.append(field);
            }
            document.body.append(form);
            form.submit();
            """;

    AwayStates(Gateway gateway, Browser browser, Look look) {
        super(gateway, browser, look, look.language());
    }

    void onTheWay() {
        begin();
        state("something came back, and this browser never left", 403, () -> comeBackWith("x"));
        state("the ways", 200, () -> browser.open(WAYS));
        state("a way that there is not", 400, () -> browser.open(WAYS + "?idp=nobody"));
        if (!look.hasScript()) { // with one the page is gone at once
            state("on the way", 200, this::begun);
            state("what came back cannot be read", 400, () -> {
                begun();
                comeBackWith(browser.one("[name=RelayState]").getDomAttribute("value"));
            });
        }
        state("nobody waits for what came back", 403, () -> comeBackWith("AAAAAAAAAAAAAAAAAAAAAA"));
        state("given up at the other site", 401, () -> told("cancel"));
        state("less was proved than was asked", 403, () -> {
            leave();
            browser.tick("[name=level][value='1']");
            comeBack("consent");
        });
        state("the other site finds fault with us", 403, () -> {
            leave();
            browser.one("#error option[value='8']").click();
            comeBack("error");
        });
    }

    private void begun() {
        browser.open(WAYS);
        browser.press(WAY);
    }

    private void comeBackWith(String name) {
        browser.open("/aiuto");
        browser.leaveBy(RETURN, name);
    }

    private void told(String answer) {
        leave();
        comeBack(answer);
    }

    /** Without a script the button of the page leads on. */
    private void leave() {
        browser.open(WAYS);
        leave(gateway, browser, look);
    }

    private void comeBack(String answer) {
        comeBack(gateway, browser, look, answer);
    }

    /** From the ways to the other site. */
    static void leave(Gateway gateway, Browser browser, Look look) {
        if (look.hasScript()) {
            browser.crossTo(gateway.identityProvider(), WAY);
        } else {
            browser.press(WAY);
            browser.crossTo(gateway.identityProvider(), LEAVE);
        }
    }

    /**
     * From the other site back.
     *
     * @param answer what is pressed there
     */
    static void comeBack(Gateway gateway, Browser browser, Look look, String answer) {
        if (look.hasScript()) {
            browser.crossBack(ACTION.formatted(answer));
        } else {
            browser.crossTo(gateway.identityProvider(), ACTION.formatted(answer));
            browser.crossBack(BACK);
        }
    }
}
