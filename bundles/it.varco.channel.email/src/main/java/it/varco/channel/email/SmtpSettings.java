package it.varco.channel.email;

import it.varco.api.configuration.Lines;
import it.varco.api.configuration.Ranges;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The configuration, checked.
 *
 * @param host name or number of the server
 * @param password empty where there is no {@code user}
 * @param senderName may be empty
 * @param replyTo none or one
 * @param bounces where the servers under way tell what did not arrive
 * @param authorities file of the authorities to trust; empty for those that Java trusts
 */
record SmtpSettings(
        String host,
        int port,
        Security security,
        String user,
        String password,
        MailAddress sender,
        String senderName,
        List<MailAddress> replyTo,
        MailAddress bounces,
        Duration timeout,
        String authorities) {

    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.:-]{0,251}[A-Za-z0-9])?|::1");
    private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|::1");

    /** @throws IllegalArgumentException naming the key and what it must be, never what it is */
    static SmtpSettings of(SmtpEmailChannel.Config config) {
        String host = Lines.any("host", config.host());
        require(HOST.matcher(host).matches(), "host", "the name or the number of a mail server");
        Security security = Arrays.stream(Security.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(config.security()))
                .findFirst()
                .orElseThrow(() -> refused("security", "starttls, tls or none"));
        require(
                security != Security.NONE || THIS_MACHINE.matcher(host).matches(),
                "security",
                "starttls or tls, unless the host is localhost, 127.0.0.1 or ::1");
        String user = Lines.any("user", config.user());
        require(
                user.isEmpty() == config._password().isEmpty() && MailHeader.isLine(config._password()),
                ".password",
                "one line, and there exactly where 'user' is");
        MailAddress sender = address("sender", config.sender());
        return new SmtpSettings(
                host,
                Ranges.number("port", config.port(), 1, HIGHEST_PORT),
                security,
                user,
                config._password(),
                sender,
                Lines.any("senderName", config.senderName()),
                optional("replyTo", config.replyTo()).stream().toList(),
                optional("bounces", config.bounces()).orElse(sender),
                Ranges.duration("timeout", config.timeout(), Duration.ofSeconds(1), Duration.ofMinutes(1)),
                config.authorities().strip());
    }

    private static MailAddress address(String key, String text) {
        return MailAddress.in(Lines.any(key, text)).orElseThrow(() -> refused(key, "one address of electronic mail"));
    }

    private static Optional<MailAddress> optional(String key, String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(address(key, text));
    }

    private static void require(boolean holds, String key, String expected) {
        if (!holds) {
            throw refused(key, expected);
        }
    }

    private static IllegalArgumentException refused(String key, String expected) {
        return new IllegalArgumentException(key + ": expected " + expected);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "SmtpSettings[" + host + ":" + port + ", " + security + "]";
    }
}
