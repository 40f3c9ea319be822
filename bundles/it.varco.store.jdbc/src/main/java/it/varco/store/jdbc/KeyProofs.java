package it.varco.store.jdbc;

import it.varco.api.form.Sentence;
import it.varco.spi.store.Bytes;
import java.util.List;

/**
 * Knows again the keys with which a store was written, so that a wrong one is refused at the start and not at a login.
 */
final class KeyProofs {

    private static final String ALL = "SELECT key_number, proof FROM store_key";
    private static final String ADD = "INSERT INTO store_key (key_number, proof) VALUES (?, ?)";

    private KeyProofs() {}

    /** @throws Refusal if a key is another one than before, or one with which the store was written is not at hand */
    static void check(Database database) {
        Vault vault = database.vault();
        List<Proof> known = database.list(ALL, row -> new Proof(row.whole("key_number"), row.bytes("proof")));
        for (Proof proof : known) {
            if (!vault.numbers().contains(proof.number())) {
                throw new Refusal(Sentence.of(KeyProofs.class, "refusal.key.missing", proof.number()));
            }
            if (!vault.proof(proof.number()).equals(proof.value())) {
                throw new Refusal(Sentence.of(KeyProofs.class, "refusal.key.other", proof.number()));
            }
        }
        for (int number : vault.numbers()) {
            if (known.stream().noneMatch(proof -> proof.number() == number)) {
                database.call(statements -> statements.insertIfAbsent(ADD, number, vault.proof(number)));
            }
        }
    }

    private record Proof(int number, Bytes value) {}
}
