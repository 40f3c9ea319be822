package it.varco.channel.email;

import it.varco.spi.notification.Content;
import it.varco.spi.notification.Envelope;
import jakarta.mail.Address;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** A connection to the mail server on which whoever is sending is known; for one thread at a time. */
final class SmtpConnection {

    /**
     * The library writes addresses, words and what is said to the server into these, if somebody asks for their finest
     * level; held, because the JDK forgets levels of loggers that nobody holds (SEC-53).
     */
    private static final List<Logger> SILENT =
            List.of(Logger.getLogger("org.eclipse.angus.mail"), Logger.getLogger("jakarta.mail"));

    static {
        SILENT.forEach(logger -> logger.setLevel(Level.OFF));
    }

    private final SmtpSettings settings;
    private final SmtpSocket socket;
    private final Session session;
    private final SMTPTransport transport;
    private long lastUse;

    private SmtpConnection(SmtpSettings settings, SmtpSocket socket, Session session) {
        this.settings = settings;
        this.socket = socket;
        this.session = session;
        transport = new SMTPTransport(session, new URLName("smtp", settings.host(), settings.port(), null, null, null));
    }

    /** Connects, encrypts, signs in, as the settings ask for; all of it or nothing. */
    static SmtpConnection open(SmtpSettings settings, SSLSocketFactory encryption, Turn turn) throws SmtpTrouble {
        SmtpSocket socket;
        try {
            socket = SmtpSocket.connect(settings, settings.security() == Security.NONE, turn);
        } catch (IOException e) {
            throw SmtpTrouble.ofServer(SmtpAnswers.UNREACHABLE, e);
        }
        SmtpConnection connection = new SmtpConnection(settings, socket, session(settings, encryption, socket));
        try {
            connection.signIn(encryption);
            return connection;
        } catch (MessagingException | IOException e) {
            connection.close();
            throw connection.refused(e);
        }
    }

    private static Session session(SmtpSettings settings, SSLSocketFactory encryption, Socket socket) {
        Properties properties = new Properties();
        properties.put("mail.smtp.ssl.socketFactory", encryption);
        boolean begin = settings.security() == Security.STARTTLS;
        properties.put("mail.smtp.starttls.enable", Boolean.toString(begin));
        properties.put("mail.smtp.starttls.required", Boolean.toString(begin));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.auth", Boolean.toString(!settings.user().isEmpty()));
        properties.put("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
        properties.put("mail.smtp.user", settings.user());
        properties.put("mail.smtp.host", settings.host());
        properties.put("mail.smtp.from", settings.bounces().value());
        properties.put("mail.smtp.localhost", literal(socket.getLocalAddress()));
        properties.put("mail.smtp.quitwait", "false");
        return Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(settings.user(), settings.password());
            }
        });
    }

    /** This machine as it introduces itself, without asking for its name. */
    private static String literal(InetAddress address) {
        String number = address.getHostAddress();
        int zone = number.indexOf('%');
        String bare = zone < 0 ? number : number.substring(0, zone);
        return address instanceof Inet6Address ? "[IPv6:" + bare + "]" : "[" + bare + "]";
    }

    private void signIn(SSLSocketFactory encryption) throws MessagingException, IOException {
        if (settings.security() != Security.TLS) {
            transport.connect(socket);
            return;
        }
        SSLSocket encrypted = (SSLSocket) encryption.createSocket(socket, settings.host(), settings.port(), true);
        SSLParameters parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        encrypted.setSSLParameters(parameters);
        encrypted.startHandshake();
        transport.connect(encrypted);
    }

    private SmtpTrouble refused(Exception failure) {
        int code = transport.getLastReturnCode();
        boolean inClear = settings.security() == Security.STARTTLS && code == 250 && !transport.isSSL();
        return inClear ? SmtpTrouble.ofServer(SmtpAnswers.TLS, failure) : SmtpAnswers.atConnection(failure, code);
    }

    /** Whether the server still listens, on a connection that was not used for a while. */
    boolean alive(Turn turn) {
        socket.countAnew();
        try {
            turn.holds(socket);
            return transport.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Hands a message over; returns when the server took charge of it. */
    void send(Envelope envelope, MailAddress to, Content.Mail mail) throws SmtpTrouble {
        socket.countAnew();
        try {
            byte[] bytes = MailMessage.of(settings, envelope, to, mail);
            MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(bytes));
            transport.sendMessage(message, new Address[] {new InternetAddress(to.value(), true)});
        } catch (MessagingException | IOException e) {
            throw SmtpAnswers.ofMessage(e);
        }
    }

    /** Notes when it was used last, in nanoseconds of the monotonic clock. */
    void used(long when) {
        lastUse = when;
    }

    boolean unusedSince(long when) {
        return lastUse - when <= 0;
    }

    /** Says goodbye, without waiting for what the server says to that, and closes. */
    void leave() {
        try {
            transport.close();
        } catch (MessagingException e) {
            close();
        }
    }

    /** Closes at once. */
    void close() {
        SmtpSocket.closeQuietly(socket);
    }
}
