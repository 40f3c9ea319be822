package it.varco.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Visit;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AuditEventTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final CodiceFiscale MARIO = new CodiceFiscale("RSSMRA80A01H501U");

    @Test
    void takesAddressAndReferenceFromTheVisit() {
        AuditEvent event = AuditEvent.of(NOW, "login.enter", Outcome.DONE)
                .visit(Visit.at(NOW, "192.0.2.1", "REF-1").build())
                .person(MARIO)
                .detail("provider", "pin")
                .build();

        assertThat(event.at()).isEqualTo(NOW);
        assertThat(event.operation()).isEqualTo("login.enter");
        assertThat(event.outcome()).isEqualTo(Outcome.DONE);
        assertThat(event.address()).isEqualTo("192.0.2.1");
        assertThat(event.reference()).isEqualTo("REF-1");
        assertThat(event.person()).hasValue(MARIO);
        assertThat(event.details()).containsEntry("provider", "pin");
    }

    @Test
    void isEmptyWhereNothingIsKnown() {
        AuditEvent event = AuditEvent.of(NOW, "store.swept", Outcome.DONE).build();

        assertThat(event.person()).isEmpty();
        assertThat(event.role()).isEmpty();
        assertThat(event.address()).isEmpty();
        assertThat(event.session()).isEmpty();
        assertThat(event.reference()).isEmpty();
        assertThat(event.details()).isEmpty();
    }

    @Test
    void cutsALongDetail() {
        AuditEvent event = AuditEvent.of(NOW, "login.enter", Outcome.DONE)
                .detail("reason", "x".repeat(500))
                .build();

        assertThat(event.details().get("reason")).hasSize(400);
    }

    @Test
    void printsNoPerson() {
        assertThat(AuditEvent.of(NOW, "login.enter", Outcome.DONE)
                        .person(MARIO)
                        .build()
                        .toString())
                .doesNotContain("RSSMRA");
    }

    @Test
    void findsAChainIntactUnlessALinkIsBroken() {
        assertThat(new ChainReport(10, 0, 0).intact()).isTrue();
        assertThat(new ChainReport(10, 0, 4).intact()).isFalse();
    }
}
