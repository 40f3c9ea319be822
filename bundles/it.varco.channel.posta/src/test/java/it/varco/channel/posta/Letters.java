package it.varco.channel.posta;

import it.varco.spi.notification.Content;
import it.varco.spi.notification.Envelope;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Random;

/** A letter as the room hands it over. */
record Letters(String key, Content content, boolean secret) implements Envelope {

    static final Instant ENTERED = Instant.parse("2026-11-22T09:30:15Z");
    static final String PAGE = "<html lang=\"it\"><head><title>Avviso</title></head><body><p>Mario Rossi<br/>"
            + "Via Roma 1<br/>00100 Roma</p><h1>Avviso</h1><p>Il tuo PIN è cambiato.</p></body></html>";

    private static final Random RANDOM = new Random();

    static Letters letter() {
        return page(PAGE);
    }

    static Letters page(String page) {
        return new Letters(randomKey(), new Content.Letter("Avviso", page), false);
    }

    Letters withKey(String other) {
        return new Letters(other, content, secret);
    }

    /** 22 characters of base64url. */
    static String randomKey() {
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    @Override
    public String address() {
        return "Mario Rossi\nVia Roma 1\n00100 Roma";
    }

    @Override
    public Locale language() {
        return Locale.ITALIAN;
    }

    @Override
    public Instant entered() {
        return ENTERED;
    }
}
