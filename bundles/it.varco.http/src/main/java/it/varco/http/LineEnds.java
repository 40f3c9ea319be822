package it.varco.http;

import java.nio.ByteBuffer;

/**
 * Watches the headers of a request for lines that end with a line feed alone. The engine takes them, as the standard
 * allows; a proxy before us may see one line where we see two, and let through a request within a request.
 *
 * <p>Not for threads: a connection is read by one at a time.
 *
 * @source RFC 9112, sections 2.2 and 11.2; SEC-40
 */
final class LineEnds {

    private byte before;
    private int empty;
    private boolean over;
    private boolean clean = true;

    /** The first bytes of a request are next. */
    void begin() {
        before = 0;
        empty = 0;
        over = false;
        clean = true;
    }

    /** Takes the last {@code number} bytes of {@code buffer}; what follows the headers is not looked at. */
    void read(ByteBuffer buffer, int number) {
        for (int i = buffer.limit() - number; i < buffer.limit() && !over; i++) {
            take(buffer.get(i));
        }
    }

    private void take(byte next) {
        if (next == '\n') {
            clean &= before == '\r';
            empty++;
            over = empty == 2;
        } else if (next != '\r') {
            empty = 0;
        }
        before = next;
    }

    boolean areClean() {
        return clean;
    }
}
