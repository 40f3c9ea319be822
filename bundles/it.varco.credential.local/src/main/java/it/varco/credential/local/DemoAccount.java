package it.varco.credential.local;

import it.varco.api.identity.CodiceFiscale;

/**
 * The account of an invented person, with a passphrase and a key that are published: no secrets, they stand on a page.
 *
 * @source D-50
 */
record DemoAccount(CodiceFiscale person, String passphrase, String name, AuthenticatorKey key) {

    private static final int PARTS = 4;

    /**
     * Reads a line of the configuration: {@code CODICEFISCALE;passphrase;Name;KEY}, the key in base32.
     *
     * @throws IllegalArgumentException if the line has another shape; says nothing of its content, because a list that
     *     is here by mistake may not be of invented people
     */
    static DemoAccount parse(String line) {
        String[] parts = line.split(";", -1);
        if (parts.length != PARTS) {
            throw wrong("CODICEFISCALE;passphrase;Name;KEY");
        }
        int length = parts[1].length();
        if (length < Passphrase.SHORTEST || length > Passphrase.LONGEST) {
            throw wrong("a passphrase of 15 to 128 characters");
        }
        CodiceFiscale person = CodiceFiscale.parse(parts[0]).orElseThrow(() -> wrong("a codice fiscale"));
        return new DemoAccount(
                person,
                parts[1],
                parts[2].strip(),
                Base32.decode(parts[3].strip())
                        .filter(bytes -> bytes.length >= AuthenticatorKey.SHORTEST)
                        .map(AuthenticatorKey::new)
                        .orElseThrow(() -> wrong("a key of 26 to 102 letters of base32")));
    }

    private static IllegalArgumentException wrong(String expected) {
        return new IllegalArgumentException("demoAccounts: expected " + expected);
    }
}
