package it.varco.access;

import static it.varco.access.House.SARA;
import static it.varco.access.House.WHY;
import static it.varco.access.House.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.access.Administered;
import it.varco.api.access.Administration;
import it.varco.api.access.Application;
import it.varco.api.access.Decision;
import it.varco.api.access.Flaw;
import it.varco.api.access.NewApplication;
import it.varco.api.access.Operation;
import it.varco.api.audit.AuditEvent;
import it.varco.api.session.Caller;
import it.varco.api.session.Role;
import it.varco.api.session.SessionToken;
import it.varco.api.session.Visit;
import it.varco.api.store.StoreException;
import it.varco.proves.Proves;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApplicationBookTest {

    private final House house = new House();
    private final SessionToken sara = house.administrator(SARA);

    @Test
    void makesATokenThatOpensWhatItNamesAndNothingElse() {
        Caller program = caller(made("monitor", "plugins.view"));

        assertThat(program.role()).isEqualTo(Role.APPLICATION);
        assertThat(program.provedAt()).isEqualTo(house.now);
        assertThat(house.decisions.decide(program, Administration.PLUGINS_VIEW).granted())
                .isTrue();
        assertThat(house.decisions.decide(program, Administration.PLUGINS_SWITCH))
                .isEqualTo(new Decision.Refused("access.scope"));
        for (Operation raising : List.of(
                Administration.STAFF_GRANT,
                Administration.STAFF_INVITE,
                Administration.TOKENS_CREATE,
                Administration.CONSOLE,
                Administration.SETUP_FINISH)) {
            assertThat(house.decisions.decide(program, raising)).isEqualTo(new Decision.Refused("access.role"));
        }
    }

    @Test
    void keepsNoTokenAndPrintsNone() {
        NewApplication made = made("monitor", "plugins.view");

        assertThat(made.token()).matches("varco_[A-Za-z0-9_-]{43}");
        assertThat(made + "" + BearerToken.parse(made.token()).orElseThrow()).doesNotContain(made.token());
        assertThat(house.store.events().toString()
                        + house.store.events().stream().map(AuditEvent::details).toList())
                .doesNotContain(made.token());
    }

    @Test
    void takesAProofOfTheVeryRequestForAFreshOne() {
        assertThat(house.decisions
                        .decide(house.serviceAccount(), Administration.CONFIGURATION_CHANGE)
                        .granted())
                .isTrue();
        assertThat(house.decisions
                        .decide(house.serviceAccount(), Administration.STAFF_GRANT)
                        .granted())
                .isTrue();
    }

    @Test
    @Proves("SEC-35")
    void letsNoProgramChangeTheConfigurationThatCouldRaiseIt() {
        assertThat(house.applications.create(house.at(sara), "configurer", List.of("configuration.change"), "30", WHY))
                .isInstanceOf(Administered.Invalid.class);
    }

    @Test
    @Proves("SEC-32")
    void refusesATokenFromTheMomentItEnds() {
        NewApplication made = made("monitor", "plugins.view");
        assertThat(house.decisions.application(made.token(), visit())).isPresent();
        done(house.applications.end(house.at(sara), made.application().id(), WHY));
        assertThat(house.decisions.application(made.token(), visit())).isEmpty();
        assertThat(house.applications.end(house.at(sara), made.application().id(), WHY))
                .isInstanceOf(Administered.Unknown.class);
    }

    @Test
    void refusesATokenThatExpired() {
        NewApplication made = made("monitor", "plugins.view");
        house.passes(Duration.ofDays(30));
        assertThat(house.decisions.application(made.token(), visit())).isEmpty();
        assertThat(done(house.applications.all(house.serviceAccount()))).isEmpty();
    }

    @Test
    @Proves("SEC-48")
    void recordsWrongTokensOnceAMinute() {
        int before = house.store.events().size();
        for (String wrong : List.of("", "varco_", "varco_" + "A".repeat(43), "x".repeat(100_000), "varco_\n")) {
            assertThat(house.decisions.application(wrong, visit())).isEmpty();
        }
        house.passes(Duration.ofMinutes(1));
        house.decisions.application("varco_wrong", visit());

        assertThat(house.store.events().subList(before, house.store.events().size()))
                .extracting(event -> event.operation() + event.details().get("count") + event.address())
                .containsExactly("access.application1192.0.2.9", "access.application5192.0.2.9");
    }

    @Test
    void notesTheLastUseAtMostOnceAMinute() {
        NewApplication made = made("monitor", "plugins.view");
        assertThat(only().lastUsedAt()).isEmpty();
        caller(made);
        house.passes(Duration.ofSeconds(30));
        caller(made);
        assertThat(only().lastUsedAt()).contains(house.now.minusSeconds(30));
        house.passes(Duration.ofSeconds(30));
        caller(made);
        assertThat(only().lastUsedAt()).contains(house.now);
    }

    @Test
    void admitsNobodyByATokenWhileTheStoreIsAway() {
        NewApplication made = made("monitor", "plugins.view");
        house.store.away(true);
        assertThatThrownBy(() -> house.decisions.application(made.token(), visit()))
                .isInstanceOf(StoreException.class);
    }

    @Test
    @Proves("UX-03")
    void tellsEveryFlawAtOnceAndMakesNothing() {
        assertThat(house.applications.create(house.at(sara), "x", List.of("staff.grant"), "366", "  "))
                .isEqualTo(new Administered.Invalid<>(List.of(
                        new Flaw("name", Flaw.Kind.LENGTH, "3..60"),
                        new Flaw("scopes", Flaw.Kind.CHOICE, scopes()),
                        new Flaw("days", Flaw.Kind.RANGE, "1..365"),
                        new Flaw("reason", Flaw.Kind.MISSING, ""))));
        assertThat(house.applications.create(house.at(sara), "a\u0007bell", List.of(), "", "x".repeat(201)))
                .isEqualTo(new Administered.Invalid<>(List.of(
                        new Flaw("name", Flaw.Kind.SHAPE, ""),
                        new Flaw("scopes", Flaw.Kind.MISSING, ""),
                        new Flaw("days", Flaw.Kind.MISSING, ""),
                        new Flaw("reason", Flaw.Kind.LENGTH, "3..200"))));
        assertThat(done(house.applications.all(house.at(sara)))).isEmpty();
    }

    @Test
    void givesOneNameToOneProgram() {
        made("monitor", "plugins.view");
        assertThat(house.applications.create(house.at(sara), "monitor", List.of("audit.read"), "1", WHY))
                .isEqualTo(new Administered.Contrary<>("tokens.name"));
    }

    private static String scopes() {
        return String.join(
                "|", Administration.scopes().stream().map(Operation::name).toList());
    }

    private Application only() {
        return done(house.applications.all(house.at(sara))).get(0);
    }

    private NewApplication made(String name, String... scopes) {
        return done(house.applications.create(house.at(sara), name, List.of(scopes), "30", WHY));
    }

    private Caller caller(NewApplication made) {
        return house.decisions.application(made.token(), visit()).orElseThrow();
    }

    private Visit visit() {
        return Visit.at(house.now, "192.0.2.9", "REF-0009").build();
    }
}
