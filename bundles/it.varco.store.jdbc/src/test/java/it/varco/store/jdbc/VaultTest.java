package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.store.StoreException;
import it.varco.proves.Proves;
import it.varco.spi.store.Bytes;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VaultTest {

    private static final byte[] PLAIN = {1, 2, 3};

    private final Vault vault = new Vault(Backend.keys(1));

    @Test
    void opensWhatItSealedInItsPlace() {
        Sealed sealed = vault.seal(PLAIN, "table.column", "row", 7);

        assertThat(sealed.key()).isEqualTo(1);
        assertThat(sealed.bytes().length()).isEqualTo(12 + 3 + 16);
        assertThat(vault.open(sealed, "table.column", "row", 7)).isEqualTo(PLAIN);
    }

    @Test
    @Proves("SEC-55")
    void refusesItInAnyOtherPlace() {
        Sealed sealed = vault.seal(PLAIN, "table.column", "ro", "w");

        assertRefused(vault, sealed, "table.other", "ro", "w");
        assertRefused(vault, sealed, "table.column", "ro", "x");
        assertRefused(vault, sealed, "table.column", "r", "ow");
        assertRefused(vault, sealed, "table.column", "row");
    }

    @Test
    void refusesEveryChangedByte() {
        byte[] bytes = vault.seal(PLAIN, "c").bytes().array();

        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            assertRefused(vault, new Sealed(1, Bytes.of(changed)), "c");
        }
        assertRefused(vault, new Sealed(1, Bytes.EMPTY), "c");
    }

    @Test
    void refusesAnotherKeyAndAKeyThatIsNotAtHand() {
        Sealed sealed = vault.seal(PLAIN, "c");

        assertRefused(new Vault(Backend.keys(2)), sealed, "c");
        assertRefused(vault, new Sealed(2, sealed.bytes()), "c");
    }

    @Test
    void neverSealsTheSameWayTwice() {
        assertThat(vault.seal(PLAIN, "c")).isNotEqualTo(vault.seal(PLAIN, "c"));
    }

    @Test
    @Proves("SEC-54")
    void encryptsWithTheNewestKeyAndOpensWhatEarlierOnesSealed() {
        Sealed old = vault.seal(PLAIN, "c");
        Vault rotated = new Vault(Backend.keys(1, 2));

        assertThat(rotated.open(old, "c")).isEqualTo(PLAIN);
        assertThat(rotated.seal(PLAIN, "c").key()).isEqualTo(2);
        assertThat(rotated.lookup("p", "x")).isEqualTo(vault.lookup("p", "x"));
    }

    @Test
    void hashesDependOnKeyPurposeAndEveryWord() {
        Bytes hash = vault.lookup("person", "a", "b");

        assertThat(hash.length()).isEqualTo(32);
        assertThat(vault.lookup("person", "a", "b")).isEqualTo(hash);
        assertThat(vault.lookup("block", "a", "b")).isNotEqualTo(hash);
        assertThat(vault.lookup("person", "ab")).isNotEqualTo(hash);
        assertThat(new Vault(Backend.keys(2)).lookup("person", "a", "b")).isNotEqualTo(hash);
    }

    @Test
    void provesAKeyWithoutShowingIt() {
        SortedMap<Integer, byte[]> keys = new TreeMap<>(Backend.keys(1));

        assertThat(vault.proof(1)).isEqualTo(new Vault(keys).proof(1)).isNotEqualTo(Bytes.of(keys.get(1)));
        assertThat(vault.proof(1)).isNotEqualTo(new Vault(Backend.keys(2)).proof(1));
    }

    private static void assertRefused(Vault vault, Sealed sealed, String column, Object... place) {
        assertThatThrownBy(() -> vault.open(sealed, column, place))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.code()).isEqualTo("store.integrity"));
    }
}
