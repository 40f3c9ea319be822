package it.varco.catalogue;

import it.varco.api.plugin.Call;
import it.varco.api.plugin.CallFailure;
import it.varco.api.plugin.Entry;
import it.varco.api.plugin.PluginCalls;
import it.varco.api.plugin.PluginContract;
import it.varco.api.plugin.Present;
import it.varco.spi.catalogue.CatalogueService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;

/** Services in memory; each can be put in, taken out, drained and made to fail. */
final class MemoryCalls implements PluginCalls {

    static final String OWNER = "org.example.service";

    private final Map<String, CatalogueService> here = new ConcurrentHashMap<>();
    private final Map<String, CallFailure> failing = new ConcurrentHashMap<>();
    private final BooleanSupplier insideTransaction;
    private boolean draining;
    private final AtomicInteger calls = new AtomicInteger();

    MemoryCalls(BooleanSupplier insideTransaction) {
        this.insideTransaction = insideTransaction;
    }

    /** How many calls reached a service. */
    int count() {
        return calls.get();
    }

    void put(CatalogueService service) {
        here.put(service.descriptor().id(), service);
    }

    void remove(String id) {
        here.remove(id);
    }

    void fail(String id, CallFailure failure) {
        failing.put(id, failure);
    }

    void drain() {
        draining = true;
    }

    @Override
    public <D> List<Present<D>> present(PluginContract<?, D> contract) {
        return draining
                ? List.of()
                : new TreeMap<>(here)
                        .values().stream()
                                .map(service -> new Present<>(OWNER, descriptor(contract, service)))
                                .toList();
    }

    @SuppressWarnings("unchecked") // the only contract of these tests is that of services
    private static <P, D> D descriptor(PluginContract<P, D> contract, Object service) {
        return contract.descriptor().apply((P) service);
    }

    @Override
    public <P, D, R> Call<R> call(
            PluginContract<P, D> contract, String id, Entry entry, Duration limit, BiFunction<P, D, R> work) {
        if (insideTransaction.getAsBoolean()) {
            throw new IllegalStateException("call: expected to be outside of a transaction");
        }
        CallFailure failure = failing.get(id);
        CatalogueService service = here.get(id);
        if (failure != null || service == null) {
            return new Call.Failed<>(failure == null ? CallFailure.ABSENT : failure);
        }
        if (draining && entry == Entry.BEGIN) {
            return new Call.Failed<>(CallFailure.OFF);
        }
        calls.incrementAndGet();
        P plugin = contract.type().cast(service);
        try {
            return new Call.Answered<>(
                    OWNER, work.apply(plugin, contract.descriptor().apply(plugin)));
        } catch (IllegalStateException | NullPointerException broken) {
            return new Call.Failed<>(CallFailure.FAULT);
        }
    }

    @Override
    public void noteRefusal(PluginContract<?, ?> contract, String id) {
        throw new IllegalStateException("nobody is refused by a service");
    }
}
