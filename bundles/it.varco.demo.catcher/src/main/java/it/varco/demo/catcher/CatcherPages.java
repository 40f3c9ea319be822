package it.varco.demo.catcher;

import it.varco.api.configuration.Lines;
import it.varco.api.configuration.Ranges;
import it.varco.api.form.Text;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageAnswer.FileKind;
import it.varco.api.page.PageRequest;
import it.varco.api.page.PageSet;
import it.varco.demo.catcher.Letters.Letter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * The mail that a demonstration sent and the letters that wait for its printer, open to all.
 *
 * @source D-09
 */
@Component(
        name = "it.varco.demo.catcher",
        service = PageSet.class,
        immediate = true,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = CatcherPages.Config.class)
public final class CatcherPages implements PageSet {

    /** Where mail comes in, and where letters lie. */
    @ObjectClassDefinition(localization = "OSGI-INF/l10n/config", name = "%name", description = "%description")
    public @interface Config {
        @AttributeDefinition(name = "%port", description = "%port.help")
        int port() default 2525;

        @AttributeDefinition(name = "%letters", description = "%letters.help")
        String letters();
    }

    private static final int MOST = 200;
    private static final long MOST_BYTES = 20L << 20;
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");
    private static final String LIST = "/demo/posta";
    private static final String MAIL = LIST + "/messaggio";
    private static final String HTML = MAIL + "/html";
    private static final String LETTER = LIST + "/lettera";

    private final Mailbox mailbox = new Mailbox(MOST, MOST_BYTES);
    private final MailServer server;
    private final Letters letters;
    private final List<Page> pages = List.of(
            Page.at(LIST, Text.of("catcher.title"))
                    .parent("/demo")
                    .shown(this::list)
                    .live(this::mark)
                    .build(),
            Page.at(MAIL, Text.of("catcher.mail.title"))
                    .parent(LIST)
                    .shown(this::mail)
                    .build(),
            Page.at(HTML, Text.of("catcher.mail.title"))
                    .parent(MAIL)
                    .shown(this::html)
                    .build(),
            Page.at(LETTER, Text.of("catcher.letter"))
                    .parent(LIST)
                    .shown(this::letter)
                    .build());

    /** @throws IllegalArgumentException naming the key that is wrong; or if the gateway is not in development */
    @Activate
    public CatcherPages(Config config, BundleContext context) {
        this(
                Ranges.number("port", config.port(), 0, HIGHEST_PORT),
                folder(Lines.any("letters", config.letters())),
                Clock.systemUTC());
        inDevelopment(context.getProperty("varco.mode"));
    }

    /** Whatever was sent to anybody is open to all. */
    static void inDevelopment(@Nullable String mode) {
        if (!"development".equals(mode)) {
            throw new IllegalArgumentException("varco.mode: expected development, the mail of all is shown to anybody");
        }
    }

    CatcherPages(int port, Path letters, Clock clock) {
        this.server = new MailServer(port, mailbox, clock);
        this.letters = new Letters(letters, MOST);
    }

    private static Path folder(String letters) {
        if (letters.isEmpty()) {
            throw new IllegalArgumentException("letters: expected a folder");
        }
        return Path.of(letters);
    }

    @Activate
    void start() throws IOException {
        letters.makeFolder();
        server.start();
    }

    @Deactivate
    void stop() {
        server.stop();
    }

    MailServer server() {
        return server;
    }

    @Override
    public List<Page> pages() {
        return pages;
    }

    private PageAnswer list(PageRequest request) {
        List<Map<String, Object>> rows = Stream.concat(
                        mailbox.latestFirst().stream().map(CatcherPages::row),
                        waiting().stream().map(CatcherPages::row))
                .sorted(Comparator.comparing((Row row) -> row.at).reversed())
                .map(row -> row.model)
                .toList();
        return new PageAnswer.Show(
                "posta",
                Map.of(
                        "rows",
                        rows,
                        "empty",
                        rows.isEmpty(),
                        "deaf",
                        server.port().isEmpty()));
    }

    /** A row of the list at its moment. */
    private record Row(Instant at, Map<String, Object> model) {}

    private static Row row(Mail mail) {
        Map<String, Object> model = new HashMap<>();
        model.put("letter", false);
        model.put("at", mail.at());
        model.put("to", mail.to());
        model.put("subject", mail.subject());
        model.put("unnamed", mail.subject().isBlank());
        model.put("url", MAIL + "?n=" + mail.number());
        return new Row(mail.at(), model);
    }

    private static Row row(Letter letter) {
        Map<String, Object> model = new HashMap<>();
        model.put("letter", true);
        model.put("at", letter.entered());
        model.put("url", LETTER + "?k=" + letter.key());
        return new Row(letter.entered(), model);
    }

    private String mark(PageRequest request) {
        return mailbox.last() + " " + server.port() + " " + waiting();
    }

    private List<Letter> waiting() {
        try {
            return letters.latestFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PageAnswer mail(PageRequest request) {
        return asked(request)
                .<PageAnswer>map(mail -> new PageAnswer.Show("messaggio", Map.of("mail", model(mail))))
                .orElseGet(PageAnswer.Missing::new);
    }

    private static Map<String, Object> model(Mail mail) {
        Map<String, Object> model = new HashMap<>();
        model.put("subject", mail.subject());
        model.put("unnamed", mail.subject().isBlank());
        model.put("at", mail.at());
        model.put("from", mail.from());
        model.put("to", mail.to());
        model.put("text", paragraphs(mail.text()));
        model.put("hasText", !mail.text().isEmpty());
        model.put("html", mail.html().isEmpty() ? "" : HTML + "?n=" + mail.number());
        model.put("hasHtml", !mail.html().isEmpty());
        model.put(
                "headers",
                mail.headers().stream()
                        .map(header -> Map.of("name", header.name(), "value", header.value()))
                        .toList());
        return model;
    }

    private static List<Map<String, Object>> paragraphs(String text) {
        return Stream.of(text.strip().split("\\R{2,}", -1))
                .map(paragraph -> Map.<String, Object>of("lines", List.of(paragraph.split("\\R", -1))))
                .toList();
    }

    private PageAnswer html(PageRequest request) {
        return asked(request)
                .filter(mail -> !mail.html().isEmpty())
                .<PageAnswer>map(mail -> new PageAnswer.SendFile(
                        FileKind.MAIL,
                        "messaggio-" + mail.number() + ".html",
                        ByteBuffer.wrap(mail.html().getBytes(StandardCharsets.UTF_8))))
                .orElseGet(PageAnswer.Missing::new);
    }

    private Optional<Mail> asked(PageRequest request) {
        return request.parameter("n")
                .filter(number -> NUMBER.matcher(number).matches())
                .flatMap(number -> mailbox.find(Integer.parseInt(number)));
    }

    private PageAnswer letter(PageRequest request) {
        String key = request.parameter("k").orElse("");
        try {
            return letters.document(key)
                    .<PageAnswer>map(document ->
                            new PageAnswer.SendFile(FileKind.PDF, "lettera-" + key + ".pdf", ByteBuffer.wrap(document)))
                    .orElseGet(PageAnswer.Missing::new);
        } catch (IOException gone) { // the printer took it at this very moment
            return new PageAnswer.Missing();
        }
    }
}
