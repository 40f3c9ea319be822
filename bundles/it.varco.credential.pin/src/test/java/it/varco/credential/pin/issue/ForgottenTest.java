package it.varco.credential.pin.issue;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.identity.CodiceFiscale;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.ServiceStep;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests that strangers make are not kept for ever; what somebody looked at is. */
class ForgottenTest {

    private static final CodiceFiscale HOLDER = new CodiceFiscale("BNCLRA85M52Z110M");
    private static final Instant ENDED = IssueWorld.NOW.plus(Duration.ofDays(31));

    private final IssueWorld world = new IssueWorld();

    @AfterEach
    void end() {
        world.close();
    }

    private boolean isFollowed(String number) {
        return world.walk(FollowDesk.NAME, Map.of(FollowDesk.NUMBER, number)) instanceof ServiceStep.Answered;
    }

    private int records() {
        return (int) world.store.list("", "", 100).stream()
                .filter(record -> !record.key().equals("archive")) // that of the site, about nobody
                .count();
    }

    @Test
    @Proves({"SEC-03", "SEC-04"})
    void thatNobodyCalledForLeaveNothingBehindAndLookLikePhantomsAllTheTime() {
        String number = world.asks(IssueWorld.typed());
        String phantom = world.asks(IssueWorld.typed()); // the same person, whose request is open
        world.passes(IssueWorld.NOW.plusSeconds(60));
        world.passes(ENDED);
        assertThat(world.dossier().stage()).isEqualTo(Stage.ANNULLATO);

        world.clock.set(ENDED.plus(Dossier.KEPT).minusSeconds(1));
        assertThat(isFollowed(number)).isTrue();
        assertThat(isFollowed(phantom)).isTrue();

        world.clock.set(ENDED.plus(Dossier.KEPT));
        assertThat(isFollowed(number)).isFalse();
        assertThat(isFollowed(phantom)).isFalse();
        assertThat(records()).isZero();
    }

    @Test
    @Proves("PIN-S01")
    void thatAreMadeAnewAreKept() {
        world.asks(IssueWorld.typed());
        world.passes(IssueWorld.NOW.plusSeconds(60));
        world.passes(ENDED);
        String number = world.asks(IssueWorld.typed());

        world.clock.set(ENDED.plus(Dossier.KEPT).plusSeconds(1));

        assertThat(isFollowed(number)).isTrue();
        assertThat(world.dossier().number()).isEqualTo(number);
    }

    @Test
    @Proves("PIN-S04")
    void thatAreTakenUpAgainAreKept() {
        String number = world.asks(IssueWorld.typed());
        world.passes(IssueWorld.NOW.plusSeconds(60));
        world.passes(ENDED);
        var held = world.dossiers().find(IssueWorld.MARIO).orElseThrow();
        Dossier again = held.dossier().at(Stage.IN_VERIFICA_TELEFONICA, ENDED, "call.undone", Optional.empty());
        assertThat(world.store.apply(world.dossiers().change(Optional.of(held), again)))
                .isTrue();

        world.clock.set(ENDED.plus(Dossier.KEPT).plusSeconds(1));

        assertThat(isFollowed(number)).isTrue();
    }

    @Test
    @Proves("PIN-S05")
    void thatSomebodyLookedAtAreKept() {
        world.asks(HOLDER);
        var held = world.dossiers().find(HOLDER).orElseThrow();
        Dossier known = held.dossier().verifiedFacts().at(Stage.ANNULLATO, IssueWorld.NOW, "test", Optional.empty());
        assertThat(world.store.apply(world.dossiers().change(Optional.of(held), known)))
                .isTrue();

        world.clock.set(IssueWorld.NOW.plus(Duration.ofDays(3650)));

        assertThat(world.dossiers().find(HOLDER)).isPresent();
        assertThat(isFollowed(known.number())).isFalse();
    }
}
