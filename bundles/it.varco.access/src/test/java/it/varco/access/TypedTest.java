package it.varco.access;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Flaw;
import org.junit.jupiter.api.Test;

class TypedTest {

    @Test
    void takesNoReasonThatCannotBeSeenAsItIs() {
        for (String hidden : new String[] {"one\ntwo", "one\u200btwo", "one\u202etwo"}) {
            Typed typed = new Typed();
            assertThat(typed.reason(hidden)).isEmpty();
            assertThat(typed.flaws()).containsExactly(new Flaw("reason", Flaw.Kind.SHAPE, ""));
        }
        Typed typed = new Typed();
        assertThat(typed.reason("  per prova ")).isEqualTo("per prova");
        assertThat(typed.flaws()).isEmpty();
    }
}
