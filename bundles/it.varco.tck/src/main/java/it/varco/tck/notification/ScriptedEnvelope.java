package it.varco.tck.notification;

import it.varco.api.notification.Medium;
import it.varco.spi.notification.Content;
import it.varco.spi.notification.Envelope;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;

/** An envelope written by a test. Immutable: what changes is another envelope. */
public final class ScriptedEnvelope implements Envelope {

    private static final Instant ENTERED = Instant.parse("2026-11-21T09:00:00Z");

    private final String key;
    private final String address;
    private final Content content;
    private final boolean secret;

    private ScriptedEnvelope(String key, String address, Content content, boolean secret) {
        this.key = key;
        this.address = address;
        this.content = content;
        this.secret = secret;
    }

    /** One in Italian under a key of its own, without a secret. */
    public static ScriptedEnvelope of(String address, Content content) {
        return new ScriptedEnvelope(newKey(), address, content, false);
    }

    /** The same under another key: a second message in the same words. */
    public ScriptedEnvelope another() {
        return new ScriptedEnvelope(newKey(), address, content, secret);
    }

    /** The same, as one that holds a secret. */
    public ScriptedEnvelope asSecret() {
        return new ScriptedEnvelope(key, address, content, true);
    }

    /**
     * An address that somebody could have for a medium; nobody's. A fixture whose carrier knows only some addresses
     * gives others.
     *
     * @param person another number is another address; 0 to 99
     */
    public static String address(Medium medium, int person) {
        String number = String.format(Locale.ROOT, "%02d", person);
        return switch (medium) {
            case EMAIL, PEC -> "persona." + number + "@example.it";
            case SMS, CALL -> "+3935155501" + number;
            case POSTA -> "Persona di Prova\nVia dell’Esempio 1" + number + "\n00100 Roma RM";
        };
    }

    /**
     * What a medium carries.
     *
     * @param subject as it is; not shown where the medium has none
     * @param words one word or more, without mark-up
     */
    public static Content content(Medium medium, String subject, String words) {
        return switch (medium) {
            case EMAIL, PEC -> new Content.Mail(subject, "Testo: " + words + "\n", page(subject, words));
            case SMS -> new Content.Brief("Testo: " + words);
            case POSTA -> new Content.Letter(subject, page(subject, words));
            case CALL -> new Content.Script(subject, "Testo: " + words);
        };
    }

    private static String page(String title, String words) {
        return "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"it\"><head><title>" + title
                + "</title></head><body><p>Testo: " + words + "</p></body></html>";
    }

    private static String newKey() {
        UUID drawn = UUID.randomUUID();
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(drawn.getMostSignificantBits())
                .putLong(drawn.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public Content content() {
        return content;
    }

    @Override
    public Locale language() {
        return Locale.ITALIAN;
    }

    @Override
    public Instant entered() {
        return ENTERED;
    }

    @Override
    public boolean secret() {
        return secret;
    }

    /** Without address and content. */
    @Override
    public String toString() {
        return "ScriptedEnvelope[" + key + "]";
    }
}
