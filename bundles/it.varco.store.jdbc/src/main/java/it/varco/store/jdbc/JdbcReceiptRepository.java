package it.varco.store.jdbc;

import it.varco.spi.store.Bytes;
import it.varco.spi.store.ReceiptRepository;
import it.varco.spi.store.StoredReceipt;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Receipts in the table {@code receipt}; none of them ever changes. */
@Component
public final class JdbcReceiptRepository implements ReceiptRepository {

    private static final String COLUMN = "receipt.content";
    private static final String COLUMNS = "receipt_number, person_id, role_name, key_number, content, made, expiry";
    private static final String ADD = "INSERT INTO receipt (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?)";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM receipt ";
    private static final String FIND = SELECT + "WHERE receipt_number = ? AND expiry > ?";
    private static final String OF_PERSON = SELECT + "WHERE person_id = ? AND role_name = ? AND expiry > ? ";
    private static final String ORDER = "ORDER BY made DESC, receipt_number DESC FETCH FIRST ? ROWS ONLY";
    private static final String LATEST = OF_PERSON + ORDER;
    private static final String AFTER = OF_PERSON + "AND (made < ? OR (made = ? AND receipt_number < ?)) " + ORDER;
    private static final Sweep EXPIRED = new Sweep("receipt", "expiry < ?", "receipt_number");

    private final Database database;
    private final Vault vault;

    @Activate
    public JdbcReceiptRepository(@Reference Database database) {
        this.database = database;
        this.vault = database.vault();
    }

    @Override
    public void add(StoredReceipt receipt) {
        Sealed content = vault.seal(receipt.content().array(), COLUMN, place(receipt));
        database.update(
                ADD,
                receipt.number(),
                receipt.personId(),
                receipt.role(),
                content.key(),
                content.bytes(),
                receipt.madeAt(),
                receipt.expiry());
    }

    @Override
    public Optional<StoredReceipt> find(String number, Instant now) {
        return database.first(FIND, this::read, number, now);
    }

    @Override
    public List<StoredReceipt> latest(String personId, String role, Instant now, int most) {
        return database.list(LATEST, this::read, personId, role, now, most);
    }

    @Override
    public List<StoredReceipt> after(StoredReceipt last, Instant now, int most) {
        return database.list(
                AFTER,
                this::read,
                last.personId(),
                last.role(),
                now,
                last.madeAt(),
                last.madeAt(),
                last.number(),
                most);
    }

    @Override
    public void sweep(Instant now) {
        EXPIRED.run(database, now);
    }

    /** What a content is bound to: moved to another row, or beside other values, it cannot be opened. */
    private static Object[] place(StoredReceipt receipt) {
        return new Object[] {receipt.number(), receipt.personId(), receipt.role(), Micros.of(receipt.madeAt())};
    }

    private StoredReceipt read(Row row) throws SQLException {
        StoredReceipt sealed = with(row, Bytes.EMPTY);
        return with(row, Bytes.of(vault.open(row.sealed("content"), COLUMN, place(sealed))));
    }

    private static StoredReceipt with(Row row, Bytes content) throws SQLException {
        return new StoredReceipt(
                row.text("receipt_number"),
                row.text("person_id"),
                row.text("role_name"),
                content,
                row.instant("made"),
                row.instant("expiry"));
    }
}
