package it.varco.notification;

import it.varco.spi.notification.Content;
import it.varco.spi.notification.Envelope;
import java.time.Instant;
import java.util.Locale;

/** An envelope as a channel is given it. Prints its key only. */
record Parcel(String key, String address, Content content, Locale language, Instant entered, boolean secret)
        implements Envelope {

    @Override
    public String toString() {
        return "Parcel[" + key + "]";
    }
}
