package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.itests.distribution.Carrier.Mood;
import it.varco.itests.distribution.People.Person;
import it.varco.proves.Proves;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever the carriers of messages do, and however the gateway ends: what people were told that it is sent arrives,
 * and arrives once at a receiver that respects the key.
 */
class CarrierIT {

    /** Each may keep ten notes. */
    private static final int WRITERS = 30;

    /** So long nobody else sends what a gateway had in hand when it died, and half a minute more. */
    private static final Duration LEASE = Duration.ofSeconds(150);

    private static final String WRITE = "/area/servizio?operazione=promemoria.scrivi";

    private static Gateway gateway;
    private static Carrier carrier;
    private static int written;

    private final List<Person> writers = gateway.people().fresh(WRITERS / 5);
    private final Map<Person, Visitor> inside =
            writers.stream().collect(Collectors.toMap(one -> one, one -> new Visitor(gateway).entered(one)));
    private final Set<String> confirmed = new HashSet<>();
    private final Set<String> inDoubt = new HashSet<>();

    @BeforeAll
    static void start() {
        carrier = new Carrier();
        gateway = Gateway.unpacked(WRITERS);
        gateway.hashCheaply();
        gateway.configure("it.varco.channel.email", """
                host = localhost
                port = %d
                security = none
                sender = varco@example.it
                timeout = PT1S
                """.formatted(carrier.port()));
        gateway.reachEverybody();
        gateway.configure("it.varco.rest", "rate.limit = 100000\n");
        gateway.start();
        gateway.settle();
        gateway.drop(gateway.example("it.varco.service.demo"));
        gateway.management().ready();
        Until.isTrue(
                "notes can be written",
                () -> gateway.management().plugin("promemoria").isPresent());
    }

    @AfterAll
    static void remove() {
        gateway.close();
        carrier.close();
    }

    @AfterEach
    void recover() {
        carrier.be(Mood.WELL);
    }

    @Test
    @Proves({"REL-06", "REL-16", "NC-02"})
    void whateverTheServerDoesEachMailArrivesOnce() {
        for (Mood mood : Mood.values()) {
            int met = carrier.met();
            carrier.be(mood);
            writers.forEach(writer -> write(writer, "email"));
            if (mood != Mood.DOWN) {
                Until.isTrue("somebody came to the server that is " + mood, () -> carrier.met() > met);
            }
        }
        carrier.be(Mood.WELL);

        everythingArrivedOnce();
    }

    @Test
    @Proves({"REL-01", "REL-06"})
    void killedInTheMiddleOfItAllNothingIsLost() {
        for (Mood mood : List.of(Mood.CUTS_ANSWER, Mood.WELL, Mood.CUTS_DATA)) {
            carrier.be(mood);
            writers.forEach(writer -> write(writer, "email"));
            gateway.kill();
            gateway.start();
            writers.forEach(writer -> write(writer, "email"));
        }
        carrier.be(Mood.WELL);

        everythingArrivedOnce();
    }

    @Test
    @Proves("REL-09")
    void theChannelMayBeAwayOrReplacedWhileMailWaits() {
        Path spool = gateway.home().resolve("data/posta");
        int before = letters(spool);
        gateway.management().turn("channel", "email", "off", "carrier test");
        writers.stream().skip(1).forEach(writer -> write(writer, "email"));
        write(writers.get(0), "posta"); // for this person nothing waits that would have to go first
        Until.isTrue("a round of all channels is over", () -> letters(spool) == before + 1);
        assertThat(carrier.taken().values().stream().flatMap(List::stream)).noneMatch(this::isOurs);

        gateway.management().turn("channel", "email", "on", "carrier test");
        writers.forEach(writer -> write(writer, "email"));
        gateway.configure(
                "it.varco.channel.email",
                Gateway.read(gateway.home().resolve("conf/it.varco.channel.email.cfg"))
                        + "replyTo = aiuto@varco.example\n");
        writers.forEach(writer -> write(writer, "email"));

        everythingArrivedOnce();
    }

    @Test
    @Proves({"OUT-04", "REL-06"})
    void aSpoolThatCannotBeWrittenToGetsEachLetterOnceItCan() throws IOException {
        Path spool = gateway.home().resolve("data/posta");
        Path aside = spool.resolveSibling("posta-aside");
        Files.createDirectories(spool);
        Files.move(spool, aside);
        Files.createFile(spool); // no folder, for whoever runs it: not even root writes into a file
        int before = letters(aside);
        writers.forEach(writer -> write(writer, "posta"));
        Files.delete(spool);
        Files.move(aside, spool);

        Until.isTrue("the letters lie there", () -> letters(spool) == before + writers.size());
        try (Stream<Path> all = Files.list(spool)) {
            assertThat(all).noneMatch(each -> each.getFileName().toString().startsWith("."));
        }
    }

    private static int letters(Path spool) {
        if (!Files.exists(spool)) {
            return 0; // made with the first letter
        }
        try (Stream<Path> all = Files.list(spool)) { // what begins with a dot may be renamed at this moment
            return (int) all.filter(letter -> !letter.getFileName().toString().startsWith("."))
                    .filter(letter -> Files.exists(letter.resolve("letter.pdf")))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a note of which a copy is sent; what was confirmed by a page must arrive, of which mails are counted. */
    private void write(Person writer, String medium) {
        String words = "nota " + ++written + " di prova";
        inDoubt.add(words);
        Visitor visitor = inside.get(writer);
        String question = location(visitor.post(WRITE, visitor.fields(WRITE, WRITE)));
        Map<String, String> form = visitor.fields(question, question);
        form.put("testo", words);
        form.put("copia", medium);
        assertThat(location(visitor.post(question, form))).contains("ricevuta");
        if (medium.equals("email")) {
            confirmed.add(words);
        }
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private void everythingArrivedOnce() {
        Until.isTrue("all of it arrived", LEASE, () -> words().containsAll(confirmed));
        List<String> arrived = words();
        assertThat(arrived).doesNotHaveDuplicates();
        assertThat(inDoubt).containsAll(arrived);
    }

    /** The notes of this test that arrived, once for each key. */
    private List<String> words() {
        List<String> arrived = new ArrayList<>();
        carrier.taken()
                .values()
                .forEach(copies -> inDoubt.stream()
                        .filter(words -> copies.get(0).contains(words))
                        .forEach(arrived::add));
        return arrived;
    }

    private boolean isOurs(String mail) {
        return confirmed.stream().anyMatch(mail::contains);
    }
}
