package it.varco.channel.email;

import it.varco.spi.notification.Delivery;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How things stand with the mail server, told in the log when it changes and not message by message. */
final class Standing {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpEmailChannel.class);
    private static final String WELL = "";

    private final AtomicReference<String> known = new AtomicReference<>(WELL);

    /** The server answered what it was asked. */
    void well() {
        String before = known.getAndSet(WELL);
        if (!before.equals(WELL)) {
            LOG.info("mail server takes messages again, after code={}", before);
        }
    }

    /** No message can be handed over. */
    void trouble(SmtpTrouble trouble) {
        String code = trouble.outcome() instanceof Delivery.Unknown unknown ? unknown.code() : WELL;
        if (!known.getAndSet(code).equals(code)) {
            LOG.warn("mail server takes no messages code={} reason={}", code, reason(trouble));
        }
    }

    /** The kind of failure; of a failed encryption what was wrong, since it speaks of certificates alone. */
    private static String reason(SmtpTrouble trouble) {
        Throwable deepest = trouble;
        for (Throwable each = trouble; each != null; each = each.getCause()) {
            deepest = each;
            if (each instanceof SSLException) {
                return each.toString().replaceAll("\\p{Cntrl}+", " ");
            }
        }
        return deepest.getClass().getSimpleName();
    }
}
