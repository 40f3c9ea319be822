package it.varco.channel.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A mail server that does as it is told: each word of the client, and the greeting ({@code HELLO}) and the end of a
 * message ({@code .}), has an answer that a test can replace.
 */
final class ScriptedServer implements AutoCloseable {

    /** No answer, and the connection stays. */
    static final String SILENCE = "silence";
    /** No answer, and the connection ends. */
    static final String DROP = "drop";
    /** As {@link #DROP}, but what was said is done. */
    static final String DROP_LATE = "drop late";
    /** Lines without end. */
    static final String ENDLESS = "endless";
    /** As {@link #DROP}, behind an answer that was given. */
    static final String THEN_DROP = "\u0000drop";

    private static final Map<String, String> USUAL = Map.of(
            "HELLO", "220 mail.example.it ESMTP",
            "EHLO", "250-mail.example.it\r\n250 AUTH PLAIN LOGIN",
            "STARTTLS", "220 go on",
            "AUTH", "235 welcome",
            "DATA", "354 go on",
            ".", "250 queued");

    private final Optional<SSLContext> encryption;
    private final boolean atOnce;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> inClear = new CopyOnWriteArrayList<>();
    private final List<String> encrypted = Collections.synchronizedList(new ArrayList<>());
    private final List<String> messages = Collections.synchronizedList(new ArrayList<>());
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ServerSocket door;

    /** @param atOnce whether it is encrypted from the first byte, where it is */
    ScriptedServer(Optional<SSLContext> encryption, boolean atOnce) {
        this.encryption = encryption;
        this.atOnce = atOnce;
        door = open();
    }

    static ScriptedServer inClear() {
        return new ScriptedServer(Optional.empty(), false);
    }

    int port() {
        return door.getLocalPort();
    }

    /** From now on it answers so. */
    ScriptedServer answering(String word, String answer) {
        answers.put(word, answer);
        return this;
    }

    /** From now on it answers as usual. */
    void asUsual() {
        answers.clear();
    }

    /** From now on nobody is greeted, and nobody is in. The port stays its own, on a machine where many are at work. */
    void down() {
        answers.put("HELLO", DROP);
        sockets.forEach(SmtpSocket::closeQuietly);
    }

    /** What it took charge of, whole. */
    List<String> messages() {
        synchronized (messages) {
            return List.copyOf(messages);
        }
    }

    /** Keeps nothing of what it has heard so far. */
    void forget() {
        messages.clear();
        inClear.clear();
        encrypted.clear();
    }

    /** What was said to it without encryption, message by message and line by line. */
    List<String> heardInClear() {
        return List.copyOf(inClear);
    }

    /** What was said to it with encryption. */
    List<String> heardEncrypted() {
        synchronized (encrypted) {
            return List.copyOf(encrypted);
        }
    }

    /** How many connections are open. */
    long connections() {
        return sockets.stream().filter(each -> !each.isClosed()).count();
    }

    @Override
    public void close() {
        SmtpSocket.closeQuietly(door);
        down();
    }

    private ServerSocket open() {
        try {
            ServerSocket socket = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
            start(() -> {
                while (!socket.isClosed()) {
                    Socket client = socket.accept();
                    sockets.add(client);
                    start(() -> talk(client));
                }
            });
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // the other side, or the test, ended it
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void talk(Socket client) throws IOException {
        try (client) {
            if (atOnce) {
                converse(client, encrypt(client), encrypted, true);
            } else if (converse(client, client, inClear, true)) {
                converse(client, encrypt(client), encrypted, false);
            }
        } finally {
            sockets.remove(client);
        }
    }

    private SSLSocket encrypt(Socket client) throws IOException {
        SSLSocket socket =
                (SSLSocket) encryption.orElseThrow().getSocketFactory().createSocket(client, null, true);
        socket.setUseClientMode(false);
        socket.startHandshake();
        return socket;
    }

    /** Whether what follows is to be encrypted. */
    private boolean converse(Socket raw, Socket socket, List<String> heard, boolean greets) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1), 1);
        if (greets && !say(raw, socket, "HELLO")) {
            return false;
        }
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(line);
            String word = line.split(" ", 2)[0];
            if (!say(raw, socket, word)) {
                return false;
            }
            if (word.equals("STARTTLS") && answer(word).startsWith("220")) {
                return true;
            }
            if (word.equals("DATA") && answer(word).startsWith("354") && !take(in, raw, socket)) {
                return false;
            }
        }
        return false;
    }

    private boolean take(BufferedReader in, Socket raw, Socket socket) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals(".")) {
                String answer = answer(".");
                if (answer.startsWith("250") || answer.equals(DROP_LATE)) {
                    messages.add(String.join("\n", lines));
                }
                return say(raw, socket, ".");
            }
            lines.add(line.startsWith("..") ? line.substring(1) : line);
        }
        return false;
    }

    private String answer(String word) {
        String usual = USUAL.getOrDefault(word, "250 ok");
        if (word.equals("EHLO") && encryption.isPresent() && !atOnce) {
            usual = usual.replace("250 AUTH", "250-STARTTLS\r\n250 AUTH");
        }
        return answers.getOrDefault(word, usual);
    }

    /** Whether the conversation goes on. */
    private boolean say(Socket raw, Socket socket, String word) throws IOException {
        String answer = answers.containsKey("*") ? answers.get("*") : answer(word);
        OutputStream out = socket.getOutputStream();
        switch (answer) {
            case SILENCE -> {
                return true;
            }
            case DROP, DROP_LATE -> {
                raw.close();
                return false;
            }
            case ENDLESS -> {
                while (!raw.isClosed()) {
                    out.write("250-and so on\r\n".getBytes(StandardCharsets.US_ASCII));
                }
                return false;
            }
            default -> {
                boolean ends = answer.endsWith(THEN_DROP);
                String said = answer.replace(THEN_DROP, "") + "\r\n";
                out.write(said.getBytes(StandardCharsets.UTF_8));
                out.flush();
                if (ends) {
                    raw.close();
                }
                return !ends;
            }
        }
    }
}
