package it.varco.credential.local;

import it.varco.api.form.Exhibit;
import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.api.identity.CodiceFiscale;
import java.util.List;

/** What the person is asked: one form to sign in, three to make an account. */
final class Forms {

    static final String PERSON = "codiceFiscale";
    static final String PASSPHRASE = "passphrase";
    static final String CODE = "code";
    static final String NAME = "name";
    static final String NEW = "newPassphrase";
    static final String AGAIN = "again";
    static final String KEPT = "kept";

    /** Six digits, or a recovery code with blanks or hyphens between its groups. */
    private static final int SHORTEST_CODE = 6;

    private static final int LONGEST_CODE = 20;
    private static final int LONGEST_NAME = 120;

    private final String issuer;

    /** @param issuer what authenticators call the gateway */
    Forms(String issuer) {
        this.issuer = issuer;
    }

    /** Codice fiscale, passphrase and code. */
    static Form login() {
        return Form.builder()
                .field(Field.of(PERSON, FieldKind.CODICE_FISCALE, Text.of("local.codiceFiscale"))
                        .hint(Text.of("local.codiceFiscale.hint"))
                        .autocomplete("username")
                        .subject()
                        .build())
                .field(Field.of(PASSPHRASE, FieldKind.SECRET, Text.of("local.passphrase"))
                        .hint(Text.of("local.passphrase.hint"))
                        .autocomplete("current-password")
                        .build())
                .field(code(Text.of("local.code.hint")).build())
                .submit(Text.of("local.submit"))
                .build();
    }

    /** Step 1: the name and, twice, the passphrase. */
    static Form passphrase() {
        return Form.builder()
                .introduction(Text.of("local.enrol.passphrase"))
                .field(Field.of(NAME, FieldKind.TEXT, Text.of("local.name"))
                        .hint(Text.of("local.name.hint"))
                        .length(1, LONGEST_NAME)
                        .autocomplete("name")
                        .build())
                .field(Field.of(NEW, FieldKind.SECRET, Text.of("local.new"))
                        .hint(Text.of("local.new.hint"))
                        .autocomplete("new-password")
                        .build())
                .field(Field.of(AGAIN, FieldKind.SECRET, Text.of("local.again"))
                        .autocomplete("new-password")
                        .build())
                .submit(Text.of("local.next"))
                .build();
    }

    /** Step 2: the key as picture and as letters, and the code that follows from it. */
    Form key(AuthenticatorKey key, CodiceFiscale person) {
        return Form.builder()
                .introduction(Text.of("local.enrol.key"))
                .exhibit(Exhibit.of(Exhibit.Kind.QR, Text.of("local.key.picture"), key.uri(issuer, person.masked())))
                .exhibit(Exhibit.of(Exhibit.Kind.CODE, Text.of("local.key.letters"), key.text()))
                .field(code(Text.of("local.code.first.hint")).digits().build())
                .submit(Text.of("local.try"))
                .build();
    }

    /** Step 3: the recovery codes, and the word that they are kept. */
    static Form recovery(List<String> codes) {
        return Form.builder()
                .introduction(Text.of("local.enrol.recovery"))
                .exhibit(Exhibit.codes(Text.of("local.recovery"), codes))
                .field(Field.of(KEPT, FieldKind.CONFIRMATION, Text.of("local.kept"))
                        .build())
                .submit(Text.of("local.finish"))
                .build();
    }

    private static Field.Builder code(Text hint) {
        return Field.of(CODE, FieldKind.CODE, Text.of("local.code"))
                .hint(hint)
                .length(SHORTEST_CODE, LONGEST_CODE)
                .autocomplete("one-time-code");
    }
}
