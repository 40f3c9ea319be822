package it.varco.demo.catcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Speaks SMTP, one line after the other. */
final class Sender implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader answers;

    Sender(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        answer();
    }

    /** Sends one mail; returns the last answer. */
    static String send(int port, String to, String mail) throws IOException {
        try (Sender sender = new Sender(port)) {
            for (String line : List.of("EHLO test", "MAIL FROM:<varco@example.it>", "RCPT TO:<" + to + ">", "DATA")) {
                sender.say(line);
            }
            return sender.say(mail.replace("\n", "\r\n") + "\r\n.");
        }
    }

    /** The last line of the answer. */
    String say(String line) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return answer();
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        while (line.length() > 3 && line.charAt(3) == '-') {
            line = answers.readLine();
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
