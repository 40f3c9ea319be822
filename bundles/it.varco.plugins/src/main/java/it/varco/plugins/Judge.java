package it.varco.plugins;

import it.varco.api.form.Sentence;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether plugins may bear the identifiers that they tell, in the order in which they told them.
 *
 * <p>It may wait for the store, so it has a thread of its own: nobody who calls a plugin waits with it, and no plugin
 * can interrupt it.
 *
 * @source D-59
 */
final class Judge {

    private static final Logger LOG = LoggerFactory.getLogger(Judge.class);
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,30}");
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration STOP = Duration.ofSeconds(1);
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final Owners owners;
    private final Predicate<Origin> trusted;
    private final ThreadPoolExecutor thread;
    private final Executor later;

    /**
     * @param owners to whom each identifier belongs
     * @param trusted whether a bundle may bear the name it bears
     */
    Judge(Owners owners, Predicate<Origin> trusted) {
        this.owners = owners;
        this.trusted = trusted;
        thread = new ThreadPoolExecutor(
                1,
                1,
                IDLE.toMillis(),
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(),
                code -> Guard.thread(code, "varco-plugins-judge"),
                new ThreadPoolExecutor.DiscardPolicy());
        thread.allowCoreThreadTimeOut(true);
        later = CompletableFuture.delayedExecutor(AGAIN.toMillis(), TimeUnit.MILLISECONDS, thread);
    }

    /**
     * Judges what a plugin told, soon. Does not block.
     *
     * @param tried whether it is only tried, and so claims nothing; asked when it is judged
     * @param verdict told what is decided: once, or first that the store is away and then, as soon as it is back
     */
    <D> void judge(Occupant<?, D> occupant, Telling.Told<D> told, BooleanSupplier tried, Consumer<Telling<D>> verdict) {
        thread.execute(() -> judgeNow(occupant, told, tried, verdict));
    }

    private <D> void judgeNow(
            Occupant<?, D> occupant, Telling.Told<D> told, BooleanSupplier tried, Consumer<Telling<D>> verdict) {
        if (occupant.gone()) {
            return;
        }
        Optional<Telling<D>> judged = judged(occupant, told, tried);
        if (judged.isPresent()) {
            verdict.accept(judged.get());
            return;
        }
        if (occupant.telling().pending()) {
            verdict.accept(new Telling.Unclaimed<>(told.id(), told.descriptor(), false));
        }
        later.execute(() -> judgeNow(occupant, told, tried, verdict));
    }

    private <D> Optional<Telling<D>> judged(Occupant<?, D> occupant, Telling.Told<D> told, BooleanSupplier tried) {
        if (!ID.matcher(told.id()).matches()) {
            return Optional.of(occupant.rejected("", Sentence.of(Judge.class, "asked.identifier")));
        }
        if (!trusted.test(occupant.origin())) {
            return Optional.of(occupant.rejected(told.id(), Sentence.of(Judge.class, "asked.reserved")));
        }
        try {
            return claimed(occupant, told, () -> !occupant.gone() && !tried.getAsBoolean());
        } catch (RuntimeException e) {
            LOG.error(
                    "plugin could not be judged, it is tried again owner={}",
                    occupant.origin().owner(),
                    e);
            return Optional.empty();
        }
    }

    /** Whose the name of its bundle is, which is that of its store too, and then whose its identifier is. */
    private <D> Optional<Telling<D>> claimed(Occupant<?, D> occupant, Telling.Told<D> told, BooleanSupplier keep) {
        Origin origin = occupant.origin();
        Claims.Key key = new Claims.Key(occupant.contract().kind(), told.id());
        Optional<Owners.Claimed> claimed = owners.claim(new Claims.Key(Status.BUNDLE, origin.owner()), origin, keep);
        if (claimed.filter(named -> named.verdict() == Owners.Verdict.OWN).isPresent()) {
            claimed = owners.claim(key, origin, keep);
        }
        return claimed.map(found -> switch (found.verdict()) {
            case OWN -> told;
            case TAKEN ->
                occupant.rejected(
                        key.id(), Sentence.of(Judge.class, "asked.taken", key.kind(), key.id(), found.owner()));
            case FORGED -> occupant.rejected(key.id(), Sentence.of(Judge.class, "asked.forged", found.owner()));
        });
    }

    /** Judges nobody any more; waits a second for what it is doing, and interrupts it then. */
    void close() {
        thread.shutdown();
        thread.getQueue().clear();
        try {
            if (!thread.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
