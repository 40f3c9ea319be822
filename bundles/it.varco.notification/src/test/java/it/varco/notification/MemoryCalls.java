package it.varco.notification;

import it.varco.api.plugin.Call;
import it.varco.api.plugin.CallFailure;
import it.varco.api.plugin.Entry;
import it.varco.api.plugin.PluginCalls;
import it.varco.api.plugin.PluginContract;
import it.varco.api.plugin.Present;
import it.varco.spi.notification.NotificationChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;

/** Channels in memory behind a door like the real one: threads of their own, a time limit, never in a transaction. */
final class MemoryCalls implements PluginCalls, AutoCloseable {

    static final String OWNER = "org.example.channel";

    private final Map<String, NotificationChannel> here = new ConcurrentHashMap<>();
    private final Set<String> off = ConcurrentHashMap.newKeySet();
    private final Map<String, CallFailure> failing = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BooleanSupplier insideTransaction;

    MemoryCalls(BooleanSupplier insideTransaction) {
        this.insideTransaction = insideTransaction;
    }

    MemoryCalls put(NotificationChannel channel) {
        here.put(channel.descriptor().id(), channel);
        return this;
    }

    void remove(String id) {
        here.remove(id);
    }

    /** Switched off, or draining: present to nobody. */
    void off(String id) {
        off.add(id);
    }

    void on(String id) {
        off.remove(id);
    }

    /** Present, and yet no call reaches it. */
    void fail(String id, CallFailure failure) {
        failing.put(id, failure);
    }

    void recover(String id) {
        failing.remove(id);
    }

    @Override
    public <D> List<Present<D>> present(PluginContract<?, D> contract) {
        return new TreeMap<>(here)
                .values().stream()
                        .filter(channel -> !off.contains(channel.descriptor().id()))
                        .map(channel -> new Present<>(OWNER, descriptor(contract, channel)))
                        .toList();
    }

    @SuppressWarnings("unchecked") // the only contract of these tests is that of channels
    private static <P, D> D descriptor(PluginContract<P, D> contract, Object channel) {
        return contract.descriptor().apply((P) channel);
    }

    @Override
    public <P, D, R> Call<R> call(
            PluginContract<P, D> contract, String id, Entry entry, Duration limit, BiFunction<P, D, R> work) {
        if (insideTransaction.getAsBoolean()) {
            throw new IllegalStateException("call: expected to be outside of a transaction");
        }
        NotificationChannel channel = here.get(id);
        CallFailure barred = off.contains(id) ? CallFailure.OFF : failing.get(id);
        if (barred != null || channel == null) {
            return new Call.Failed<>(barred == null ? CallFailure.ABSENT : barred);
        }
        P plugin = contract.type().cast(channel);
        Future<R> answer =
                threads.submit(() -> work.apply(plugin, contract.descriptor().apply(plugin)));
        try {
            R result = answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return off.contains(id) ? new Call.Failed<>(CallFailure.OFF) : new Call.Answered<>(OWNER, result);
        } catch (ExecutionException e) {
            return new Call.Failed<>(CallFailure.FAULT);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new Call.Failed<>(CallFailure.TIMEOUT);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Call.Failed<>(CallFailure.FAULT);
        }
    }

    @Override
    public void noteRefusal(PluginContract<?, ?> contract, String id) {
        throw new IllegalStateException("nobody is refused by a channel");
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
