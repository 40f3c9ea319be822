package it.varco.plugins;

import it.varco.spi.store.ApprovalRepository;
import it.varco.spi.store.StoredApproval;
import it.varco.spi.store.Transactions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decisions in memory, in the transactions of another store. */
final class MemoryApprovals implements ApprovalRepository {

    private final Transactions transactions;
    private Map<String, List<StoredApproval>> rows = new LinkedHashMap<>(); // each with the latest first

    MemoryApprovals(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Puts back what is here now. */
    Runnable snapshot() {
        Map<String, List<StoredApproval>> before = new LinkedHashMap<>(rows);
        return () -> rows = before;
    }

    @Override
    public List<StoredApproval> all() {
        return transactions.run(
                () -> rows.values().stream().map(list -> list.get(0)).toList());
    }

    @Override
    public List<StoredApproval> history(String hash, int limit) {
        return transactions.run(
                () -> rows.getOrDefault(hash, List.of()).stream().limit(limit).toList());
    }

    @Override
    public boolean put(StoredApproval decision) {
        return transactions.run(() -> {
            List<StoredApproval> list = new ArrayList<>(rows.getOrDefault(decision.hash(), List.of()));
            if (decision.version() != list.size() + 1) {
                return false;
            }
            list.add(0, decision);
            rows.put(decision.hash(), List.copyOf(list));
            return true;
        });
    }
}
