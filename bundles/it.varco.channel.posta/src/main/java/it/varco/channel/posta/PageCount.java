package it.varco.channel.posta;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * How many pages a PDF says it has: the number at the root of its tree of pages, which stands in the file as it is or
 * in one of its compressed streams of objects.
 *
 * @source ISO 32000-1, 7.5.7 and 7.7.3
 */
final class PageCount {

    private static final Pattern ROOT = Pattern.compile("/Type\\s*/Pages\\b");
    private static final Pattern COUNT = Pattern.compile("/Count\\s+(\\d{1,6})\\b");
    private static final Pattern OBJECTS = Pattern.compile("/Type\\s*/ObjStm\\b[^>]*>>\\s*stream\\r?\\n");
    /** In bytes; a guess: many times the objects of a letter. */
    private static final int LARGEST = 8 << 20;

    private PageCount() {}

    /** Empty if it does not say so. */
    static OptionalInt of(byte[] document) {
        String file = new String(document, StandardCharsets.ISO_8859_1);
        int most = most(file);
        Matcher stream = OBJECTS.matcher(file);
        while (stream.find()) {
            most = Math.max(most, most(inflated(document, stream.end())));
        }
        return most > 0 ? OptionalInt.of(most) : OptionalInt.empty();
    }

    /** The root counts at least as many as any branch. */
    private static int most(String objects) {
        int most = 0;
        if (ROOT.matcher(objects).find()) {
            Matcher count = COUNT.matcher(objects);
            while (count.find()) {
                most = Math.max(most, Integer.parseInt(count.group(1)));
            }
        }
        return most;
    }

    private static String inflated(byte[] document, int start) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(document, start, document.length - start);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] part = new byte[8192];
            int read = inflater.inflate(part);
            while (read > 0 && out.size() < LARGEST) {
                out.write(part, 0, read);
                read = inflater.inflate(part);
            }
            return out.toString(StandardCharsets.ISO_8859_1);
        } catch (DataFormatException e) {
            return "";
        } finally {
            inflater.end();
        }
    }
}
