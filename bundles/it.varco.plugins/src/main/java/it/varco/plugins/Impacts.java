package it.varco.plugins;

import it.varco.api.plugin.Impact;
import it.varco.api.plugin.PluginState;
import it.varco.api.plugin.Present;
import it.varco.api.session.Channel;
import it.varco.spi.credential.CredentialProvider;
import it.varco.spi.credential.ProviderDescriptor;
import it.varco.spi.store.AttemptRepository;
import it.varco.spi.store.SessionRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

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

    Impacts(GuardedCalls calls, SessionRepository sessions, AttemptRepository attempts) {
        this.calls = calls;
        this.sessions = sessions;
        this.attempts = attempts;
    }

    /** What was found. */
    private record Found(long sessions, long logins, List<Channel> closed) implements Impact {}

    Impact of(Claims.Key key, PluginState wanted, Instant now) {
        if (wanted == PluginState.ON || !key.kind().equals(CredentialProvider.CONTRACT.kind())) {
            return new Found(0, 0, List.of());
        }
        return new Found(
                sessions.countOf(key.id(), now.minus(IDLE), now.minus(LENGTH)),
                attempts.countOf(key.id(), now),
                closed(calls.present(CredentialProvider.CONTRACT), key.id()));
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
}
