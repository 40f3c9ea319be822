package it.varco.itests.framework;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

/** The invented officer of the demo's Contact Center and her phone; the feature {@code demo} names her. */
public final class DemoOfficer {

    private static final String PERSON = "GLLNNA88H41X999D";
    private static final String PASSPHRASE = "mirtillo-cascata-lanterna-4";

    /** What {@code INXW45DBMN2C2Q3FNZ2GK4RNIRSW23ZB} stands for in base32. */
    private static final byte[] KEY = "Contact-Center-Demo!".getBytes(StandardCharsets.US_ASCII);

    private DemoOfficer() {}

    /** What she types at this moment; each code counts once. */
    public static Map<String, String> rightAnswer() {
        String code = DemoAdministrator.code(KEY, Clock.systemUTC().instant());
        return Map.of("codiceFiscale", PERSON, "passphrase", PASSPHRASE, "code", code);
    }
}
