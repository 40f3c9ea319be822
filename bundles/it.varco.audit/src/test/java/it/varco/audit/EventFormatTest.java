package it.varco.audit;

import static it.varco.audit.Events.MARIA;
import static it.varco.audit.Events.NOON;
import static it.varco.audit.Events.SARA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.Outcome;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.store.StoreException;
import it.varco.proves.Proves;
import it.varco.spi.store.AuditEntry;
import it.varco.spi.store.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventFormatTest {

    /** Of a small event, the same in both versions. */
    private static final String BODY = "000660b3fbcbf240" + "0003612e62" + "0004444f4e45" + "0000" + "0000" + "0000"
            + "0000" + "0001" + "000178" + "000131";

    private static final String ABOUT = "ABCDEFGHIJKLMNOPQRSTUV";
    private static final String PERSON = "abcdefghijklmnopqrstuv";

    @Test
    void readsBackEveryFieldItWrote() {
        AuditEvent back = EventFormat.event(entry(Events.full()), id -> Optional.of(id.equals(PERSON) ? MARIA : SARA));

        assertThat(back).usingRecursiveComparison().isEqualTo(Events.full());
    }

    @Test
    void readsBackAnEventOfNobody() {
        AuditEvent event = AuditEvent.of(NOON, "gateway.start", Outcome.DONE).build();

        AuditEntry entry = EventFormat.entry(event, "", "", EventFormat.body(event));

        assertThat(read(entry, Optional.of(MARIA))).usingRecursiveComparison().isEqualTo(event);
    }

    @Test
    @Proves("SEC-63")
    void holdsTheIdentifierInThePlaceOfTheCodiceFiscale() {
        AuditEntry entry = entry(Events.full());

        assertThat(text(entry.record())).contains(PERSON, ABOUT).doesNotContain(MARIA.value(), SARA.value());
        assertThat(entry.personId()).isEqualTo(PERSON);
        assertThat(entry.aboutId()).isEqualTo(ABOUT);
        assertThat(read(entry, Optional.empty()).person()).isEmpty();
        assertThat(read(entry, Optional.empty()).about()).isEmpty();
    }

    @Test
    void doesNotDependOnTheOrderOfDetails() {
        AuditEvent one = AuditEvent.of(NOON, "a.b", Outcome.DONE)
                .detail("x", "1")
                .detail("y", "2")
                .build();
        AuditEvent other = AuditEvent.of(NOON, "a.b", Outcome.DONE)
                .detail("y", "2")
                .detail("x", "1")
                .build();

        assertThat(EventFormat.body(one)).isEqualTo(EventFormat.body(other));
    }

    /** What is on disk stays readable: a change of these bytes is a new version. */
    @Test
    void keepsTheBytesOfVersionTwo() {
        AuditEvent event =
                AuditEvent.of(NOON, "a.b", Outcome.DONE).detail("x", "1").build();

        assertThat(HexFormat.of().formatHex(entry(event).record().array()))
                .isEqualTo("02" + "0016" + hex(PERSON) + "0016" + hex(ABOUT) + BODY);
    }

    @Test
    void readsTheBytesOfVersionOne() {
        Bytes record = Bytes.of(HexFormat.of().parseHex("01" + "0016" + hex(PERSON) + BODY));

        AuditEvent back = read(new AuditEntry(NOON, PERSON, "", "a.b", "", "", record), Optional.of(MARIA));

        AuditEvent event = AuditEvent.of(NOON, "a.b", Outcome.DONE)
                .person(MARIA)
                .detail("x", "1")
                .build();
        assertThat(back).usingRecursiveComparison().isEqualTo(event);
    }

    @Test
    void fillsTheColumnsByWhichItIsSearched() {
        AuditEntry entry = entry(Events.full());

        assertThat(entry.operation()).isEqualTo("login.enter");
        assertThat(entry.outcome()).isEqualTo("REFUSED");
        assertThat(entry.reference()).isEqualTo("AB-12");
    }

    @Test
    void keepsMicroseconds() {
        AuditEvent event =
                AuditEvent.of(NOON.plusNanos(789), "a.b", Outcome.DONE).build();

        assertThat(entry(event).at()).isEqualTo(NOON);
        assertThat(read(entry(event), Optional.empty()).at()).isEqualTo(NOON);
    }

    @Test
    void refusesWhatCannotBeKept() {
        AuditEvent.Builder large = AuditEvent.of(NOON, "a.b", Outcome.DONE);
        for (int i = 0; i < 50; i++) {
            large.detail("detail-" + i, "x".repeat(400));
        }

        assertThatIllegalArgumentException().isThrownBy(() -> EventFormat.body(large.build()));
        assertThatIllegalArgumentException().isThrownBy(() -> body("a".repeat(61)));
        assertThatIllegalArgumentException().isThrownBy(() -> body(""));
    }

    @Test
    void saysWhenARecordIsNotReadable() {
        byte[] whole = entry(Events.full()).record().array();
        byte[] later = whole.clone();
        later[0] = 3;

        assertUnreadable(later);
        assertUnreadable(Arrays.copyOf(whole, whole.length - 1));
        assertUnreadable(new byte[0]);
    }

    private static void assertUnreadable(byte[] record) {
        AuditEntry entry = new AuditEntry(NOON, PERSON, ABOUT, "login.enter", "DONE", "", Bytes.of(record));
        assertThatThrownBy(() -> read(entry, Optional.empty()))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.code()).isEqualTo("audit.format"));
    }

    private static Bytes body(String operation) {
        return EventFormat.body(AuditEvent.of(NOON, operation, Outcome.DONE).build());
    }

    private static AuditEntry entry(AuditEvent event) {
        return EventFormat.entry(event, PERSON, ABOUT, EventFormat.body(event));
    }

    private static AuditEvent read(AuditEntry entry, Optional<CodiceFiscale> person) {
        return EventFormat.event(entry, id -> person);
    }

    private static String hex(String ascii) {
        return HexFormat.of().formatHex(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    private static String text(Bytes bytes) {
        return new String(bytes.array(), StandardCharsets.UTF_8);
    }
}
