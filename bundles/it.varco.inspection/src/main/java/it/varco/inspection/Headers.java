package it.varco.inspection;

import it.varco.api.form.Sentence;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The headers of a bundle: the main section of its manifest, read so strictly that the framework and the Java runtime,
 * which read it less so and each in its way, cannot understand it otherwise.
 *
 * @source JAR File Specification, "Notes on Manifest and Signature Files"; OSGi Core 8, section 3.2
 */
final class Headers {

    /** A signed jar has a section for each entry behind the main one. */
    private static final int LARGEST = 4 * 1024 * 1024;

    private static final int LARGEST_MAIN = 256 * 1024;
    /** Java copies all it has of a header for each line that goes on with it. */
    private static final int MOST_LINES = 2000;

    private static final byte[] SECTION = "name:".getBytes(StandardCharsets.US_ASCII);

    /** What every reader takes for the same file; readers split at other characters than we do, and resolve dots. */
    private static final Pattern FILE =
            Pattern.compile("\\.|([A-Za-z0-9_$+@-][A-Za-z0-9_$+@.-]*/)*[A-Za-z0-9_$+@*-][A-Za-z0-9_$+@.*-]*/?");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,69}");

    private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private Headers() {}

    static Headers of(byte[] manifest) throws Flaw {
        Headers headers = new Headers();
        for (String line : unfolded(manifest)) {
            int colon = line.indexOf(": ");
            String name = colon < 0 ? "" : line.substring(0, colon);
            if (!NAME.matcher(name).matches() || headers.values.put(name, decoded(line.substring(colon + 2))) != null) {
                throw unreadable(line);
            }
        }
        return headers;
    }

    /** Whether a manifest, or the file of a signature, which is written like one, can be read without great effort. */
    static boolean isBounded(byte[] manifest) {
        int lines = 0;
        int sections = 0;
        for (int at = 1; at < manifest.length; at++) {
            if (manifest[at - 1] == '\n' || manifest[at - 1] == '\r') {
                lines = manifest[at] == ' ' ? lines + 1 : manifest[at] == '\n' ? lines : 0;
                sections += beginsSection(manifest, at) ? 1 : 0;
            }
            if (lines > MOST_LINES || sections > Zip.MOST_ENTRIES) {
                return false;
            }
        }
        return manifest.length <= LARGEST;
    }

    private static boolean beginsSection(byte[] manifest, int at) {
        boolean begins = at + SECTION.length <= manifest.length;
        for (int i = 0; begins && i < SECTION.length; i++) {
            begins = Character.toLowerCase(manifest[at + i]) == SECTION[i];
        }
        return begins;
    }

    /** The lines of the main section, put together again; their characters are bytes still. */
    private static List<String> unfolded(byte[] manifest) throws Flaw {
        String text = new String(manifest, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
        int end = text.indexOf("\n\n");
        String main = end < 0 ? text : text.substring(0, end + 1);
        if (main.length() > LARGEST_MAIN || !isBounded(manifest)) {
            throw new Flaw(
                    "gate.manifest",
                    Sentence.of(
                            Headers.class,
                            "manifest.large",
                            LARGEST >> 10,
                            LARGEST_MAIN >> 10,
                            MOST_LINES,
                            Zip.MOST_ENTRIES));
        }
        if (!main.endsWith("\n")
                || main.chars().anyMatch(c -> c != '\n' && c != '\t' && Character.isISOControl(c) && c < 0x80)) {
            throw unreadable("");
        }
        List<String> lines = new ArrayList<>();
        StringBuilder header = new StringBuilder();
        for (String line : main.substring(0, main.length() - 1).split("\n", -1)) {
            if (line.startsWith(" ") && !header.isEmpty()) {
                header.append(line, 1, line.length());
            } else {
                if (!header.isEmpty()) {
                    lines.add(header.toString());
                }
                header.setLength(0);
                header.append(line);
            }
        }
        lines.add(header.toString());
        return lines;
    }

    private static String decoded(String bytes) throws Flaw {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString()
                    .strip();
        } catch (CharacterCodingException e) {
            throw unreadable(bytes);
        }
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /** A header for people to read; empty if there is none. */
    String text(String name) {
        return Quoted.of(value(name).orElse(""));
    }

    /** The clauses of a header; none if there is no such header. */
    List<Clause> clauses(String name) throws Flaw {
        Optional<String> value = value(name);
        return value.isPresent() ? Clause.all(name, value.get()) : List.of();
    }

    /** The files of the jar that a header names; the last part of a name may have stars in it. */
    List<String> files(String name) throws Flaw {
        List<String> files = new ArrayList<>();
        for (Clause clause : clauses(name)) {
            String file = clause.paths().get(0);
            if (!clause.equals(new Clause(List.of(file), Map.of(), Map.of()))
                    || !FILE.matcher(file).matches()) {
                throw new Flaw("gate.manifest", Sentence.of(Headers.class, "manifest.header", name));
            }
            files.add(file);
        }
        return files;
    }

    private static Flaw unreadable(String line) {
        return new Flaw("gate.manifest", Sentence.of(Headers.class, "manifest.line", Quoted.of(line)));
    }
}
