package it.varco.audit;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Flaw;
import it.varco.api.audit.AuditQuery;
import it.varco.proves.Proves;
import it.varco.spi.store.AuditCriteria;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTest {

    @Test
    void asksForEverythingWhenNothingIsTyped() {
        Typed typed = new Typed(AuditQuery.builder().person(" ").build());

        assertThat(typed.flaws()).isEmpty();
        assertThat(typed.criteria("")).isEqualTo(new AuditCriteria("", "", "", "", Typed.BEGIN, Typed.END));
        assertThat(typed.whose()).isEmpty();
        assertThat(typed.place()).isEmpty();
        assertThat(typed.most()).isEqualTo(50);
    }

    /** Rome is an hour before Greenwich in winter and two in summer. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-22, 2026-11-21T23:00:00Z, 2026-11-22T23:00:00Z",
        "2026-07-01, 2026-06-30T22:00:00Z, 2026-07-01T22:00:00Z",
        "2026-03-29, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z", // 23 hours
        "2026-10-25, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z", // 25 hours
        "2024-02-29, 2024-02-28T23:00:00Z, 2024-02-29T23:00:00Z"
    })
    @Proves("REL-08")
    void takesADayAsTheWholeOfItInRome(String day, Instant begin, Instant end) {
        AuditCriteria criteria =
                new Typed(AuditQuery.builder().from(day).to(day).build()).criteria("");

        assertThat(criteria.from()).isEqualTo(begin);
        assertThat(criteria.to()).isEqualTo(end);
    }

    @Test
    void takesAnInstantAsItIs() {
        AuditCriteria criteria = new Typed(AuditQuery.builder()
                        .from("2026-11-22T10:00:00.5+01:00")
                        .to("2026-11-22T09:30:00Z")
                        .build())
                .criteria("");

        assertThat(criteria.from()).isEqualTo(Instant.parse("2026-11-22T09:00:00.500Z"));
        assertThat(criteria.to()).isEqualTo(Instant.parse("2026-11-22T09:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ieri",
                "2026-13-01",
                "2026-02-29",
                "22/11/2026",
                "2026-11-22T10:00:00",
                "+999999999-12-31",
                "2026-11-22T99:00:00Z",
                "2026-11-22 10:00:00Z",
                "20261122"
            })
    void refusesATimeOfAnotherShape(String typed) {
        assertThat(new Typed(AuditQuery.builder().from(typed).to(typed).build()).flaws())
                .containsExactly(
                        new Flaw("from", Flaw.Kind.SHAPE, "2026-11-22"), new Flaw("to", Flaw.Kind.SHAPE, "2026-11-22"));
    }

    @Test
    void refusesAnEndThatIsNotAfterTheBegin() {
        AuditQuery query =
                AuditQuery.builder().from("2026-11-22").to("2026-11-21").build();

        assertThat(new Typed(query).flaws()).containsExactly(new Flaw("to", Flaw.Kind.RANGE, "2026-11-21T23:00:00Z.."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plugins", "plugins.", "plugins.switch", "access.service-account", "login.e"})
    void takesTheBeginningOfAnOperation(String typed) {
        assertThat(new Typed(AuditQuery.builder().operation(typed).build()).flaws())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Plugins.", ".switch", "a..%", "login_%", "a'--", "login.*", "1a"})
    @Proves("SEC-50")
    void refusesAnOperationOfAnotherShape(String typed) {
        assertThat(new Typed(AuditQuery.builder().operation(typed).build()).flaws())
                .containsExactly(new Flaw("operation", Flaw.Kind.SHAPE, "plugins."));
    }

    @Test
    @Proves("UX-03")
    void tellsAllThatIsWrongAtOnce() {
        Typed typed = new Typed(AuditQuery.builder()
                .person("mario rossi")
                .operation("a".repeat(61))
                .reference("a b")
                .from("?")
                .to("!")
                .outcome("MAYBE")
                .cursor("here")
                .limit("101")
                .build());

        assertThat(typed.flaws())
                .containsExactlyInAnyOrder(
                        new Flaw("person", Flaw.Kind.CODICE_FISCALE, ""),
                        new Flaw("operation", Flaw.Kind.LENGTH, "0..60"),
                        new Flaw("reference", Flaw.Kind.SHAPE, "7KQ4M2XDA1"),
                        new Flaw("from", Flaw.Kind.SHAPE, "2026-11-22"),
                        new Flaw("to", Flaw.Kind.SHAPE, "2026-11-22"),
                        new Flaw("outcome", Flaw.Kind.CHOICE, "DONE|REFUSED|UNAVAILABLE"),
                        new Flaw("cursor", Flaw.Kind.SHAPE, ""),
                        new Flaw("limit", Flaw.Kind.RANGE, "1..100"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "101", "1e2", "99999999999", "dieci", "1 0"})
    @Proves("API-06")
    void refusesALimitOutOfItsRange(String typed) {
        assertThat(new Typed(AuditQuery.builder().limit(typed).build()).flaws())
                .containsExactly(new Flaw("limit", Flaw.Kind.RANGE, "1..100"));
    }
}
