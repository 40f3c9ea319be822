package it.varco.itests.framework;

import it.varco.api.identity.CodiceFiscale;
import java.util.Map;

/** Invented people of the demo whose PIN lets them in; the feature {@code demo} lists them. */
public enum DemoPeople {
    /** Consults. */
    MARIO("RSSMRA80A01H501U", "MARE2345"),
    /** Also requests. */
    MATTEO("MRTMTT91D08F205J", "NEVE3456"),
    /** Born abroad. */
    LARA("BNCLRA85M52Z110M", "ERBA4567");

    private final String codiceFiscale;
    private final String pin;

    DemoPeople(String codiceFiscale, String pin) {
        this.codiceFiscale = codiceFiscale;
        this.pin = pin;
    }

    /** The person. */
    public CodiceFiscale codiceFiscale() {
        return new CodiceFiscale(codiceFiscale);
    }

    /** What the person types into the form of the PIN. */
    public Map<String, String> rightAnswer() {
        return answer(pin);
    }

    /** What the person types when the PIN is not at hand. */
    public Map<String, String> wrongAnswer() {
        return answer("AAAA9999");
    }

    private Map<String, String> answer(String typed) {
        return Map.of("codiceFiscale", codiceFiscale, "pin", typed);
    }
}
