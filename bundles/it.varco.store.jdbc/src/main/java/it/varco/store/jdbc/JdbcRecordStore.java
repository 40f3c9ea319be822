package it.varco.store.jdbc;

import it.varco.api.store.RecordChange;
import it.varco.api.store.RecordStore;
import it.varco.api.store.StoredRecord;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** The records of one bundle, named by its symbolic name; every bundle that asks gets its own. */
@Component(scope = ServiceScope.BUNDLE)
public final class JdbcRecordStore implements RecordStore {

    private static final int LONGEST_KEY = 200;
    private static final int LARGEST_LIST = 500;

    private final String owner;
    private final JdbcRecordRepository records;

    @Activate
    public JdbcRecordStore(ComponentContext context, @Reference Database database) {
        this(context.getUsingBundle().getSymbolicName(), new JdbcRecordRepository(database));
    }

    JdbcRecordStore(String owner, JdbcRecordRepository records) {
        this.owner = owner;
        this.records = records;
    }

    @Override
    public Optional<StoredRecord> get(String key) {
        return records.get(owner, printable("key", key));
    }

    @Override
    public List<StoredRecord> list(String prefix, String after, int limit) {
        if (limit < 1 || limit > LARGEST_LIST) {
            throw new IllegalArgumentException("limit: expected 1 to 500");
        }
        return records.list(owner, printable("prefix", prefix), printable("after", after), limit);
    }

    @Override
    public long count(String prefix) {
        return records.count(owner, printable("prefix", prefix));
    }

    @Override
    public boolean apply(List<RecordChange> changes) {
        return records.apply(owner, changes);
    }

    private static String printable(String name, String text) {
        if (text.length() > LONGEST_KEY || !text.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException(name + ": expected up to 200 printable ASCII characters without blanks");
        }
        return text;
    }
}
