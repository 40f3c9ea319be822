package it.varco.channel.call;

import it.varco.spi.notification.Content;
import it.varco.spi.notification.Envelope;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * A call to be made. Prints nothing but its key.
 *
 * @param key that of the envelope
 * @param number whom to call
 * @param subject what it is about
 * @param text what to say, in paragraphs between empty lines
 * @param tries how often nobody answered
 * @param holder codice fiscale of the officer who has it in hand, or had it last; empty if nobody
 */
record Task(String key, String number, String subject, String text, int tries, String holder) {

    /** More than an officer reads out, and as many as a form shows. */
    static final int MOST_PARAGRAPHS = 12;

    /** In characters; what a text takes in a place. */
    static final int LONGEST_PARAGRAPH = 1000;

    static Task of(Envelope envelope, Content.Script script) {
        return new Task(envelope.key(), envelope.address(), script.subject(), script.text(), 0, "");
    }

    /** What to say, one paragraph each. */
    List<String> paragraphs() {
        return paragraphs(text);
    }

    static List<String> paragraphs(String text) {
        return Arrays.stream(text.split("\\n\\s*\\n"))
                .map(paragraph -> paragraph.replaceAll("\\s+", " ").strip())
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
    }

    Task heldBy(String officer) {
        return new Task(key, number, subject, text, tries, officer);
    }

    Task triedAgain() {
        return new Task(key, number, subject, text, tries + 1, "");
    }

    /** The number but for its last two digits, to tell one call from another. */
    String ending() {
        return "… " + number.substring(number.length() - 2);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeUTF(key);
        out.writeUTF(number);
        out.writeUTF(subject);
        out.writeUTF(text);
        out.writeInt(tries);
        out.writeUTF(holder);
    }

    static Task read(DataInputStream in) throws IOException {
        return new Task(in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), in.readInt(), in.readUTF());
    }

    @Override
    public String toString() {
        return "Task[" + key + "]";
    }
}
