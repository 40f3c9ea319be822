package it.varco.cli;

import it.varco.launcher.CannotStart;
import it.varco.launcher.Home;
import it.varco.launcher.Running;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * Which gateway is asked, and as whom.
 *
 * @param address scheme and authority to connect to
 * @param host what the header {@code Host} says
 * @param isHere whether it is the gateway of this installation
 */
record Target(URI address, String host, String token, boolean isHere, Optional<SSLSocketFactory> trust) {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.[0-9.]+|\\[::1]");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{20,200}");

    /** Prints without the token. */
    @Override
    public String toString() {
        return "Target[" + address + "]";
    }

    /** Its name for people. */
    String name() {
        return address.toString();
    }

    /** The gateway of this installation, as the service account. */
    static Target here(Home home, Running running) {
        if (running.management().isNone()) {
            throw new Trouble(
                    Exit.UNREACHABLE,
                    "The gateway runs, but its management listener does not; the reason is in " + home.logs() + ".");
        }
        URI url = URI.create(running.management().url());
        boolean isSecured = running.management().endpoint().startsWith("https");
        URI address = isSecured ? url : URI.create(running.management().endpoint());
        return new Target(
                address, url.getAuthority(), token(home.run().resolve("management-token")), true, Optional.empty());
    }

    /**
     * A gateway elsewhere, as an application with a token of its own.
     *
     * @param authorities PEM file of whom to trust in place of those that Java trusts; empty for none
     */
    static Target elsewhere(String url, String tokenFile, String authorities) {
        URI address = address(url);
        if (tokenFile.isEmpty()) {
            throw new Trouble(
                    Exit.USAGE, "Where --url is given, --token-file is needed: varco token create makes one.");
        }
        Optional<SSLSocketFactory> trust =
                authorities.isEmpty() ? Optional.empty() : Optional.of(trust(Path.of(authorities)));
        return new Target(address, address.getAuthority(), token(Path.of(tokenFile)), false, trust);
    }

    private static URI address(String url) {
        URI address;
        try {
            address = URI.create(url.strip());
        } catch (IllegalArgumentException unreadable) {
            throw new Trouble(Exit.USAGE, "--url: expected an address such as https://varco.example.it:8081");
        }
        String host = String.valueOf(address.getHost());
        boolean isSafe = "https".equals(address.getScheme())
                || ("http".equals(address.getScheme()) && LOOPBACK.matcher(host).matches());
        boolean isPlain = address.getRawQuery() == null && ("" + address.getRawPath()).matches("/?");
        if (address.getHost() == null || address.getRawUserInfo() != null || !isSafe || !isPlain) {
            throw new Trouble(
                    Exit.USAGE,
                    "--url: expected https:// with a host and perhaps a port, and nothing behind; http:// for this"
                            + " machine only, because the token would travel in clear.");
        }
        return address;
    }

    private static String token(Path file) {
        String token;
        try {
            token = Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new Trouble(
                    Exit.FAILED,
                    "The token in " + file + " cannot be read (" + CannotStart.reason(unreadable)
                            + "): run this as the account of the gateway, or name a file with --token-file.");
        }
        if (!TOKEN.matcher(token).matches()) {
            throw new Trouble(Exit.FAILED, "There is no token in " + file + ".");
        }
        return token;
    }

    private static SSLSocketFactory trust(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority-" + number++, each);
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new Trouble(
                    Exit.USAGE,
                    "--authorities: " + file + " is no PEM file with certificates (" + CannotStart.reason(unreadable)
                            + ").");
        }
    }
}
