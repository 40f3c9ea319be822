package it.varco.notification;

import it.varco.api.form.Sentence;
import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.api.health.HealthCheck;
import it.varco.api.notification.Medium;
import it.varco.api.store.StoreException;
import it.varco.spi.store.OutboxFigure;
import it.varco.spi.store.OutboxRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Whether messages go out. Never red: without messages people can still sign in (REL-16). */
final class DispatchHealth implements HealthCheck {

    private static final String NAME = "messages";
    private static final Duration LATE = Duration.ofMinutes(15);

    private final OutboxRepository outbox;
    private final Channels channels;
    private final Supplier<List<Sentence>> more;

    /** @param more what else is the matter with messages, a sentence each */
    DispatchHealth(OutboxRepository outbox, Channels channels, Supplier<List<Sentence>> more) {
        this.outbox = outbox;
        this.channels = channels;
        this.more = more;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Finding examine(Instant now) {
        List<Sentence> why = new ArrayList<>();
        try {
            outbox(outbox.figures(State.settled()), now, why);
        } catch (StoreException e) {
            why.add(Sentence.of(DispatchHealth.class, "health.store", e.code()));
        }
        why.addAll(channels.open());
        why.addAll(more.get());
        return why.isEmpty() ? Finding.well(NAME) : new Finding(NAME, Condition.YELLOW, Sentence.all(why));
    }

    private void outbox(List<OutboxFigure> figures, Instant now, List<Sentence> why) {
        Set<String> here = channels.here().keySet().stream().map(Medium::name).collect(Collectors.toSet());
        String late = media(
                figures,
                figure -> here.contains(figure.medium())
                        && figure.oldest().plus(LATE).isBefore(now));
        String away = media(figures, figure -> !here.contains(figure.medium()));
        long tasks = figures.stream()
                .filter(figure -> figure.state().equals(State.UNDELIVERED.name()))
                .mapToLong(OutboxFigure::count)
                .sum();
        if (!late.isEmpty()) {
            why.add(Sentence.of(DispatchHealth.class, "health.late", LATE.toMinutes(), late));
        }
        if (!away.isEmpty()) {
            why.add(Sentence.of(DispatchHealth.class, "health.away", away));
        }
        if (tasks > 0) {
            why.add(Sentence.of(DispatchHealth.class, "health.tasks", tasks));
        }
    }

    /** Those over which messages wait, as the configuration names them. */
    private static String media(List<OutboxFigure> figures, Predicate<OutboxFigure> which) {
        return figures.stream()
                .filter(figure -> figure.state().equals(State.WAITING.name()))
                .filter(which)
                .map(OutboxFigure::medium)
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
