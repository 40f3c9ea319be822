package it.varco.spi.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class StoredStaffRoleTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    private final StoredStaffRole role =
            new StoredStaffRole("id", "who", "ROLE", "HELD", NOON, "by", "actor", "why", "");

    @Test
    void isTheSameInAnotherState() {
        assertThat(role.in("ENDED", LATER))
                .isEqualTo(new StoredStaffRole("id", "who", "ROLE", "ENDED", LATER, "by", "actor", "why", ""));
    }

    @Test
    void isTheSameWithAVoucher() {
        assertThat(role.vouchedBy("another"))
                .isEqualTo(new StoredStaffRole("id", "who", "ROLE", "HELD", NOON, "by", "actor", "why", "another"));
    }
}
