package it.varco.credential.pin;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.credential.hash.HashCost;
import it.varco.credential.hash.SecretHash;
import it.varco.proves.Proves;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PinRecordTest {

    private static final Instant SET = Instant.parse("2026-05-21T22:30:00.123Z");
    private static final SecretHash HASH = hash(3, 19_456);

    @ParameterizedTest
    @EnumSource
    void isReadBackAsItWasWritten(PinState state) {
        PinRecord record = new PinRecord(
                state,
                PinLevel.DISPOSITIVO,
                PinOrigin.PLAYED,
                "Nicolò D’Àngelo",
                SET,
                Optional.of(new Confirmation(7, SET.plusMillis(1))),
                Optional.of(LocalDate.of(2026, 11, 21)),
                true,
                HASH);

        PinRecord back = PinRecord.decode(record.encode()).orElseThrow();

        assertThat(back.state()).isEqualTo(state);
        assertThat(back.level()).isEqualTo(PinLevel.DISPOSITIVO);
        assertThat(back.origin()).isEqualTo(PinOrigin.PLAYED);
        assertThat(back.confirmed()).hasValue(new Confirmation(7, SET.plusMillis(1)));
        assertThat(back.lastUsed()).hasValue(LocalDate.of(2026, 11, 21));
        assertThat(back.eligible()).isTrue();
        assertThat(back.name()).isEqualTo("Nicolò D’Àngelo");
        assertThat(back.setAt()).isEqualTo(SET);
        assertThat(back.hash().pepper()).isEqualTo(3);
        assertThat(back.hash().cost()).isEqualTo(new HashCost(19_456, 2, 1));
        assertThat(back.encode()).isEqualTo(record.encode());
    }

    @Test
    void remembersThatItsPinIsPublishedWhateverItsHash() {
        PinRecord renewed = record().with(hash(1, 64));

        assertThat(PinRecord.decode(renewed.encode()))
                .hasValueSatisfying(back -> assertThat(back.origin()).isEqualTo(PinOrigin.PUBLISHED));
    }

    @Test
    @Proves("SEC-12")
    void isNotReadFromAnythingElse() {
        byte[] right = record().encode();

        for (int length = 0; length < right.length; length++) {
            assertThat(PinRecord.decode(Arrays.copyOf(right, length))).isEmpty();
        }
        assertThat(PinRecord.decode(Arrays.copyOf(right, right.length + 1))).isEmpty();
        for (int first : new int[] {0, 1, 2, 3, 5, 255}) {
            assertThat(PinRecord.decode(changed(right, 0, first))).isEmpty();
        }
        assertThat(PinRecord.decode(changed(right, 1, 9))).isEmpty();
        assertThat(PinRecord.decode(changed(right, 2, 9))).isEmpty();
        assertThat(PinRecord.decode(changed(right, 3, 3))).isEmpty();
    }

    @Test
    void isReadFromTheFormatBeforeThisOne() throws IOException {
        byte[] before = formatTwo(1);

        PinRecord record = PinRecord.decode(before).orElseThrow();

        assertThat(record.state()).isEqualTo(PinState.ATTIVO);
        assertThat(record.level()).isEqualTo(PinLevel.DISPOSITIVO);
        assertThat(record.origin()).isEqualTo(PinOrigin.PUBLISHED);
        assertThat(record.name()).isEqualTo("Mario Rossi");
        assertThat(record.setAt()).isEqualTo(SET);
        assertThat(record.confirmed()).isEmpty();
        assertThat(record.lastUsed()).isEmpty();
        assertThat(record.hash().cost()).isEqualTo(HASH.cost());
        assertThat(PinRecord.decode(formatTwo(2))).isEmpty();
        for (int length = 0; length < before.length; length++) {
            assertThat(PinRecord.decode(Arrays.copyOf(before, length))).isEmpty();
        }
    }

    @Test
    @Proves("PIN-37")
    void keepsLevelAndNameWhenItsPinIsRenewedAndRemembersThatItWasPublished() {
        PinRecord before = PinRecord.issued(
                PinState.SCADUTO, PinLevel.DISPOSITIVO, PinOrigin.PUBLISHED, "Mario Rossi", Instant.EPOCH, HASH);

        PinRecord after = before.renewed(hash(1, 64), SET.plusNanos(5));

        assertThat(after.state()).isEqualTo(PinState.ATTIVO);
        assertThat(after.level()).isEqualTo(PinLevel.DISPOSITIVO);
        assertThat(after.origin()).isEqualTo(PinOrigin.PLAYED);
        assertThat(after.origin().demo()).isTrue();
        assertThat(after.name()).isEqualTo("Mario Rossi");
        assertThat(after.setAt()).isEqualTo(SET);
    }

    @Test
    @Proves("FAS-07")
    void ofAnEarlierFormatIsOfNobodyWhoIsEligible() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(new byte[] {3, 2, 1, 0});
        out.writeUTF("Mario Rossi");
        out.writeLong(SET.toEpochMilli());
        out.writeByte(7);
        out.writeLong(SET.toEpochMilli());
        out.writeBoolean(true);
        out.writeLong(20_000);
        HASH.write(out);

        PinRecord three = PinRecord.decode(bytes.toByteArray()).orElseThrow();

        assertThat(three.eligible()).isFalse();
        assertThat(three.confirmed()).hasValue(new Confirmation(7, SET));
        assertThat(three.lastUsed()).hasValue(LocalDate.ofEpochDay(20_000));
        assertThat(PinRecord.decode(formatTwo(0)).orElseThrow().eligible()).isFalse();
        assertThat(PinRecord.decode(three.encode()))
                .hasValueSatisfying(now -> assertThat(now.eligible()).isFalse());
    }

    @Test
    @Proves("FAS-07")
    void keepsWhetherItsHolderIsEligible() {
        PinRecord eligible = record().eligible(true);

        assertThat(eligible.renewed(hash(1, 64), SET).eligible()).isTrue();
        assertThat(eligible.used(Optional.of(LocalDate.EPOCH)).eligible()).isTrue();
        assertThat(eligible.confirmed(new Confirmation(1, SET)).eligible()).isTrue();
        assertThat(PinRecord.decode(eligible.with(hash(1, 64)).encode()))
                .hasValueSatisfying(back -> assertThat(back.eligible()).isTrue());
        assertThat(eligible.eligible(false)).isEqualTo(record());
    }

    /** Only what was ended comes back, and nothing but the state of it changes. */
    @ParameterizedTest
    @EnumSource
    @Proves("PIN-S22")
    void comesBackWhereItWasEndedAndItsHolderIsFoundEligible(PinState state) {
        Confirmation seen = new Confirmation(7, SET);
        Optional<LocalDate> used = Optional.of(LocalDate.of(2026, 11, 21));
        PinRecord before = new PinRecord(
                state,
                PinLevel.DISPOSITIVO,
                PinOrigin.ISSUED,
                "Mario Rossi",
                SET,
                Optional.of(seen),
                used,
                false,
                HASH);
        PinState next = state == PinState.DISMESSO ? PinState.ATTIVO : state;

        assertThat(before.eligible(true))
                .isEqualTo(new PinRecord(
                        next,
                        PinLevel.DISPOSITIVO,
                        PinOrigin.ISSUED,
                        "Mario Rossi",
                        SET,
                        Optional.of(seen),
                        used,
                        true,
                        HASH));
        assertThat(before.eligible(false)).isEqualTo(before);
    }

    /** The next start of a demonstration does not take back what an officer recorded. */
    @Test
    @Proves("PIN-S22")
    void isNotThatOfTheListAnyMoreOnceItCameBack() {
        PinRecord ended =
                PinRecord.issued(PinState.DISMESSO, PinLevel.ORDINARIO, PinOrigin.PUBLISHED, "Mario Rossi", SET, HASH);

        assertThat(ended.eligible(true).origin()).isEqualTo(PinOrigin.PLAYED);
        assertThat(ended.eligible(false).origin()).isEqualTo(PinOrigin.PUBLISHED);
    }

    /** A record as it was written before rules and use were kept. */
    private static byte[] formatTwo(int demo) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(2);
        out.writeByte(2);
        out.writeByte(2);
        out.writeByte(demo);
        out.writeUTF("Mario Rossi");
        out.writeLong(SET.toEpochMilli());
        HASH.write(out);
        return bytes.toByteArray();
    }

    @Test
    @Proves({"CP-07", "SEC-05"})
    void printsNeitherNameNorHash() {
        assertThat(record()).hasToString("PinRecord[ATTIVO, ORDINARIO]");
        assertThat(HASH).hasToString("SecretHash[HashCost[memoryKib=19456, iterations=2, lanes=1]]");
    }

    /** A hash as it is stored: what was hashed does not matter here. */
    private static SecretHash hash(int pepper, int memoryKib) {
        ByteBuffer bytes = ByteBuffer.allocate(64)
                .putInt(pepper)
                .putInt(memoryKib)
                .putInt(2)
                .putInt(1)
                .put((byte) 7);
        try {
            return SecretHash.read(new DataInputStream(new ByteArrayInputStream(bytes.array())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PinRecord record() {
        return PinRecord.issued(PinState.ATTIVO, PinLevel.ORDINARIO, PinOrigin.PUBLISHED, "Mario Rossi", SET, HASH);
    }

    private static byte[] changed(byte[] bytes, int place, int value) {
        byte[] copy = bytes.clone();
        copy[place] = (byte) value;
        return copy;
    }
}
