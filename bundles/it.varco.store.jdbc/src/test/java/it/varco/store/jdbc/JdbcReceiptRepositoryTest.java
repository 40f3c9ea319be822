package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.store.StoreException;
import it.varco.proves.Proves;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.StoredReceipt;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Proves("UX-09")
class JdbcReceiptRepositoryTest extends OnBothDatabases {

    private static final Bytes CONTENT = Bytes.of("ha cambiato il PIN".getBytes(StandardCharsets.UTF_8));

    private final String person = RandomId.next();
    private JdbcReceiptRepository receipts;

    @BeforeEach
    void make() {
        receipts = new JdbcReceiptRepository(database);
    }

    @Test
    void findsOneAsItWasMadeUntilItExpires() {
        StoredReceipt receipt = made(NOW);

        assertThat(receipts.find(receipt.number(), receipt.expiry().minusNanos(1_000)))
                .contains(receipt);
        assertThat(receipts.find(receipt.number(), receipt.expiry())).isEmpty();
        assertThat(receipts.find(number(), NOW)).isEmpty();
    }

    @Test
    void takesEachNumberOnce() {
        StoredReceipt receipt = made(NOW);

        assertThatThrownBy(() -> receipts.add(receipt)).isInstanceOf(StoreException.class);
    }

    @Test
    void listsThoseOfAPersonInARoleTheLatestFirst() {
        StoredReceipt early = made(NOW);
        StoredReceipt late = made(NOW.plusSeconds(60));
        StoredReceipt asOfficer = receipt(person, "OPERATORE_SEDE", NOW);
        receipts.add(asOfficer);
        receipts.add(receipt(RandomId.next(), "CITTADINO", NOW));

        assertThat(receipts.latest(person, "CITTADINO", NOW, 20)).containsExactly(late, early);
        assertThat(receipts.latest(person, "CITTADINO", NOW, 1)).containsExactly(late);
        assertThat(receipts.latest(person, "CITTADINO", early.expiry(), 20)).containsExactly(late);
        assertThat(receipts.latest(person, "OPERATORE_SEDE", NOW, 20)).containsExactly(asOfficer);
    }

    @Test
    void goesOnAfterTheLastOneAlsoAmongThoseOfOneMoment() {
        for (int i = 0; i < 5; i++) {
            made(NOW);
        }
        List<StoredReceipt> all = receipts.latest(person, "CITTADINO", NOW, 20);

        List<StoredReceipt> first = receipts.latest(person, "CITTADINO", NOW, 2);
        List<StoredReceipt> second = receipts.after(first.get(1), NOW, 2);
        List<StoredReceipt> third = receipts.after(second.get(1), NOW, 2);

        assertThat(first).isEqualTo(all.subList(0, 2));
        assertThat(second).isEqualTo(all.subList(2, 4));
        assertThat(third).isEqualTo(all.subList(4, 5));
        assertThat(receipts.after(third.get(0), NOW, 2)).isEmpty();
    }

    @Test
    void sweepsWhatExpired() {
        Instant longAgo = NOW.minus(Duration.ofDays(400));
        StoredReceipt expired = made(longAgo);
        StoredReceipt kept = made(NOW);

        receipts.sweep(NOW);

        assertThat(receipts.find(expired.number(), longAgo)).isEmpty();
        assertThat(receipts.find(kept.number(), NOW)).contains(kept);
    }

    @Test
    void keepsAContentWhereNobodyCanReadIt() {
        StoredReceipt receipt = made(NOW);

        String kept = database.first(
                        "SELECT content FROM receipt WHERE receipt_number = ?",
                        row -> new String(row.bytes("content").array(), StandardCharsets.ISO_8859_1),
                        receipt.number())
                .orElseThrow();

        assertThat(kept).isNotEmpty().doesNotContain("cambiato");
    }

    @Test
    void refusesOneOfWhichAnythingWasChanged() throws SQLException {
        for (String change :
                List.of("person_id = 'somebody-else'", "role_name = 'OPERATORE_SEDE'", "made = made + 1")) {
            StoredReceipt receipt = made(NOW);

            behind("UPDATE receipt SET " + change + " WHERE receipt_number = ?", receipt.number());

            assertThatThrownBy(() -> receipts.find(receipt.number(), NOW))
                    .as(change)
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.code()).isEqualTo("store.integrity"));
        }
    }

    private StoredReceipt made(Instant at) {
        StoredReceipt receipt = receipt(person, "CITTADINO", at);
        receipts.add(receipt);
        return receipt;
    }

    private static StoredReceipt receipt(String person, String role, Instant at) {
        return new StoredReceipt(number(), person, role, CONTENT, at, at.plus(Duration.ofDays(365)));
    }

    private static String number() {
        return RandomId.next().substring(0, 14);
    }
}
