package it.varco.access;

import static it.varco.access.House.AREA;
import static it.varco.access.House.MARIA;
import static it.varco.access.House.MARIO;
import static it.varco.access.House.SARA;
import static it.varco.access.House.WHY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.access.Administered;
import it.varco.api.access.Administration;
import it.varco.api.access.Operation;
import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.Outcome;
import it.varco.api.session.BrowserToken;
import it.varco.api.session.Caller;
import it.varco.api.session.Role;
import it.varco.api.session.SessionToken;
import it.varco.api.staff.TypedName;
import it.varco.api.store.StoreException;
import it.varco.proves.Proves;
import it.varco.spi.store.StoredApplication;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Every act and every refusal of this room stands in the trail: who, from where, what, why. */
@Proves({"SEC-60", "SEC-61"})
class TrailTest {

    private final House house = new House();
    private final SessionToken sara = house.administrator(SARA);
    private final String mariasRole = house.holds(MARIA, Role.AMMINISTRATORE);
    private final Setup setup = house.setup("", "", new DemoStaff(List.of()), new ArrayList<>());

    /** Each act of administration of this room, by the operation that permits it. */
    private Map<Operation, Function<Caller, Administered<?>>> acts() {
        String session = mariasSession();
        String application = application();
        Map<Operation, Function<Caller, Administered<?>>> acts = new LinkedHashMap<>();
        acts.put(Administration.STAFF_VIEW, house.staff::all);
        acts.put(
                Administration.STAFF_GRANT,
                who -> house.staff.grant(who, MARIO.value(), House.SOMEBODY, "AMMINISTRATORE", WHY));
        acts.put(
                Administration.STAFF_NAME,
                who -> house.staff.name(who, mariasRole, new TypedName("Rossi", "Maria", false), WHY));
        acts.put(Administration.STAFF_INVITE, who -> house.staff.invite(who, MARIA.value(), WHY));
        acts.put(Administration.STAFF_END, who -> house.staff.end(who, mariasRole, WHY));
        acts.put(Administration.SESSIONS_VIEW, who -> house.sessions.openOf(who, MARIA.value()));
        acts.put(Administration.SESSIONS_END, who -> house.sessions.end(who, session, WHY));
        acts.put(Administration.TOKENS_VIEW, house.applications::all);
        acts.put(
                Administration.TOKENS_CREATE,
                who -> house.applications.create(who, "monitor", List.of("plugins.view"), "1", WHY));
        acts.put(Administration.TOKENS_END, who -> house.applications.end(who, application, WHY));
        acts.put(Administration.SETUP_FINISH, setup::finish);
        return acts;
    }

    private String mariasSession() {
        return house.session(house.enter(MARIA)).orElseThrow().handle();
    }

    private String application() {
        StoredApplication made = new StoredApplication(
                Names.random(),
                BearerToken.random().hash(),
                "made before",
                List.of("plugins.view"),
                house.now,
                house.now.plus(Duration.ofDays(1)),
                house.now);
        house.store.applications().add(made, house.now);
        return made.id();
    }

    @Test
    void tellsWhoDidWhatFromWhereAndWhy() {
        acts().forEach((operation, act) -> {
            assertThat(act.apply(house.at(sara))).as(operation.name()).isInstanceOf(Administered.Done.class);
            boolean shown = operation.name().endsWith(".view") && !operation.equals(Administration.SESSIONS_VIEW);
            if (!shown) {
                AuditEvent event = house.lastEvent();
                assertThat(event.operation()).isEqualTo(operation.name());
                assertThat(event.outcome()).isEqualTo(Outcome.DONE);
                assertThat(event.person()).contains(SARA);
                assertThat(event.role()).contains(Role.AMMINISTRATORE);
                assertThat(event.address()).isEqualTo("127.0.0.1");
                assertThat(event.reference()).isEqualTo("REF-6789");
                assertThat(event.session()).isEqualTo(house.at(sara).handle());
                assertThat(event.at()).isEqualTo(house.now);
                boolean reasoned = !operation.equals(Administration.SESSIONS_VIEW)
                        && !operation.equals(Administration.SETUP_FINISH);
                assertThat(event.details().getOrDefault("reason", "")).isEqualTo(reasoned ? WHY : "");
            }
        });
    }

    @Test
    void tellsWhoWasRefusedWhatFromWhere() {
        Caller citizen = house.session(house.enter(MARIO)).orElseThrow();
        acts().forEach((operation, act) -> {
            int before = house.store.events().size();
            assertThat(act.apply(citizen)).as(operation.name()).isInstanceOf(Administered.Forbidden.class);
            List<AuditEvent> since =
                    house.store.events().subList(before, house.store.events().size());
            AuditEvent event = since.get(since.size() - 1);
            assertThat(event.operation()).isEqualTo(operation.name());
            assertThat(event.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(event.person()).contains(MARIO);
            assertThat(event.address()).isEqualTo("192.0.2.7");
            assertThat(event.details()).containsEntry("rule", "access.role");
        });
        assertThat(house.store.staff().current()).hasSize(2);
    }

    @Test
    void doesNothingThatCannotBeRecorded() {
        Map<Operation, Function<Caller, Administered<?>>> acts = acts();
        Caller caller = house.at(sara);
        house.store.away(true);
        acts.forEach((operation, act) ->
                assertThatThrownBy(() -> act.apply(caller)).as(operation.name()).isInstanceOf(StoreException.class));
        house.store.away(false);
        assertThat(house.store.staff().current()).hasSize(2);
        assertThat(house.store.applications().all(house.now)).hasSize(1);
        assertThat(house.store.openSessions()).isEqualTo(2);
    }

    @Test
    @Proves("SEC-53")
    void holdsNoCodiceFiscaleWhereOthersMayRead() {
        acts().values().forEach(act -> assertThat(act.apply(house.at(sara))).isNotNull());
        house.logins.accept(house.managed(BrowserToken.random()), "ABCD", AREA);
        for (AuditEvent event : house.store.events()) {
            assertThat(event.details().toString() + event).doesNotContain(MARIA.value(), MARIO.value(), SARA.value());
        }
    }
}
