package it.varco.plugins;

import it.varco.api.plugin.Call;
import it.varco.api.plugin.CallFailure;
import it.varco.api.plugin.Entry;
import it.varco.api.plugin.PluginCalls;
import it.varco.api.plugin.PluginContract;
import it.varco.api.plugin.PluginState;
import it.varco.api.plugin.Present;
import it.varco.spi.store.Transactions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Calls by identifier: the switch first, then the plugin, or its announced successor, behind its guard. */
final class GuardedCalls implements PluginCalls {

    private final Roster roster;
    private final Switchboard switches;
    private final Transactions transactions;
    private final Counters counters;

    GuardedCalls(Roster roster, Switchboard switches, Transactions transactions, Counters counters) {
        this.roster = roster;
        this.switches = switches;
        this.transactions = transactions;
        this.counters = counters;
    }

    @Override
    public <D> List<Present<D>> present(PluginContract<?, D> contract) {
        return offered(contract);
    }

    private <P, D> List<Present<D>> offered(PluginContract<P, D> contract) {
        return roster.usable(contract).stream()
                .filter(usable -> switched(contract, usable.told().id()).equals(Optional.of(PluginState.ON)))
                .sorted(Comparator.comparing(
                        (Usable<P, D> usable) -> usable.told().id()))
                .map(usable -> new Present<>(
                        usable.occupant().origin().owner(), usable.told().descriptor()))
                .toList();
    }

    @Override
    public <P, D, R> Call<R> call(
            PluginContract<P, D> contract, String id, Entry entry, Duration limit, BiFunction<P, D, R> work) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("limit: expected more than zero");
        }
        if (transactions.active()) {
            throw new IllegalStateException("call of a plugin: expected no transaction");
        }
        long deadline = System.nanoTime() + limit.toNanos();
        Optional<Call<R>> call;
        do {
            Optional<CallFailure> barred = barred(contract, id, entry);
            if (barred.isPresent()) {
                return new Call.Failed<>(barred.get());
            }
            Optional<Usable<P, D>> found = roster.find(contract, id, deadline);
            barred = barred(contract, id, entry); // it may have been switched while this call waited
            if (barred.isPresent() || found.isEmpty()) {
                return new Call.Failed<>(barred.orElse(CallFailure.ABSENT));
            }
            call = made(contract, found.get(), deadline, work);
        } while (call.isEmpty()); // it left before the call began: perhaps for a successor
        // what comes after the switch counts for nothing (SEC-11)
        return barred(contract, id, entry).<Call<R>>map(Call.Failed::new).orElse(call.get());
    }

    private <P, D, R> Optional<Call<R>> made(
            PluginContract<P, D> contract, Usable<P, D> usable, long deadline, BiFunction<P, D, R> work) {
        Figures figures =
                counters.of(new Claims.Key(contract.kind(), usable.told().id()));
        long begin = System.nanoTime();
        Optional<Call<R>> call =
                usable.occupant().call(usable.told().descriptor(), work, Duration.ofNanos(deadline - begin));
        call.ifPresent(ended -> figures.count(ended, System.nanoTime() - begin));
        return call;
    }

    @Override
    public void noteRefusal(PluginContract<?, ?> contract, String id) {
        counters.refused(new Claims.Key(contract.kind(), id));
    }

    private Optional<PluginState> switched(PluginContract<?, ?> contract, String id) {
        return switches.state(new Claims.Key(contract.kind(), id));
    }

    /** Why a call may not be made as the switch is; without its state nothing is known to be on. */
    private Optional<CallFailure> barred(PluginContract<?, ?> contract, String id, Entry entry) {
        Optional<PluginState> state = switched(contract, id);
        if (state.isEmpty()) {
            return Optional.of(CallFailure.ABSENT);
        }
        boolean off = state.get() == PluginState.OFF || (state.get() == PluginState.DRAINING && entry == Entry.BEGIN);
        return off ? Optional.of(CallFailure.OFF) : Optional.empty();
    }
}
