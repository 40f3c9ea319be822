package it.varco.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.tck.catalogue.CatalogueRule;
import it.varco.tck.credential.CredentialRule;
import it.varco.tck.notification.NotificationRule;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same for every contract. */
class InterruptionTest {

    static Stream<ContractRule> rules() {
        return Stream.of(CredentialRule.CP_11, CatalogueRule.CS_10, NotificationRule.NC_05);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void interruptsBeforeOrDuringTheDialogue(ContractRule rule) {
        AtomicBoolean seen = new AtomicBoolean();
        Interruption.before(rule, () -> seen.set(Thread.currentThread().isInterrupted()));
        assertThat(seen).isTrue();

        assertThatCode(() -> Interruption.during(rule, () -> awaitForEver(true)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void failsForACallThatHidesTheInterruption(ContractRule rule) {
        assertThatThrownBy(() -> Interruption.during(rule, () -> awaitForEver(false)))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(rule.number() + ": ")
                .hasMessageContaining("does not know any more");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void takesWhatThePluginThrowsForNoBreachAndWhatTheDialogueFindsForOne(ContractRule rule) {
        assertThatCode(() -> Interruption.before(rule, () -> {
                    throw rule.broken("the call threw", new IllegalStateException("interrupted"));
                }))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Interruption.before(rule, () -> {
                    throw rule.broken("the call threw", new NoClassDefFoundError("gone"));
                }))
                .hasCauseInstanceOf(NoClassDefFoundError.class);
        assertThatThrownBy(() -> Interruption.before(rule, () -> {
                    throw rule.broken("it ends in Refused");
                }))
                .hasMessageContaining("it ends in Refused");
    }

    @Test
    void doesNotPassWhereTheFixtureIsWrong() {
        assertThatThrownBy(() -> Interruption.before(CredentialRule.CP_11, () -> {
                    throw new IllegalStateException("fixture: expected an answer");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("fixture: expected an answer");
    }

    private static void awaitForEver(boolean remembering) {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            if (remembering) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
