package it.varco.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.HttpConfiguration;

/**
 * Reads along what comes by a connection of HTTP/1.1, decrypted, and has a line feed alone refused wherever it is not
 * part of a body. The engine takes one at the end of a header line, as the standard allows; a proxy before us may see
 * one line where we see two, and let through a request within a request.
 *
 * <p>It reads with a second parser of the engine and so knows, in the same way, where each body begins and ends. A line
 * feed alone elsewhere becomes a character that the engine refuses wherever it stands.
 *
 * <p>Not for threads: a connection is read by one at a time.
 *
 * @source RFC 9112, sections 2.2 and 11.2; SEC-40
 */
final class LineEnds {

    private static final byte REFUSED = 0;

    private final Bodies bodies = new Bodies();
    private final HttpParser parser;
    private byte before;
    private boolean over;

    /** @param http as the connection itself is read */
    LineEnds(HttpConfiguration http) {
        parser = new HttpParser(bodies, http.getRequestHeaderSize(), http.getHttpCompliance());
        parser.setHeaderCacheSize(http.getHeaderCacheSize());
    }

    /** Reads the last {@code filled} bytes of {@code buffer}, if there are any, and gives their number back. */
    int read(ByteBuffer buffer, int filled) {
        if (filled > 0) {
            ByteBuffer come = buffer.duplicate();
            come.position(buffer.limit() - filled);
            read(come);
        }
        return filled;
    }

    private void read(ByteBuffer come) {
        int limit = come.limit();
        while (!over && come.hasRemaining()) {
            int start = come.position();
            bodies.length = 0;
            parser.parseNext(come);
            over = parser.isTerminated(); // the engine, too, takes nothing more here
            if (over) {
                come.limit(limit).position(limit);
            }
            check(come, start, come.position() - bodies.length);
            if (parser.isComplete()) {
                parser.reset();
            }
        }
    }

    private void check(ByteBuffer come, int start, int end) {
        for (int i = start; i < end; i++) {
            byte next = come.get(i);
            if (next == '\n' && before != '\r') {
                come.put(i, REFUSED);
                over = true;
                return;
            }
            before = next;
        }
        if (bodies.length > 0) {
            before = 0;
        }
    }

    /** Lets the parser stop after the headers and after each piece of a body. */
    private static final class Bodies implements HttpParser.RequestHandler {

        /** Of the piece that was read last. */
        private int length;

        @Override
        public boolean content(ByteBuffer piece) {
            length = piece.remaining();
            return true;
        }

        @Override
        public boolean headerComplete() {
            return true;
        }

        @Override
        public boolean contentComplete() {
            return false;
        }

        @Override
        public boolean messageComplete() {
            return true;
        }

        @Override
        public void startRequest(String method, String target, HttpVersion version) {}

        @Override
        public void parsedHeader(HttpField field) {}

        @Override
        public void earlyEOF() {}
    }
}
