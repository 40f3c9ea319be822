package it.varco.inspection;

import it.varco.api.form.Sentence;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A zip that every reader reads alike: whether it follows the directory at the end, as the framework does, or the
 * entries from the front, it meets the same names and the same bytes, each once, and nothing beside them.
 *
 * <p>Stricter than the format on purpose: no comment, no bytes in between, no encryption, no parts, no 64-bit fields.
 * What tools for jars write is within that.
 *
 * @source SEC-82; APPNOTE 6.3.10, sections 4.3 and 4.4
 */
final class Zip {

    /** How much may come out of one delivered jar, with the jars inside it. For one thread. */
    static final class Budget {

        private static final long MOST_BYTES = 64L * 1024 * 1024;

        private int entries = MOST_ENTRIES;
        private long bytes = MOST_BYTES;

        private void take(long size) throws Flaw {
            entries--;
            bytes -= size;
            if (entries < 0 || bytes < 0) {
                throw new Flaw("gate.bomb", Sentence.of(Zip.class, "bomb.all", MOST_BYTES >> 20, MOST_ENTRIES));
            }
        }
    }

    /**
     * An entry, after directory and local header were found to agree.
     *
     * @param local where its local header begins
     * @param start where its bytes begin
     * @param end where what belongs to it ends
     */
    private record Entry(String name, int method, long crc, int packed, int size, int local, int start, int end) {}

    static final int MOST_ENTRIES = 20_000;

    private static final int LOCAL_HEADER = 0x04034b50;
    private static final int DIRECTORY_HEADER = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int END_SIZE = 22;
    private static final int LOCAL_SIZE = 30;
    private static final int DIRECTORY_SIZE = 46;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    /** Sizes and checksum follow the bytes. */
    private static final int FOLLOWED = 1 << 3;
    /** How hard it was compressed, {@link #FOLLOWED}, and names in UTF-8. */
    private static final int FLAGS = 1 << 1 | 1 << 2 | FOLLOWED | 1 << 11;

    private static final long LARGEST_ENTRY = Inspector.LARGEST;
    /** Honest text shrinks to a twentieth; the format itself goes to a thousandth. A guess in between. */
    private static final long HIGHEST_RATIO = 100;

    private static final long RATIO_COUNTS_FROM = 1024L * 1024;

    private final ByteBuffer zip;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private Zip(byte[] bytes) {
        zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Whether there is the record that ends every zip, at the end, and as much before it as it says. */
    static boolean isWhole(byte[] bytes) {
        return new Zip(bytes).end() >= 0;
    }

    static Zip of(byte[] bytes, Budget budget) throws Flaw {
        Zip read = new Zip(bytes);
        try {
            read.readDirectory(budget);
        } catch (IndexOutOfBoundsException e) {
            throw layout(); // a number in it points outside of it
        }
        return read;
    }

    /** Names of its entries; those of folders end with a slash. */
    Set<String> names() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    /** The bytes of one of its entries. */
    byte[] read(String name) throws Flaw {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("name: expected one of its entries");
        }
        byte[] bytes = entry.method == STORED
                ? Arrays.copyOfRange(zip.array(), entry.start, entry.start + entry.packed)
                : inflate(entry);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        if (crc.getValue() != entry.crc) {
            throw damaged(name);
        }
        return bytes;
    }

