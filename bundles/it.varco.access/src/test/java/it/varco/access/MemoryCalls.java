package it.varco.access;

import it.varco.api.plugin.Call;
import it.varco.api.plugin.CallFailure;
import it.varco.api.plugin.Entry;
import it.varco.api.plugin.PluginCalls;
import it.varco.api.plugin.PluginContract;
import it.varco.api.plugin.Present;
import it.varco.spi.credential.CredentialProvider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

/** Plugins in memory; each can be put in, taken out and made to fail. */
final class MemoryCalls implements PluginCalls {

    static final String OWNER = "org.example.provider";

    private final Map<String, CredentialProvider> present = new ConcurrentHashMap<>();
    final List<String> refusals = new CopyOnWriteArrayList<>();
    private final Map<String, CallFailure> failing = new ConcurrentHashMap<>();

    void put(CredentialProvider provider) {
        present.put(provider.descriptor().id(), provider);
    }

    void remove(String id) {
        present.remove(id);
    }

    void fail(String id, CallFailure failure) {
        failing.put(id, failure);
    }

    void heal(String id) {
        failing.remove(id);
    }

    @Override
    public <D> List<Present<D>> present(PluginContract<?, D> contract) {
        return new TreeMap<>(present)
                .values().stream()
                        .map(provider -> new Present<>(OWNER, descriptor(contract, provider)))
                        .toList();
    }

    @SuppressWarnings("unchecked") // the only contract of these tests is that of credential providers
    private static <P, D> D descriptor(PluginContract<P, D> contract, Object provider) {
        return contract.descriptor().apply((P) provider);
    }

    @Override
    public <P, D, R> Call<R> call(
            PluginContract<P, D> contract, String id, Entry entry, Duration limit, BiFunction<P, D, R> work) {
        CallFailure failure = failing.get(id);
        CredentialProvider provider = present.get(id);
        if (failure != null || provider == null) {
            return new Call.Failed<>(failure == null ? CallFailure.ABSENT : failure);
        }
        P plugin = contract.type().cast(provider);
        return new Call.Answered<>(
                OWNER, work.apply(plugin, contract.descriptor().apply(plugin)));
    }

    @Override
    public void noteRefusal(PluginContract<?, ?> contract, String id) {
        refusals.add(id);
    }
}
