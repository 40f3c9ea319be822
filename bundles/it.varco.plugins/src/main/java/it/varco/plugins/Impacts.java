package it.varco.plugins;

import it.varco.api.catalogue.OperationCard;
import it.varco.api.catalogue.Place;
import it.varco.api.form.Text;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.plugin.Impact;
import it.varco.api.plugin.PluginState;
import it.varco.api.plugin.Present;
import it.varco.api.session.Channel;
import it.varco.spi.catalogue.CatalogueService;
import it.varco.spi.catalogue.ServiceOperation;
import it.varco.spi.credential.CredentialProvider;
import it.varco.spi.credential.ProviderDescriptor;
import it.varco.spi.store.AttemptRepository;
import it.varco.spi.store.PraticaRepository;
import it.varco.spi.store.SessionRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whom and what a switch would affect (UX-52).
 *
 * <p>How long a session may last belongs to access control, which deletes within a minute those that ended. Here the
 * widest limits that any session can have are used, so a session that ended by itself may count for a minute more.
 */
final class Impacts {

    private static final Duration IDLE = Duration.ofHours(2);
    private static final Duration LENGTH = Duration.ofHours(24);

    private final GuardedCalls calls;
    private final SessionRepository sessions;
    private final AttemptRepository attempts;
    private final PraticaRepository pratiche;

    Impacts(GuardedCalls calls, SessionRepository sessions, AttemptRepository attempts, PraticaRepository pratiche) {
        this.calls = calls;
        this.sessions = sessions;
        this.attempts = attempts;
        this.pratiche = pratiche;
    }

    /** What was found. */
    private record Found(
            long sessions, long logins, List<Channel> closed, List<OperationCard> unreachable, long pratiche)
            implements Impact {

        static Found nothing() {
            return ofService(0);
        }

        static Found ofService(long pratiche) {
            return new Found(0, 0, List.of(), List.of(), pratiche);
        }
    }

    /** An operation as a page names it. */
    private record Named(String name, String owner, Text label, Text description) implements OperationCard {

        static Named of(String owner, ServiceOperation operation) {
            return new Named(operation.name(), owner, operation.label(), operation.description());
        }
    }

    Impact of(Claims.Key key, PluginState wanted, Instant now) {
        if (wanted == PluginState.ON) {
            return Found.nothing();
        }
        if (key.kind().equals(CatalogueService.CONTRACT.kind())) {
            return Found.ofService(pratiche.countOf(key.id(), now));
        }
        return key.kind().equals(CredentialProvider.CONTRACT.kind()) ? ofProvider(key, now) : Found.nothing();
    }

    private Impact ofProvider(Claims.Key key, Instant now) {
        List<Present<ProviderDescriptor>> present = calls.present(CredentialProvider.CONTRACT);
        return new Found(
                sessions.countOf(key.id(), now.minus(IDLE), now.minus(LENGTH)),
                attempts.countOf(key.id(), now),
                closed(present, key.id()),
                unreachable(present, key.id()),
                0);
    }

    /** The channels that one of those with whom people can sign in serves alone. */
    private static List<Channel> closed(List<Present<ProviderDescriptor>> present, String id) {
        Set<Channel> closed = EnumSet.noneOf(Channel.class);
        present.stream()
                .map(Present::descriptor)
                .filter(descriptor -> descriptor.id().equals(id))
                .forEach(descriptor -> closed.addAll(descriptor.channels()));
        present.stream()
                .map(Present::descriptor)
                .filter(descriptor -> !descriptor.id().equals(id))
                .forEach(descriptor -> closed.removeAll(descriptor.channels()));
        return List.copyOf(closed);
    }

    /** What people do in their area at a level that one of those with whom they can sign in reaches alone. */
    private List<OperationCard> unreachable(List<Present<ProviderDescriptor>> present, String id) {
        Optional<AssuranceLevel> now = highest(present, provider -> true);
        Optional<AssuranceLevel> then =
                highest(present, provider -> !provider.id().equals(id));
        return calls.present(CatalogueService.CONTRACT).stream()
                .flatMap(service -> service.descriptor().operations().stream()
                        .filter(operation -> operation.place() == Place.AREA)
                        .filter(operation -> reaches(now, operation) && !reaches(then, operation))
                        .<OperationCard>map(operation -> Named.of(service.owner(), operation)))
                .toList();
    }

    private static boolean reaches(Optional<AssuranceLevel> highest, ServiceOperation operation) {
        return highest.filter(level -> level.atLeast(operation.level())).isPresent();
    }

    private static Optional<AssuranceLevel> highest(
            List<Present<ProviderDescriptor>> present, Predicate<ProviderDescriptor> chosen) {
        return present.stream()
                .map(Present::descriptor)
                .filter(provider -> provider.channels().contains(Channel.WEB))
                .filter(chosen)
                .map(ProviderDescriptor::ceiling)
                .max(Comparator.naturalOrder());
    }
}