    private byte[] inflate(Entry entry) throws Flaw {
        byte[] bytes = new byte[entry.size];
        byte[] more = new byte[1];
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(zip.array(), entry.start, entry.packed);
            int filled = 0;
            int got = -1;
            while (filled < bytes.length && got != 0) {
                got = inflater.inflate(bytes, filled, bytes.length - filled);
                filled += got;
            }
            boolean ends = filled == bytes.length && inflater.inflate(more) == 0 && inflater.finished();
            if (!ends || inflater.getBytesRead() != entry.packed) {
                throw damaged(entry.name);
            }
        } catch (DataFormatException e) {
            throw damaged(entry.name);
        } finally {
            inflater.end();
        }
        return bytes;
    }

    private int end() {
        int last = zip.limit() - END_SIZE;
        for (int at = last; at >= Math.max(0, last - 0xffff); at--) {
            if (zip.getInt(at) == END && at + number(at + 20) == last && size(at + 12) + size(at + 16) <= at) {
                return at;
            }
        }
        return -1;
    }

    private void readDirectory(Budget budget) throws Flaw {
        int end = end();
        int count = number(end + 10);
        if (number(end + 20) != 0) {
            throw new Flaw("gate.zip", Sentence.of(Zip.class, "zip.comment"));
        }
        boolean onePart = zip.getInt(end + 4) == 0 && number(end + 8) == count;
        if (!onePart || size(end + 16) + size(end + 12) != end) {
            throw layout();
        }
        int directory = (int) size(end + 16);
        int at = directory;
        for (int i = 0; i < count; i++) {
            at = readEntry(at, budget);
        }
        if (at != end) {
            throw layout();
        }
        List<Entry> byPlace = new ArrayList<>(entries.values());
        byPlace.sort(Comparator.comparingInt(Entry::local));
        int next = 0;
        for (Entry entry : byPlace) {
            if (entry.local != next) {
                throw layout();
            }
            next = entry.end;
        }
        if (next != directory) {
            throw layout();
        }
        refuseTwins();
    }

    /** Reads the entry whose header in the directory begins there, and says where the next one begins. */
    private int readEntry(int at, Budget budget) throws Flaw {
        if (zip.getInt(at) != DIRECTORY_HEADER || number(at + 34) != 0) {
            throw layout();
        }
        String name = name(at + DIRECTORY_SIZE, number(at + 28));
        int flags = number(at + 8);
        int method = number(at + 10);
        long packed = size(at + 20);
        long size = size(at + 24);
        if ((flags & ~FLAGS) != 0
                || (method != DEFLATED && (method != STORED || packed != size || (flags & FOLLOWED) != 0))
                || (name.endsWith("/") && size != 0)) {
            throw new Flaw("gate.zip", Sentence.of(Zip.class, "zip.kind", Quoted.of(name)));
        }
        if (size > LARGEST_ENTRY || size > Math.max(RATIO_COUNTS_FROM, packed * HIGHEST_RATIO)) {
            throw new Flaw("gate.bomb", Sentence.of(Zip.class, "bomb.entry", Quoted.of(name)));
        }
        budget.take(size);
        Entry entry = located(at, name, method, (int) packed, (int) size);
        if (entries.put(name, entry) != null) {
            throw new Flaw("gate.twice", Sentence.of(Zip.class, "zip.twice", Quoted.of(name)));
        }
        return at + DIRECTORY_SIZE + number(at + 28) + number(at + 30) + number(at + 32);
    }

    /** The entry with its place, if its local header says the same as the one in the directory. */
    private Entry located(int at, String name, int method, int packed, int size) throws Flaw {
        int local = Math.toIntExact(Math.min(size(at + 42), zip.limit()));
        int length = number(at + 28);
        boolean followed = (number(at + 8) & FOLLOWED) != 0;
        boolean sameName = number(local + 26) == length
                && zip.slice(at + DIRECTORY_SIZE, length).equals(zip.slice(local + LOCAL_SIZE, length));
        boolean sameKind = number(local + 6) == number(at + 8) && number(local + 8) == method;
        boolean sameSizes = triple(local + 14, at + 16);
        boolean noSizes = followed && size(local + 18) == 0 && size(local + 22) == 0 && size(local + 14) == 0;
        if (zip.getInt(local) != LOCAL_HEADER || !sameName || !sameKind || !(sameSizes || noSizes)) {
            throw new Flaw("gate.zip", Sentence.of(Zip.class, "zip.differs", Quoted.of(name)));
        }
        int start = local + LOCAL_SIZE + length + number(local + 28);
        int end = start + packed;
        if (followed) {
            int signed = zip.getInt(end) == DESCRIPTOR && triple(end + 4, at + 16) ? 4 : 0;
            if (!triple(end + signed, at + 16)) {
                throw new Flaw("gate.zip", Sentence.of(Zip.class, "zip.differs", Quoted.of(name)));
            }
            end += signed + 12;
        }
        zip.slice(start, packed); // all of it is there
        return new Entry(name, method, size(at + 16), packed, size, local, start, end);
    }

    /** Whether the same checksum and sizes stand in two places. */
    private boolean triple(int one, int other) {
        return zip.slice(one, 12).equals(zip.slice(other, 12));
    }

    private String name(int at, int length) throws Flaw {
        String name;
        try {
            name = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(zip.slice(at, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Flaw("gate.path", Sentence.of(Zip.class, "zip.name"));
        }
        boolean stays = !name.isEmpty()
                && name.chars().noneMatch(c -> Character.isISOControl(c) || c == '\\')
                && !(name.length() > 1 && name.charAt(1) == ':');
        String path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        for (String step : path.split("/", -1)) {
            stays &= !step.isEmpty() && !step.equals(".") && !step.equals("..");
        }
        if (!stays) {
            throw new Flaw("gate.path", Sentence.of(Zip.class, "zip.path", Quoted.of(name)));
        }
        return name;
    }

    /**
     * Manifest and signature are looked up by some without regard to case: there, such twins are one name, and letters
     * beyond ASCII, of which some become others in upper case, are in none.
     */
    private void refuseTwins() throws Flaw {
        Set<String> known = new HashSet<>();
        for (String name : entries.keySet()) {
            String same = name.toUpperCase(Locale.ROOT);
            if (!same.startsWith("META-INF/")) {
                continue;
            }
            if (!StandardCharsets.US_ASCII.newEncoder().canEncode(name)) {
                throw new Flaw("gate.path", Sentence.of(Zip.class, "zip.path", Quoted.of(name)));
            }
            if (!known.add(same)) {
                throw new Flaw("gate.twice", Sentence.of(Zip.class, "zip.twice", Quoted.of(name)));
            }
        }
    }

    private int number(int at) {
        return Short.toUnsignedInt(zip.getShort(at));
    }

    private long size(int at) {
        return Integer.toUnsignedLong(zip.getInt(at));
    }

    private static Flaw layout() {
        return new Flaw("gate.zip", Sentence.of(Zip.class, "zip.layout"));
    }

    private static Flaw damaged(String name) {
        return new Flaw("gate.zip", Sentence.of(Zip.class, "zip.damaged", Quoted.of(name)));
    }
}
