package it.varco.itests.distribution;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail server that behaves as it is told to, and keeps every message it took charge of.
 *
 * <p>It is at one address from its first moment on, also while it is down. Like a receiver that respects the key of a
 * message, it counts two with one {@code Message-ID} as one; how often each came it tells too.
 */
final class Carrier implements AutoCloseable {

    /** How it behaves. */
    enum Mood {
        /** Takes every message. */
        WELL,
        /** Nobody answers at its address. */
        DOWN,
        /** Says nothing at all to whoever comes. */
        SILENT,
        /** Sends everybody away for the moment: 421. */
        CLOSING,
        /** Takes no receiver for the moment: 451. */
        BUSY,
        /** Goes away in the middle of a message, of which it keeps nothing. */
        CUTS_DATA,
        /** Takes charge of the message and goes away without saying so. */
        CUTS_ANSWER,
        /** Takes charge, says so, and goes away at once. */
        CUTS_GOODBYE
    }

    private static final Pattern KEY = Pattern.compile("(?im)^Message-ID:\\s*<([^>@]+)@");

    private final int port;
    private final ExecutorService work = Executors.newCachedThreadPool();
    private final AtomicReference<Mood> mood = new AtomicReference<>(Mood.DOWN);
    private final Map<String, List<String>> taken = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> arrived = new ConcurrentLinkedQueue<>();
    private volatile long lastAt = System.nanoTime();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Throwable> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger met = new AtomicInteger();
    private ServerSocket door;

    Carrier() {
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            port = door.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        work.execute(this::serve);
        be(Mood.WELL);
    }

    int port() {
        return port;
    }

    /** From now on it behaves so; who is there already is cut off. */
    void be(Mood next) {
        Mood before = mood.getAndSet(next);
        try {
            if (next == Mood.DOWN) {
                door.close();
            } else if (before == Mood.DOWN && door.isClosed()) {
                door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
                work.execute(this::serve);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(Carrier::close);
    }

    /** How often somebody came. */
    int met() {
        return met.get();
    }

    /** The messages it took charge of, by key; of each every copy, as it came. */
    Map<String, List<String>> taken() {
        return taken;
    }

    /** Every message it took charge of, in that order, each as often as it came. */
    List<String> arrived() {
        return List.copyOf(arrived);
    }

    /** When the latest of them came, by {@link System#nanoTime()}. */
    long lastAt() {
        return lastAt;
    }

    @Override
    public void close() {
        be(Mood.DOWN);
        work.shutdownNow();
        if (!faults.isEmpty()) {
            throw new AssertionError("the mail server of the test failed", faults.peek());
        }
    }

    private void serve() {
        ServerSocket mine = door;
        while (!mine.isClosed()) {
            try {
                Socket client = mine.accept();
                met.incrementAndGet();
                open.add(client);
                work.execute(() -> talk(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
                OutputStream out = client.getOutputStream()) {
            converse(in, out);
        } catch (IOException gone) {
            // whoever was here is gone, or was cut off
        } catch (RuntimeException | AssertionError fault) {
            faults.add(fault);
        } finally {
            open.remove(client);
        }
    }

    private void converse(BufferedReader in, OutputStream out) throws IOException {
        Mood now = mood.get();
        if (now == Mood.SILENT) {
            in.readLine();
            return;
        }
        say(out, now == Mood.CLOSING ? "421 4.3.2 not now" : "220 carrier.example ESMTP");
        String line = in.readLine();
        while (line != null && now != Mood.CLOSING) {
            String verb = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(Locale.ROOT);
            switch (verb) {
                case "EHLO" -> say(out, "250-carrier.example\r\n250 8BITMIME");
                case "RCPT" -> say(out, now == Mood.BUSY ? "451 4.7.1 later" : "250 2.1.5 ok");
                case "DATA" -> {
                    if (!takes(in, out, now)) {
                        return;
                    }
                }
                case "QUIT" -> {
                    say(out, "221 2.0.0 bye");
                    return;
                }
                default -> say(out, "250 2.0.0 ok");
            }
            line = in.readLine();
        }
    }

    /** Whether the conversation goes on. */
    private boolean takes(BufferedReader in, OutputStream out, Mood now) throws IOException {
        say(out, "354 go on");
        List<String> lines = new ArrayList<>();
        String line = in.readLine();
        while (line != null && !line.equals(".")) {
            if (now == Mood.CUTS_DATA) {
                return false;
            }
            lines.add(line.startsWith(".") ? line.substring(1) : line);
            line = in.readLine();
        }
        if (line == null) {
            return false;
        }
        keep(String.join("\n", lines));
        if (now == Mood.CUTS_ANSWER) {
            return false;
        }
        say(out, "250 2.0.0 taken");
        return now != Mood.CUTS_GOODBYE;
    }

    private void keep(String message) {
        Matcher key = KEY.matcher(message);
        if (!key.find()) {
            throw new AssertionError("a message without a key: " + message);
        }
        String whole = message.replace("=\n", "");
        taken.computeIfAbsent(key.group(1), first -> new ArrayList<>()).add(whole);
        arrived.add(whole);
        lastAt = System.nanoTime();
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
