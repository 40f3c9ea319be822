package it.varco.rest;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import org.junit.jupiter.api.Test;

class BudgetTest {

    @Test
    @Proves("API-03")
    void countsDownAndBeginsAnewAfterAMinute() {
        Budget budget = new Budget(2);

        assertThat(budget.take(Served.NOW)).isEqualTo(new Budget.Left(true, 2, 1, 60));
        assertThat(budget.take(Served.NOW.plusSeconds(1))).isEqualTo(new Budget.Left(true, 2, 0, 59));
        assertThat(budget.take(Served.NOW.plusMillis(59_999))).isEqualTo(new Budget.Left(false, 2, 0, 1));
        assertThat(budget.take(Served.NOW.plusSeconds(60))).isEqualTo(new Budget.Left(true, 2, 1, 60));
    }

    @Test
    void lookingTakesNothing() {
        Budget budget = new Budget(2);
        budget.look(Served.NOW);
        assertThat(budget.look(Served.NOW).remaining()).isEqualTo(2);
    }

    @Test
    void doesNotLockAnybodyOutWhenTheClockIsSetBack() {
        Budget budget = new Budget(1);
        budget.take(Served.NOW);
        assertThat(budget.take(Served.NOW.minusSeconds(3_600))).isEqualTo(new Budget.Left(true, 1, 0, 60));
    }
}
