package it.varco.rest;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Administered;
import it.varco.api.access.Decision;
import it.varco.api.access.Flaw;
import it.varco.api.identity.AssuranceLevel;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomesTest {

    private static final Map<Administered<String>, Kind> REFUSALS = Map.of(
            new Administered.Forbidden<>(new Decision.Refused("access.role")), Kind.FORBIDDEN,
            new Administered.Unknown<>(), Kind.NOT_FOUND,
            new Administered.Outdated<>(), Kind.OUTDATED,
            new Administered.Invalid<>(List.of()), Kind.INVALID,
            new Administered.Contrary<>("staff.held"), Kind.CONTRARY);

    @Test
    void forgetsNoVariant() {
        Set<Class<?>> told = REFUSALS.keySet().stream().map(Object::getClass).collect(Collectors.toSet());
        told.add(Administered.Done.class);
        assertThat(told).containsExactlyInAnyOrder(Administered.class.getPermittedSubclasses());
    }

    @Test
    void onlyWhatIsDoneIsAnsweredWithAResult() {
        assertThat(kept(new Administered.Done<>("result")).getEntity()).isEqualTo("result");
        REFUSALS.forEach((outcome, kind) -> assertThat(kept(outcome).getEntity())
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(kind)));
    }

    @Test
    void noDecisionButAGrantedOnePermitsAnything() {
        Map<Decision, Kind> decisions = Map.of(
                new Decision.Granted(), Kind.FORBIDDEN, // a room that says so is broken
                new Decision.StepUpNeeded(AssuranceLevel.HIGH), Kind.STEP_UP_NEEDED,
                new Decision.ProofTooOld(Duration.ofMinutes(5)), Kind.PROOF_TOO_OLD,
                new Decision.Refused("access.scope"), Kind.FORBIDDEN);
        assertThat(decisions.keySet().stream().map(Object::getClass).collect(Collectors.toSet()))
                .hasSameSizeAs(Decision.class.getPermittedSubclasses());
        decisions.forEach((decision, kind) ->
                assertThat(Outcomes.forbidden(decision).kind()).isEqualTo(kind));
        assertThat(Outcomes.forbidden(new Decision.Refused("access.unavailable"))
                        .kind())
                .isEqualTo(Kind.UNAVAILABLE);
        assertThat(Outcomes.forbidden(new Decision.Refused("access.trail")).kind())
                .isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void aRuleThatIsNotOnTheListIsNamed() {
        Problem problem = HouseRule.problem("configuration.odd");
        assertThat(problem.name()).isEqualTo("contrary");
        assertThat(problem.detail()).isEqualTo("The rule is configuration.odd.");
    }

    @ParameterizedTest
    @EnumSource(Flaw.Kind.class)
    void hasASentenceForEveryKindOfFlaw(Flaw.Kind kind) {
        assertThat(Flaws.inBody(new Flaw("codiceFiscale", kind, "")).detail()).isNotBlank();
        assertThat(Flaws.inBody(new Flaw("codiceFiscale", kind, "3..200")).pointer())
                .isEqualTo("/codice_fiscale");
    }

    @ParameterizedTest
    @CsvSource({
        "LENGTH,3..200,'expected 3 to 200 characters, without control characters'",
        "RANGE,PT1S..PT2H,expected from PT1S to PT2H",
        "RANGE,0..,expected from 0 on",
        "SHAPE,'',expected in another shape",
        "CHOICE,ON|OFF,'expected one of on, off'",
        "SHAPE,2026-11-01,expected in the shape of 2026-11-01",
        "REJECTED,It is too long.,It is too long."
    })
    void saysWhatIsExpected(Flaw.Kind kind, String expected, String sentence) {
        assertThat(Flaws.inBody(new Flaw("x", kind, expected)).detail()).isEqualTo(sentence);
    }

    @Test
    void saysWhereInAConfigurationAFlawStands() {
        assertThat(where("block.maxAttempts", Set.of("block.maxAttempts"))).isEqualTo("/values/block.maxAttempts");
        assertThat(where("reason", Set.of())).isEqualTo("/reason");
        assertThat(where("reason", Set.of("reason"))).isEqualTo("/values/reason");
        assertThat(where("a/b", Set.of())).isEqualTo("/values/a~1b");
        assertThat(where("", Set.of())).isEqualTo("/values");
        assertThat(Flaws.inValues(new Flaw("mode", Flaw.Kind.CHOICE, "A|B"), Set.of())
                        .detail())
                .isEqualTo("expected one of A, B");
    }

    @Test
    void printsNoSecret() {
        assertThat(new ApplicationView.Created(ApplicationView.of(FakeApplications.ONE), FakeApplications.NEW)
                                .toString()
                        + new StaffView.Invited("", FakeStaff.CODE, "")
                        + new KeptAnswer("", 0, 201, "", "", FakeApplications.NEW))
                .doesNotContain(FakeApplications.NEW)
                .doesNotContain(FakeStaff.CODE);
    }

    @Test
    void viewsHoldNothingThatCouldBeChanged() {
        assertThat(List.of(
                        PluginView.class, StaffView.class, SessionView.class, EventView.class, ApplicationView.class))
                .allMatch(type -> Arrays.stream(type.getDeclaredFields())
                        .allMatch(field -> Modifier.isFinal(field.getModifiers())));
    }

    private static String where(String field, Set<String> keys) {
        return Flaws.inValues(new Flaw(field, Flaw.Kind.MISSING, ""), keys).pointer();
    }

    private static Response kept(Administered<String> outcome) {
        return Outcomes.answer(outcome, result -> Response.ok(result).build());
    }
}
