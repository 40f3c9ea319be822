package it.varco.plugins;

import it.varco.api.form.Sentence;
import it.varco.api.plugin.Call;
import it.varco.api.plugin.PluginContract;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** One plugin service that is here, with its own threads. */
final class Occupant<P, D> {

    private final PluginContract<P, D> contract;
    private final Origin origin;
    private final P plugin;
    private final Instant since;
    private final long asked = System.nanoTime();
    private final Guard guard;
    private volatile Telling<D> telling = new Telling.Pending<>();
    private volatile boolean gone;

    Occupant(PluginContract<P, D> contract, Origin origin, P plugin, Instant since, Crashes crashes) {
        this.contract = contract;
        this.origin = origin;
        this.plugin = plugin;
        this.since = since;
        guard = new Guard(origin, crashes);
    }

    PluginContract<P, D> contract() {
        return contract;
    }

    Origin origin() {
        return origin;
    }

    Instant since() {
        return since;
    }

    /** When it was asked who it is, by {@link System#nanoTime}. */
    long asked() {
        return asked;
    }

    Telling<D> telling() {
        return telling;
    }

    void telling(Telling<D> told) {
        telling = told;
    }

    /** The identifier that it told or claims, with its kind; of an empty identifier while there is none. */
    Claims.Key key() {
        return new Claims.Key(contract.kind(), telling.id());
    }

    /** Asks the plugin who it is, without waiting. */
    void ask(Consumer<Telling<D>> answer) {
        boolean started = guard.start(this::told, work -> answer.accept(answerOf(work)));
        if (!started) {
            answer.accept(rejected("", Sentence.of(Occupant.class, "asked.gone")));
        }
    }

    private Telling<D> told() {
        D descriptor = contract.descriptor().apply(plugin);
        String id = Objects.requireNonNull(contract.id().apply(descriptor), "identifier");
        return new Telling.Told<>(id, descriptor);
    }

    private Telling<D> answerOf(Work<Telling<D>> work) {
        if (work.isCancelled()) {
            return rejected("", Sentence.of(Occupant.class, "asked.left"));
        }
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return rejected("", Sentence.of(Occupant.class, "asked.left"));
        } catch (ExecutionException e) {
            return rejected("", Sentence.of(Occupant.class, "asked.threw", work.thrown()));
        }
    }

    /** The telling that shuts it out. {@code why} is half a sentence, to stand after its name. */
    Telling<D> rejected(String id, Sentence why) {
        return new Telling.Rejected<>(id, Diagnosis.about(FolderBundles.subject(origin), why));
    }

    <R> Optional<Call<R>> call(D descriptor, BiFunction<P, D, R> work, Duration limit) {
        return guard.call(() -> work.apply(plugin, descriptor), limit);
    }

    Guard guard() {
        return guard;
    }

    /** Whether it is not called for a while, because too many calls failed. */
    boolean suspended() {
        return guard.suspended();
    }

    /** Whether it left: nothing is claimed for it any more. */
    boolean gone() {
        return gone;
    }

    void close() {
        gone = true;
        guard.close();
    }
}
