package it.varco.spi.notification;

import java.time.Instant;
import java.util.Locale;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A message ready for one carrier. Prints nothing of address and content.
 *
 * <p>Neither names the person by codice fiscale. Never kept beyond what the carrier needs (NC-07).
 */
@ProviderType
public interface Envelope {

    /** The shape of every key, as a regular expression: 22 characters of base64url. */
    String KEY = "[A-Za-z0-9_-]{22}";

    /**
     * What tells it from every other one, 22 characters of base64url; the same each time it is sent. What the receiver
     * gets is marked with it, so that it can drop the second of two (REL-06). What was reported not to have arrived and
     * is put back comes under another key: it is another message.
     */
    String key();

    /** Where to: an address of electronic mail, a phone number after {@code +}, or lines of a letter's address. */
    String address();

    /** What to carry; of the kind that belongs to the medium of the channel. */
    Content content();

    /** The language of the content. */
    Locale language();

    /** When it was put into the outbox: the same each time it is sent. */
    Instant entered();

    /** Whether the content holds a secret, of which no copy may stay anywhere once the carrier has it (NOT-27). */
    boolean secret();
}
