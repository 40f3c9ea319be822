package it.varco.web;

import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects a page as UTF-8, so that it is written once and its length is known. Not thread-safe. */
final class PageBuffer extends Writer {

    private static final int USUAL_PAGE = 16 * 1024;

    private byte[] bytes = new byte[USUAL_PAGE];
    private int length;

    @Override
    public void write(String text) {
        append(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void write(String text, int offset, int count) {
        write(text.substring(offset, offset + count));
    }

    @Override
    public void write(char[] text, int offset, int count) {
        write(new String(text, offset, count));
    }

    private void append(byte[] more) {
        if (bytes.length - length < more.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more.length));
        }
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    /** Everything written so far. */
    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    @Override
    public void flush() {
        // everything is in memory
    }

    @Override
    public void close() {
        // nothing is open
    }
}
