package it.varco.inspection;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes and reads the encoding of certificates, as much of it as the tests need. */
final class Der {

    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private Der() {}

    static byte[] of(int tag, byte[]... parts) {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            value.writeBytes(part);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(tag);
        int length = value.size();
        if (length < 0x80) {
            all.write(length);
        } else {
            byte[] number = BigInteger.valueOf(length).toByteArray();
            int skip = number[0] == 0 ? 1 : 0;
            all.write(0x80 | (number.length - skip));
            all.write(number, skip, number.length - skip);
        }
        all.writeBytes(value.toByteArray());
        return all.toByteArray();
    }

    static byte[] sequence(byte[]... parts) {
        return of(SEQUENCE, parts);
    }

    static byte[] set(byte[]... parts) {
        return of(SET, parts);
    }

    static byte[] explicit(int number, byte[]... parts) {
        return of(0xa0 | number, parts);
    }

    static byte[] number(BigInteger number) {
        return of(2, number.toByteArray());
    }

    static byte[] number(long number) {
        return number(BigInteger.valueOf(number));
    }

    static byte[] yes() {
        return of(1, new byte[] {-1});
    }

    static byte[] octets(byte[] bytes) {
        return of(4, bytes);
    }

    static byte[] bits(byte[] bytes) {
        return of(3, new byte[] {0}, bytes);
    }

    static byte[] time(Instant at) {
        return of(0x18, TIME.format(at).getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] id(String dotted) {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        String[] parts = dotted.split("\\.", -1);
        value.write(Integer.parseInt(parts[0]) * 40 + Integer.parseInt(parts[1]));
        for (int i = 2; i < parts.length; i++) {
            int number = Integer.parseInt(parts[i]);
            for (int shift = 28; shift >= 0; shift -= 7) {
                if (shift == 0 || number >> shift != 0) {
                    value.write((number >> shift & 0x7f) | (shift == 0 ? 0 : 0x80));
                }
            }
        }
        return of(6, value.toByteArray());
    }

    /** The parts of a sequence or set, each with its tag and length. */
    static List<byte[]> parts(byte[] whole) {
        List<byte[]> parts = new ArrayList<>();
        int at = header(whole, 0);
        while (at < whole.length) {
            int end = header(whole, at) + length(whole, at);
            parts.add(Arrays.copyOfRange(whole, at, end));
            at = end;
        }
        return parts;
    }

    private static int header(byte[] bytes, int at) {
        int length = bytes[at + 1] & 0xff;
        return at + 2 + (length < 0x80 ? 0 : length & 0x7f);
    }

    private static int length(byte[] bytes, int at) {
        int length = bytes[at + 1] & 0xff;
        return length < 0x80
                ? length
                : new BigInteger(1, Arrays.copyOfRange(bytes, at + 2, header(bytes, at))).intValueExact();
    }
}
