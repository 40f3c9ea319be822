package it.varco.access;

import static it.varco.access.House.MARIA;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Administration;
import it.varco.api.access.Decision;
import it.varco.api.access.Operation;
import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.Outcome;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.Powers;
import it.varco.api.session.BrowserToken;
import it.varco.api.session.Caller;
import it.varco.api.session.Channel;
import it.varco.api.session.Role;
import it.varco.api.session.Session;
import it.varco.api.session.SessionToken;
import it.varco.api.session.Visit;
import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionsTest {

    private static final Operation VIEW =
            Operation.named("area.view").role(Role.CITTADINO).unrecorded().build();

    @TempDir
    Path folder;

    private final House house = new House();
    private final SessionToken token = house.enter(MARIA);
    private final Session session = house.session(token).orElseThrow();

    @Test
    @Proves("SEC-31")
    void permitsNothingThatIsNotDeclared() {
        Decision decision =
                decisions("").decide(session, Operation.named("area.forgotten").build());
        assertThat(decision).isEqualTo(new Decision.Refused("access.role"));
        assertThat(decision.granted()).isFalse();
    }

    @Test
    void permitsWhatRoleLevelAndPowersReach() {
        assertThat(decisions("").decide(session, VIEW).granted()).isTrue();
        assertThat(decisions("")
                        .decide(session, citizen().powers(Powers.ORDINARIO).build())
                        .granted())
                .isTrue();
    }

    private Visit.Builder visiting() {
        return Visit.at(house.now, "192.0.2.7", "TEST-9");
    }

    @Test
    @Proves("SEC-31")
    void permitsAVisitorWhatIsOpenToWhoeverComesAndNothingElse() {
        Visit visit = visiting().browser(BrowserToken.random()).build();
        Caller visitor = decisions("").visitor(visit).orElseThrow();
        Operation open = Operation.named("service.sample.ask")
                .role(Role.VISITATORE)
                .recordedByAct()
                .build();

        assertThat(decisions("").decide(visitor, open).granted()).isTrue();
        assertThat(decisions("").decide(visitor, VIEW)).isEqualTo(new Decision.Refused("access.role"));
        assertThat(decisions("").decide(session, open)).isEqualTo(new Decision.Refused("access.role"));
        assertThat(Administration.all())
                .allSatisfy(operation -> assertThat(decisions("").decide(visitor, operation))
                        .isEqualTo(new Decision.Refused("access.role")));
        assertThat(visitor.codiceFiscale()).isEmpty();
        assertThat(visitor.sessionHandle()).isEmpty();
        assertThat(visitor.powers()).isEqualTo(Powers.NONE);
    }

    @Test
    @Proves("SEC-01")
    void knowsNoVisitorWithoutABrowserOrOnAnotherSite() {
        BrowserToken token = BrowserToken.random();

        assertThat(decisions("").visitor(visiting().build())).isEmpty();
        for (Channel channel : Channel.values()) {
            Visit visit = visiting().browser(token).channel(channel).build();
            assertThat(decisions("").visitor(visit).isPresent()).isEqualTo(channel == Channel.WEB);
        }
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(decisions("")
                        .decide(session, citizen().level(AssuranceLevel.HIGH).build()))
                .isEqualTo(new Decision.StepUpNeeded(AssuranceLevel.HIGH));
        assertThat(decisions("")
                        .decide(session, citizen().powers(Powers.DISPOSITIVO).build()))
                .isEqualTo(new Decision.Refused("access.powers"));
    }

    /** Where the role does not fit no login helps, so nobody is asked for one; where it does, the level comes first. */
    @Test
    void saysRoleThenLevelThenPowersThenAge() {
        Operation.Builder everything = Operation.named("area.act")
                .level(AssuranceLevel.SUBSTANTIAL)
                .powers(Powers.DISPOSITIVO)
                .fresh();
        house.passes(Decisions.FRESH.plusSeconds(1));
        Session later = house.session(token).orElseThrow();

        assertThat(decisions("").decide(later, everything.build())).isEqualTo(new Decision.Refused("access.role"));
        everything.role(Role.CITTADINO);
        assertThat(decisions("").decide(later, everything.build()))
                .isEqualTo(new Decision.StepUpNeeded(AssuranceLevel.SUBSTANTIAL));
        everything.level(AssuranceLevel.LOW);
        assertThat(decisions("").decide(later, everything.build())).isEqualTo(new Decision.Refused("access.powers"));
        everything.powers(Powers.ORDINARIO);
        assertThat(decisions("").decide(later, everything.build()))
                .isEqualTo(new Decision.ProofTooOld(Decisions.FRESH));
    }

    @Test
    @Proves("SEC-60")
    void recordsEveryRefusalAndEveryGrantThatAsksForIt() {
        int before = house.store.events().size();
        Decisions decisions = decisions("");
        decisions.decide(session, VIEW);
        decisions.decide(session, citizen().build());
        decisions.decide(session, Operation.named("area.forgotten").build());

        assertThat(house.store.events().subList(before, house.store.events().size()))
                .extracting(AuditEvent::outcome)
                .containsExactly(Outcome.DONE, Outcome.REFUSED);
    }

    @Test
    @Proves("SEC-60")
    void refusesWhatCannotBeRecorded() {
        house.store.away(true);
        assertThat(decisions("").decide(session, citizen().build())).isEqualTo(new Decision.Refused("access.trail"));
    }

    @Test
    @Proves("SEC-01")
    void believesNoCallerThatItDidNotMake() {
        assertThat(decisions("").decide(new Pretender(session.visit()), VIEW))
                .isEqualTo(new Decision.Refused("access.caller"));
    }

    @Test
    void knowsTheServiceAccountByItsTokenFromThisMachineAlone() throws IOException {
        Path file = folder.resolve("token");
        Files.writeString(file, "a-long-random-token\n");
        Decisions decisions = decisions(file.toString());

        for (String own : List.of("127.0.0.1", "::1", "0:0:0:0:0:0:0:1")) {
            assertThat(decisions.serviceAccount("a-long-random-token", from(own)))
                    .isPresent();
        }
        assertThat(decisions.serviceAccount("a-long-random-token", from("192.0.2.1")))
                .isEmpty();
        assertThat(decisions.serviceAccount("a-long-random-token", from("localhost")))
                .isEmpty();
        assertThat(decisions.serviceAccount("another-token", from("127.0.0.1"))).isEmpty();
        assertThat(decisions.serviceAccount("", from("127.0.0.1"))).isEmpty();
    }

    @Test
    @Proves("SEC-48")
    void recordsRefusedTokensOnceAMinuteHoweverMany() {
        Decisions decisions = decisions("");
        int before = house.store.events().size();
        for (int i = 0; i < 1000; i++) {
            decisions.serviceAccount("wrong", from("127.0.0.1"));
        }
        house.passes(Duration.ofMinutes(1));
        decisions.serviceAccount("wrong", from("127.0.0.1"));

        assertThat(house.store.events().subList(before, house.store.events().size()))
                .extracting(event -> event.details().get("count"))
                .containsExactly("1", "1000");
    }

    @Test
    @Proves("SEC-48")
    void hidesNoNetworkBehindANoisyOneAndBoundsHowManyItTells() {
        Decisions decisions = decisions("");
        int before = house.store.events().size();
        for (int i = 0; i < 1000; i++) {
            decisions.serviceAccount("wrong", from("127.0.0.1"));
        }
        decisions.serviceAccount("wrong", from("192.0.2.1"));
        for (int i = 0; i < 1000; i++) {
            decisions.serviceAccount("wrong", from("2001:db8:0:" + Integer.toHexString(i) + "::1"));
        }

        List<AuditEvent> told =
                house.store.events().subList(before, house.store.events().size());
        assertThat(told).extracting(AuditEvent::address).contains("127.0.0.1", "192.0.2.1");
        assertThat(told).hasSize(11);
        assertThat(told.get(10).details()).containsEntry("networks", "several");
    }

    @Test
    void knowsNoServiceAccountWithoutATokenFile() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty"));
        assertThat(decisions("").serviceAccount("", from("127.0.0.1"))).isEmpty();
        assertThat(decisions(empty.toString()).serviceAccount("", from("127.0.0.1")))
                .isEmpty();
        assertThat(decisions(folder.resolve("none").toString()).serviceAccount("x", from("127.0.0.1")))
                .isEmpty();
    }

    private static Operation.Builder citizen() {
        return Operation.named("area.act").role(Role.CITTADINO);
    }

    private Visit from(String address) {
        return Visit.at(house.now, address, "REF-1234").build();
    }

    private Decisions decisions(String tokenFile) {
        return new Decisions(tokenFile, house.store.applications(), house.store.trail(), Runnable::run);
    }

    private record Pretender(Visit visit) implements Caller {

        @Override
        public Role role() {
            return Role.CITTADINO;
        }

        @Override
        public AssuranceLevel level() {
            return AssuranceLevel.HIGH;
        }

        @Override
        public Powers powers() {
            return Powers.DISPOSITIVO;
        }

        @Override
        public Optional<CodiceFiscale> codiceFiscale() {
            return Optional.empty();
        }

        @Override
        public Instant provedAt() {
            return visit.at();
        }

        @Override
        public Optional<String> application() {
            return Optional.empty();
        }

        @Override
        public Optional<String> sessionHandle() {
            return Optional.empty();
        }
    }
}
