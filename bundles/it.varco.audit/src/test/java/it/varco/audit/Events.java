package it.varco.audit;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.Outcome;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Role;
import it.varco.api.session.Visit;
import it.varco.spi.store.AuditEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Events, and waiting for what another thread does. */
final class Events {

    static final CodiceFiscale MARIA = new CodiceFiscale("RSSMRA80A01H501U");
    static final CodiceFiscale SARA = new CodiceFiscale("BRBSRA75C48A944X");
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123456Z");

    private Events() {}

    static AuditEvent login(int number) {
        return AuditEvent.of(NOON.plusSeconds(number), "login.enter", Outcome.DONE)
                .visit(Visit.at(NOON, "192.0.2.7", "REF-" + number).build())
                .person(MARIA)
                .detail("number", Integer.toString(number))
                .build();
    }

    static AuditEvent full() {
        return AuditEvent.of(NOON, "login.enter", Outcome.REFUSED)
                .visit(Visit.at(NOON, "2001:db8::1", "AB-12").build())
                .person(MARIA)
                .about(SARA)
                .role(Role.CITTADINO)
                .session("a-session-handle-22-ch")
                .detail("provider", "pin")
                .detail("rule", "pin.wrong")
                .detail("agent", "Ünïcode 中")
                .build();
    }

    static AuditEntry entry(int number) {
        AuditEvent event = login(number);
        return EventFormat.entry(event, "person-000000000000001", "", EventFormat.body(event));
    }

    static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("expected within ten seconds");
            }
            Thread.onSpinWait();
        }
    }
}
