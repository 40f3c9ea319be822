package it.varco.plugins;

import static it.varco.plugins.SettableClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.access.Decision;
import it.varco.api.access.Operation;
import it.varco.api.audit.Outcome;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.plugin.PluginState;
import it.varco.api.session.Role;
import it.varco.api.store.StoreException;
import it.varco.proves.Proves;
import it.varco.spi.store.StoredSwitch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SwitchingTest {

    private static final Claims.Key PIN = new Claims.Key("credential", "pin");

    private final MemorySwitches store = new MemorySwitches();
    private final SettableClock clock = new SettableClock();
    private final Switchboard switches = new Switchboard(store, clock);
    private final Switching switching = new Switching(switches, store, store, store);

    @Test
    void isInEffectWhenItReturnsAndKeptByTheStore() {
        turn(PluginState.OFF, "too many complaints");

        assertThat(switches.state(PIN)).contains(PluginState.OFF);
        assertThat(store.all())
                .containsExactly(new StoredSwitch("credential", "pin", "OFF", "too many complaints", NOON));
        assertThat(new Switchboard(store, clock).state(PIN)).contains(PluginState.OFF);
        turn(PluginState.ON, "mended");
        assertThat(switches.state(PIN)).contains(PluginState.ON);
    }

    @Test
    @Proves("SEC-60")
    void recordsWhoSwitchedWhatAndWhy() {
        turn(PluginState.DRAINING, "maintenance at one o'clock");

        assertThat(store.events()).singleElement().satisfies(event -> {
            assertThat(event.operation()).isEqualTo("plugins.switch");
            assertThat(event.outcome()).isEqualTo(Outcome.DONE);
            assertThat(event.role()).contains(Role.SERVICE_ACCOUNT);
            assertThat(event.reference()).isEqualTo("REF-0001");
            assertThat(event.details())
                    .containsEntry("kind", "credential")
                    .containsEntry("id", "pin")
                    .containsEntry("state", "DRAINING")
                    .containsEntry("reason", "maintenance at one o'clock");
        });
    }

    @Test
    @Proves("SEC-60")
    void changesNothingWhenItCannotBeRecorded() {
        store.trailFull = true;

        assertThatThrownBy(() -> turn(PluginState.OFF, "a reason")).isInstanceOf(StoreException.class);

        assertThat(store.all()).isEmpty();
        assertThat(store.events()).isEmpty();
        assertThat(switches.state(PIN)).contains(PluginState.ON);
    }

    @Test
    void asksAccessControlAndTakesSilenceForANo() {
        List<Operation> asked = new ArrayList<>();

        assertThat(Switching.forbidden(operation -> {
                    asked.add(operation);
                    return Optional.of(new Decision.Granted());
                }))
                .isEmpty();
        assertThat(Switching.forbidden(operation -> Optional.of(new Decision.Refused("access.role"))))
                .contains("access.role");
        assertThat(Switching.forbidden(operation -> Optional.of(new Decision.StepUpNeeded(AssuranceLevel.HIGH))))
                .contains("access.level");
        assertThat(Switching.forbidden(operation -> Optional.empty())).contains("access.unavailable");
        assertThat(asked).singleElement().satisfies(operation -> {
            assertThat(operation.name()).isEqualTo("plugins.switch");
            assertThat(operation.roles()).containsExactly(Role.SERVICE_ACCOUNT);
        });
    }

    @Test
    void refusesStatesThatNobodySwitchesToAndReasonsTooShortOrTooLong() {
        assertThatIllegalArgumentException().isThrownBy(() -> Switching.check(PluginState.BROKEN, "a reason"));
        assertThatIllegalArgumentException().isThrownBy(() -> Switching.check(PluginState.ABSENT, "a reason"));
        assertThatIllegalArgumentException().isThrownBy(() -> Switching.check(PluginState.OFF, "no"));
        assertThatIllegalArgumentException().isThrownBy(() -> Switching.check(PluginState.OFF, "x".repeat(201)));
        Switching.check(PluginState.OFF, "yes");
    }

    private void turn(PluginState wanted, String reason) {
        switching.turn(new Operator(NOON), PIN, wanted, reason);
    }
}
