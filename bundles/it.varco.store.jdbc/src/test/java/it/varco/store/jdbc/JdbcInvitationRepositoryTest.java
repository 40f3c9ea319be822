package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.StoredInvitation;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcInvitationRepositoryTest extends OnBothDatabases {

    private final String person = RandomId.next();
    private JdbcInvitationRepository invitations;

    @BeforeEach
    void make() {
        invitations = new JdbcInvitationRepository(database);
    }

    @Test
    void findsAnInvitationByItsCodeUntilItExpires() {
        StoredInvitation invitation = opened(NOW.plusSeconds(60));

        assertThat(invitations.find(invitation.code(), NOW.plusSeconds(59))).contains(invitation);
        assertThat(invitations.find(invitation.code(), NOW.plusSeconds(60))).isEmpty();
        assertThat(invitations.find(JdbcSessionRepositoryTest.token(), NOW)).isEmpty();
    }

    @Test
    @Proves("SEC-09")
    void endsTheEarlierOneOfThePerson() {
        StoredInvitation first = opened(NOW.plusSeconds(60));
        StoredInvitation second = opened(NOW.plusSeconds(60));

        assertThat(invitations.find(first.code(), NOW)).isEmpty();
        assertThat(invitations.consume(first.id())).isFalse();
        assertThat(invitations.find(second.code(), NOW)).contains(second);
    }

    @Test
    void leavesOneOfManyThatAreMadeAtOnce() {
        List<Bytes> codes = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> opened(NOW.plusSeconds(60)).code())
                .toList();

        assertThat(codes)
                .filteredOn(code -> invitations.find(code, NOW).isPresent())
                .hasSize(1);
    }

    @Test
    @Proves("SEC-07")
    void isConsumedOnce() {
        StoredInvitation invitation = opened(NOW.plusSeconds(60));
        AtomicInteger consumed = new AtomicInteger();

        IntStream.range(0, 16)
                .parallel()
                .forEach(i -> consumed.addAndGet(invitations.consume(invitation.id()) ? 1 : 0));

        assertThat(consumed).hasValue(1);
        assertThat(invitations.find(invitation.code(), NOW)).isEmpty();
    }

    @Test
    @Proves("SEC-32")
    void endsThatOfOnePersonAlone() {
        StoredInvitation mine = opened(NOW.plusSeconds(60));
        StoredInvitation other = opened(RandomId.next(), NOW.plusSeconds(60));

        invitations.endOf(person);
        invitations.endOf(person);

        assertThat(invitations.find(mine.code(), NOW)).isEmpty();
        assertThat(invitations.consume(mine.id())).isFalse();
        assertThat(invitations.find(other.code(), NOW)).contains(other);
    }

    @Test
    void sweepsWhatExpired() {
        Instant longAgo = NOW.minusSeconds(1_000_000);
        StoredInvitation old = opened(longAgo);

        invitations.sweep(NOW);

        assertThat(invitations.find(old.code(), longAgo.minusSeconds(1))).isEmpty();
    }

    private StoredInvitation opened(Instant expiry) {
        return opened(person, expiry);
    }

    private StoredInvitation opened(String whose, Instant expiry) {
        StoredInvitation invitation = new StoredInvitation(
                RandomId.next(), JdbcSessionRepositoryTest.token(), whose, "local", "by-" + RandomId.next(), expiry);
        invitations.open(invitation);
        return invitation;
    }
}
