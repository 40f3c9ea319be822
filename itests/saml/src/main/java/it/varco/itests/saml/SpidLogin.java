package it.varco.itests.saml;

import java.net.http.HttpResponse;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A login by SPID that somebody began in a browser: the request went out, the answer is still to come. It can be
 * answered as often and by whom one likes.
 */
public final class SpidLogin {

    static final String PLACE = "/accesso/spid";
    static final String RETURN = PLACE + "/ritorno";
    static final String RESPONSE = "SAMLResponse";
    static final String RELAY_STATE = "RelayState";

    private final PlainBrowser browser;
    private final Asked asked;
    private final String relayState;

    private SpidLogin(PlainBrowser browser, Asked asked, String relayState) {
        this.browser = browser;
        this.asked = asked;
        this.relayState = relayState;
    }

    /** Begins one: chooses a provider, and reads the form that goes to it as it does. */
    static SpidLogin begin(PlainBrowser browser, IdentityProviderKit provider, byte[] metadata) {
        HttpResponse<String> page = browser.get(PLACE + "?idp=" + PlainBrowser.encoded(provider.entityId()));
        if (page.statusCode() != 200) {
            throw new AssertionError("the way to the provider: " + page.statusCode() + "\n" + page.body());
        }
        Map<String, String> form = FormPage.fields(page.body(), provider.signOn());
        byte[] request = Base64.getDecoder().decode(form.getOrDefault("SAMLRequest", ""));
        return new SpidLogin(browser, Asked.read(request, metadata), form.getOrDefault(RELAY_STATE, ""));
    }

    /** What was asked. */
    public Asked asked() {
        return asked;
    }

    /** The browser it was begun in. */
    PlainBrowser browser() {
        return browser;
    }

    String relayState() {
        return relayState;
    }

    /** The same login in another browser, such as that of whoever stole an answer, or has a copy of the cookies. */
    SpidLogin in(PlainBrowser other) {
        return new SpidLogin(other, asked, relayState);
    }

    /** The same login in a copy of its browser, with the cookies of this moment. */
    public SpidLogin copy() {
        return in(browser.copy());
    }

    /** Sends an answer as the page of a provider makes the browser send it. */
    public Reply answer(String response) {
        return send(List.of(field(RESPONSE, response), field(RELAY_STATE, relayState)));
    }

    /** Sends a form with these fields, in their order. */
    Reply send(List<Map.Entry<String, String>> fields) {
        return told(browser.postFromElsewhere(RETURN, fields, Map.of()));
    }

    /** The same with headers that no browser sends. */
    Reply send(String response, Map<String, String> headers) {
        List<Map.Entry<String, String>> fields =
                new ArrayList<>(List.of(field(RESPONSE, response), field(RELAY_STATE, relayState)));
        return told(browser.postFromElsewhere(RETURN, fields, headers));
    }

    /** Sends an answer in the address. */
    Reply sendByGet(String response) {
        return told(browser.getFromElsewhere(RETURN
                + '?'
                + PlainBrowser.encoded(List.of(field(RESPONSE, response), field(RELAY_STATE, relayState)))));
    }

    static Map.Entry<String, String> field(String name, String value) {
        return new SimpleImmutableEntry<>(name, value);
    }

    private Reply told(HttpResponse<String> answer) {
        return new Reply(answer.statusCode(), answer.headers(), answer.body(), browser.isIn());
    }
}
