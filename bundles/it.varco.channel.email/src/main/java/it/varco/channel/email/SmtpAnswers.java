package it.varco.channel.email;

import it.varco.spi.notification.Delivery;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/**
 * What a failure means. Only what the server said for good of the address or of the content is final; all else may
 * pass, or is a matter of whoever runs the server or the gateway.
 *
 * @source RFC 5321 section 4.2, RFC 4954 section 6; NOT-26
 */
final class SmtpAnswers {

    static final String LOGIN = "mail.login";
    static final String TLS = "mail.tls";
    static final String UNREACHABLE = "mail.unreachable";
    private static final String BUSY = "mail.busy";
    private static final String LOST = "mail.lost";
    private static final String SERVER = "mail.server";

    /** Who is sending must be known first, or better. */
    private static final Set<Integer> AUTHENTICATION = Set.of(530, 534, 535, 538);

    /** The two do not speak the same language: nothing is said of the message. */
    private static final Set<Integer> PROTOCOL = Set.of(500, 502, 503, 504);

    /** Those that, said to the sender's address, mean the message: its size, its content. */
    private static final Set<Integer> CONTENT = Set.of(552, 554);

    private static final int LEAVING = 421;

    private SmtpAnswers() {}

    /** Before anything was said of a message. */
    static SmtpTrouble atConnection(Exception failure, int lastCode) {
        for (Exception each = failure; each != null; each = next(each)) {
            if (each instanceof AuthenticationFailedException) {
                return SmtpTrouble.ofServer(LOGIN, failure);
            }
            if (each instanceof SSLException) {
                return SmtpTrouble.ofServer(TLS, failure);
            }
            if (each instanceof IOException) {
                return SmtpTrouble.ofServer(LOST, failure);
            }
        }
        return SmtpTrouble.ofServer(code(lastCode), failure);
    }

    /** After that. */
    static SmtpTrouble ofMessage(Exception failure) {
        for (Exception each = failure; each != null; each = next(each)) {
            if (each instanceof SMTPAddressFailedException address) {
                int code = address.getReturnCode();
                return said(code, refusedForGood(code), "mail.address", failure);
            }
            if (each instanceof SMTPSendFailedException send) {
                int code = send.getReturnCode();
                boolean sender = send.getCommand().startsWith("MAIL");
                boolean forGood = sender ? CONTENT.contains(code) : refusedForGood(code);
                return said(code, forGood, "mail.refused", failure);
            }
        }
        return SmtpTrouble.ofServer(LOST, failure);
    }

    private static SmtpTrouble said(int code, boolean forGood, String refused, Exception failure) {
        if (forGood) {
            return SmtpTrouble.ofMessage(new Delivery.Rejected(refused), failure);
        }
        boolean passing = code / 100 == 4 && code != LEAVING;
        return passing
                ? SmtpTrouble.ofMessage(new Delivery.Unknown(BUSY), failure)
                : SmtpTrouble.ofServer(code(code), failure);
    }

    private static boolean refusedForGood(int code) {
        return code / 100 == 5 && !AUTHENTICATION.contains(code) && !PROTOCOL.contains(code);
    }

    private static String code(int answer) {
        if (answer <= 0) {
            return LOST;
        }
        if (AUTHENTICATION.contains(answer)) {
            return LOGIN;
        }
        return answer / 100 == 4 ? BUSY : SERVER;
    }

    private static @Nullable Exception next(Exception failure) {
        return failure instanceof MessagingException messaging ? messaging.getNextException() : null;
    }
}
