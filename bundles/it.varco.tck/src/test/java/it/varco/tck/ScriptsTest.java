package it.varco.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.access.Administration;
import it.varco.api.access.Decision;
import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.Outcome;
import it.varco.api.form.Text;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Channel;
import it.varco.api.session.Role;
import it.varco.api.session.Visit;
import it.varco.api.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScriptsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final CodiceFiscale SARA = new CodiceFiscale("BRBSRA75C48A944X");
    private static final Visit VISIT =
            Visit.at(NOW, "127.0.0.1", "TEST-1").channel(Channel.MANAGEMENT).build();

    @Test
    void anAdministratorHasTheHighestLevelAndASession() {
        ScriptedCaller sara = ScriptedCaller.administrator(VISIT, SARA);

        assertThat(sara.role()).isEqualTo(Role.AMMINISTRATORE);
        assertThat(sara.level()).isEqualTo(AssuranceLevel.HIGH);
        assertThat(sara.codiceFiscale()).contains(SARA);
        assertThat(sara.sessionHandle()).isPresent();
        assertThat(sara.application()).isEmpty();
        assertThat(sara.withProof(NOW.minus(Duration.ofMinutes(6))).provedAt()).isBefore(sara.provedAt());
    }

    @Test
    void programsHaveNoPersonAndNoSession() {
        ScriptedCaller machine = ScriptedCaller.serviceAccount(VISIT);
        ScriptedCaller program = ScriptedCaller.application(VISIT, "some-token");

        assertThat(machine.codiceFiscale()).isEmpty();
        assertThat(machine.sessionHandle()).isEmpty();
        assertThat(program.codiceFiscale()).isEmpty();
        assertThat(program.application()).contains("some-token");
    }

    @Test
    void aSessionIsThatOfItsCaller() {
        ScriptedSession session = ScriptedSession.of(ScriptedCaller.administrator(VISIT, SARA), "Sara", "local");

        assertThat(session.handle()).isEqualTo(session.sessionHandle().orElseThrow());
        assertThat(session.role()).isEqualTo(Role.AMMINISTRATORE);
        assertThat(session.name()).contains("Sara");
        assertThat(session.latestEnd()).isAfter(session.idleEnd());
    }

    @Test
    void accessControlAnswersAsToldAndRemembersWhatItWasAsked() {
        ScriptedCaller sara = ScriptedCaller.administrator(VISIT, SARA);
        ScriptedAccessControl access =
                ScriptedAccessControl.refusing().answering(Administration.PLUGINS_VIEW, new Decision.Granted());

        assertThat(access.decide(sara, Administration.PLUGINS_VIEW).granted()).isTrue();
        assertThat(access.decide(sara, Administration.PLUGINS_SWITCH).granted()).isFalse();
        assertThat(access.asked()).containsExactly("plugins.view", "plugins.switch");
    }

    @Test
    void theTrailKeepsWhatIsRecordedInOrder() {
        CapturingTrail trail = new CapturingTrail();
        trail.record(
                AuditEvent.of(NOW, "login.enter", Outcome.DONE).person(SARA).build());
        trail.record(
                AuditEvent.of(NOW, "login.enter", Outcome.REFUSED).person(SARA).build());
        trail.record(AuditEvent.of(NOW, "session.end", Outcome.DONE).build());

        assertThat(trail.events("login.enter")).hasSize(2);
        assertThat(trail.read(1, 1))
                .singleElement()
                .satisfies(second -> assertThat(second.position()).isEqualTo(2));
        assertThat(trail.latestOf(SARA, List.of("login.enter"), 1))
                .singleElement()
                .satisfies(latest -> assertThat(latest.event().outcome()).isEqualTo(Outcome.REFUSED));
        assertThat(trail.verify().intact()).isTrue();

        trail.breakDown();
        assertThatThrownBy(() -> trail.read(0, 1)).isInstanceOf(StoreException.class);
    }

    @Test
    void aPageRequestBringsItsParameters() {
        ScriptedPageRequest request =
                ScriptedPageRequest.at(NOW, Channel.MANAGEMENT).with("scope", "a", "b");

        assertThat(request.parameter("scope")).contains("a");
        assertThat(request.parameters("scope")).containsExactly("a", "b");
        assertThat(request.parameters("other")).isEmpty();
        assertThat(request.visit().channel()).isEqualTo(Channel.MANAGEMENT);
        assertThat(request.browserVisit().browser()).isPresent();
    }

    @Test
    void aPageRequestBringsAFormADraftAndTheSession() {
        ScriptedSession session = ScriptedSession.of(ScriptedCaller.administrator(VISIT, SARA), "Sara", "local");
        ScriptedPageRequest request = ScriptedPageRequest.of(VISIT)
                .in(session)
                .withDraft(Map.of("reason", List.of("typed")))
                .with(Map.of("reason", "sent", "_token", "x"))
                .with("box", "a", "b");

        assertThat(request.session()).contains(session);
        assertThat(request.form()).isEqualTo(Map.of("reason", "sent", "box", "a"));
        assertThat(request.parameter("_token")).contains("x");
        assertThat(request.draft()).isEqualTo(Map.of("reason", List.of("typed")));
        assertThat(request.words("it.varco.elsewhere", Text.of("pin.label")))
                .isEqualTo("pin.label of it.varco.elsewhere");
        assertThat(ScriptedPageRequest.of(session).visit()).isEqualTo(VISIT);
    }
}
