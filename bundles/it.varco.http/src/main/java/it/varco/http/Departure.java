package it.varco.http;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.ErrorCode;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * The way out of one answer, whoever wrote or reset it: gives it the {@link SecurityHeaders} at the moment it leaves,
 * and ends the connection after its last request.
 *
 * <p>Over HTTP/2 a client can refuse to take what it asked for, on many streams of one connection. So a piece of an
 * answer is copied here and whoever writes goes on, until as much waits as a connection of HTTP/1.1 would hold in the
 * buffer of the system: a client that does not read holds no thread. What is not taken in time is seen by
 * {@link GuardedEndPoint#overdue}, and too much of it by {@link GuardedEndPoint#keeps}.
 *
 * @source SEC-28, SEC-41, SEC-42, SEC-48
 */
final class Departure extends HttpStream.Wrapper {

    /** A part of an answer that has not left yet; whoever wrote it goes on at {@code callback}. */
    private record Piece(
            MetaData.Request request,
            MetaData.@Nullable Response response,
            boolean last,
            @Nullable ByteBuffer content,
            Callback callback) {

        int size() {
            return content == null ? 0 : content.remaining();
        }

        /** The same with a content of its own, for which nobody waits. */
        Piece released() {
            ByteBuffer own = content == null ? null : ByteBuffer.wrap(BufferUtil.toArray(content));
            return new Piece(request, response, last, own, Callback.NOOP);
        }
    }

    private final Request request;
    private final GuardedEndPoint connection;
    private final SecurityHeaders headers;
    private final boolean last;
    private final boolean multiplexed;
    private final Deque<Piece> waiting = new ArrayDeque<>();
    private int held;
    private boolean leaving;
    private boolean ended;

    /** @param last whether no request may follow over this connection */
    Departure(HttpStream stream, Request request, GuardedEndPoint connection, SecurityHeaders headers, boolean last) {
        super(stream);
        this.request = request;
        this.connection = connection;
        this.headers = headers;
        this.last = last;
        this.multiplexed = request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_2;
    }

    @Override
    public void prepareResponse(HttpFields.Mutable answer) {
        headers.complete(answer);
        if (last && !multiplexed) {
            answer.put(HttpHeader.CONNECTION, "close");
        }
        super.prepareResponse(answer);
    }

    private static boolean isLast(HttpFields fields) {
        return fields.contains(HttpHeader.CONNECTION, "close");
    }

    @Override
    public void send(
            MetaData.Request from,
            MetaData.@Nullable Response response,
            boolean whole,
            @Nullable ByteBuffer content,
            Callback callback) {
        if (!multiplexed && response != null && (isLast(response.getHttpFields()) || isLast(request.getHeaders()))) {
            connection.endsHere();
        }
        Piece piece = new Piece(from, response, whole, content, callback);
        boolean room;
        synchronized (this) {
            room = multiplexed && held + piece.size() <= GuardedConnector.SEND_BUFFER;
        }
        leave(room ? piece.released() : piece);
        if (room) {
            callback.succeeded();
        }
    }

    /** Lets {@code piece} leave after those before it. */
    private void leave(Piece piece) {
        connection.keeps(piece.size());
        synchronized (this) {
            held += piece.size();
            if (leaving) {
                waiting.add(piece);
                return;
            }
            leaving = true;
        }
        pass(piece);
    }

    private void pass(Piece piece) {
        int size = piece.size();
        connection.sends(this);
        super.send(
                piece.request(),
                piece.response(),
                piece.last(),
                piece.content(),
                Callback.from(
                        piece.callback().getInvocationType(), () -> left(piece, size), cause -> stuck(piece, cause)));
    }

    private void left(Piece piece, int size) {
        connection.sent(this);
        connection.keepsNoMore(size);
        Piece next;
        boolean over;
        synchronized (this) {
            held -= size;
            next = waiting.poll();
            leaving = next != null;
            over = ended && !leaving;
        }
        piece.callback().succeeded();
        if (next != null) {
            pass(next);
        } else if (over) {
            end();
        }
    }

    private void stuck(Piece piece, Throwable cause) {
        connection.sent(this);
        List<Piece> rest;
        boolean over;
        int lost;
        synchronized (this) {
            lost = held;
            over = ended;
            rest = new ArrayList<>(waiting);
            waiting.clear();
            held = 0;
            leaving = false;
        }
        connection.keepsNoMore(lost);
        piece.callback().failed(cause);
        rest.forEach(each -> each.callback().failed(cause));
        if (over) {
            failed(cause);
        }
    }

    /** All is written; it may not have left yet. */
    @Override
    public void succeeded() {
        synchronized (this) {
            ended = true;
            if (leaving) {
                return;
            }
        }
        end();
    }

    private void end() {
        connection.answered(!multiplexed);
        if (last && multiplexed && request.getConnectionMetaData().getConnection() instanceof HTTP2Connection http2) {
            http2.getSession().close(ErrorCode.NO_ERROR.code, "requests", Callback.NOOP);
        }
        if (connection.isOver()) {
            // the engine would not after a CONNECT
            request.getConnectionMetaData().getConnection().getEndPoint().shutdownOutput();
        }
        super.succeeded();
    }

    @Override
    public void failed(Throwable cause) {
        connection.answered(!multiplexed);
        super.failed(cause);
    }
}
