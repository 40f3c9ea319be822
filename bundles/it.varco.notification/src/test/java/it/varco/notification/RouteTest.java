package it.varco.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import it.varco.api.notification.Medium;
import it.varco.proves.Proves;
import it.varco.spi.notification.ChannelDescriptor;
import it.varco.spi.notification.Delivery;
import it.varco.spi.notification.Report;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.StoredMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The decision as a table. */
class RouteTest {

    private static final Instant NOW = World.NOW;
    private static final Duration DAY = Duration.ofDays(1);
    private static final String NONE = "";

    /** Contacts are written as {@code E}, {@code S}, {@code P}: mail, phone, letter; all different but where said. */
    private static Route route(String contacts) {
        Addresses addresses =
                (personId, medium) -> contacts.contains(medium.name().substring(0, 1))
                        ? Optional.of("address of " + medium)
                        : Optional.empty();
        return route(addresses);
    }

    private static Route route(Addresses addresses) {
        return new Route(
                addresses,
                new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(15), () -> 0),
                Duration.ofDays(3),
                Duration.ofHours(1));
    }

    private static List<Medium> media(String letters) {
        return letters.chars()
                .mapToObj(letter -> Arrays.stream(Medium.values())
                        .filter(medium -> medium.name().charAt(0) == letter && medium != Medium.PEC)
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private static Entry fresh(String over, boolean required) {
        return fresh(over, required, Card.EVER);
    }

    private static Entry fresh(String over, boolean required, Instant until) {
        Written written = new Written("Titolo", "breve", "testo", "<p>testo</p>", Locale.ITALIAN);
        Card card = Card.fresh(written, required, Map.of(), until);
        String names = media(over).stream().map(Medium::name).collect(Collectors.joining(","));
        StoredMessage row = new StoredMessage(
                "k".repeat(22),
                "person",
                "person matter",
                "pair",
                "org.example",
                "pin.half",
                names,
                "",
                "WAITING",
                0,
                NOW,
                NOW,
                NOW,
                "",
                true,
                card.encode(),
                Bytes.of(new byte[] {1}));
        return new Entry(row, card);
    }

    private static String told(Entry entry) {
        String medium = entry.row().medium();
        return entry.state()
                + (medium.isEmpty() ? "" : " " + medium)
                + (entry.row().code().isEmpty() ? "" : " " + entry.row().code());
    }

    @ParameterizedTest
    @CsvSource({
        "ESP, ESP, false, WAITING EMAIL",
        "ESP, SP,  false, WAITING SMS",
        "ESP, P,   false, WAITING POSTA",
        "PSE, ES,  false, WAITING SMS",
        "E,   SP,  false, NO_CONTACT notification.no-contact",
        "E,   SP,  true,  UNDELIVERED notification.no-contact",
        "ESP, '',  false, NO_CONTACT notification.no-contact",
        "ESP, '',  true,  UNDELIVERED notification.no-contact"
    })
    @Proves("NOT-25")
    void takesTheFirstMediumForWhichThePersonHasAContact(
            String over, String contacts, boolean required, String expected) {
        assertThat(told(route(contacts).entered(fresh(over, required), NOW))).isEqualTo(expected);
    }

    /** Media, contacts, medium now, attempts before, answer, what comes of it. */
    @ParameterizedTest
    @CsvSource({
        "ES,  ES, E, 0, accepted, SENT EMAIL",
        "ES,  ES, E, 3, accepted, SENT EMAIL",
        "ES,  ES, E, 0, rejected, WAITING SMS mail.address",
        "ESP, EP, E, 0, rejected, WAITING POSTA mail.address",
        "ES,  E,  E, 0, rejected, UNDELIVERED EMAIL mail.address",
        "ES,  ES, S, 0, rejected, UNDELIVERED SMS mail.address",
        "ES,  ES, E, 1, rejected, UNDELIVERED EMAIL mail.address",
        "ES,  ES, E, 0, unknown,  WAITING EMAIL mail.silent",
        "ES,  ES, E, 7, unknown,  WAITING EMAIL mail.silent"
    })
    @Proves({"NOT-25", "NOT-26"})
    void goesForwardsAndNeverAfterADoubt(
            String over, String contacts, String medium, int attempts, String answer, String expected) {
        Entry entry = doubted(on(medium, fresh(over, false)), attempts, NOW);
        assertThat(told(route(contacts).answered(entry, channel(medium), delivery(answer), List.of(), NOW)))
                .isEqualTo(expected);
    }

    private static Entry on(String medium, Entry entry) {
        return entry.over(media(medium).get(0), entry.card().to("masked", "trace"), NOW);
    }

    private static Entry doubted(Entry entry, int attempts, Instant first) {
        Entry doubted = entry;
        for (int attempt = 0; attempt < attempts; attempt++) {
            doubted = doubted.doubted("channel", "mail.silent", first, first);
        }
        return doubted;
    }

    private static ChannelDescriptor channel(String medium) {
        return ChannelDescriptor.of("channel", media(medium).get(0)).build();
    }

    private static Delivery delivery(String answer) {
        return switch (answer) {
            case "accepted" -> new Delivery.Accepted();
            case "rejected" -> new Delivery.Rejected("mail.address");
            default -> new Delivery.Unknown("mail.silent");
        };
    }

    @ParameterizedTest
    @CsvSource({"0,PT5S", "1,PT10S", "8,PT12M"})
    @Proves({"REL-06", "NOT-26"})
    void triesAgainLaterAndLater(int attempts, Duration pause) {
        Entry next = route("E")
                .answered(
                        doubted(on("E", fresh("E", false)), attempts, NOW),
                        channel("E"),
                        delivery("unknown"),
                        List.of(),
                        NOW);
        assertThat(next.row().due()).isEqualTo(NOW.plus(pause));
        assertThat(next.row().attempts()).isEqualTo(attempts + 1);
    }

    @ParameterizedTest
    @CsvSource({"PT71H59M,WAITING", "PT72H,UNDELIVERED", "PT100H,UNDELIVERED"})
    @Proves({"REL-06", "NOT-26"})
    void givesUpThreeDaysAfterTheFirstAttempt(Duration since, State expected) {
        Entry entry = doubted(on("E", fresh("ES", false)), 2, NOW.minus(since));
        assertThat(route("ES")
                        .answered(entry, channel("E"), delivery("unknown"), List.of(), NOW)
                        .state())
                .isEqualTo(expected);
    }

    @Test
    void doesNotCountTheTimeBeforeItsTurn() {
        Entry late = on("E", fresh("E", false));
        Instant muchLater = NOW.plus(DAY.multipliedBy(10));
        assertThat(route("E")
                        .answered(late, channel("E"), delivery("unknown"), List.of(), muchLater)
                        .state())
                .isEqualTo(State.WAITING);
    }

    /** State of the earlier one, over what it went; media and contacts of the later one; what becomes of that. */
    static Stream<Arguments> pairs() {
        return Stream.of(
                arguments(State.WAITING, "E", "ES", "ES", "WAITING EMAIL"),
                arguments(State.SENT, "E", "ES", "ES", "WAITING SMS"),
                arguments(State.TAKEN, "E", "ES", "ES", "WAITING SMS"),
                arguments(State.DELIVERED, "E", "ES", "ES", "WAITING SMS"),
                arguments(State.SENT, "S", "ES", "ES", "send"),
                arguments(State.SENT, "E", "E", "E", "UNDELIVERED notification.no-contact"),
                arguments(State.SENT, "E", "ES", "E", "UNDELIVERED notification.no-contact"),
                arguments(State.UNDELIVERED, "E", "ES", "ES", "STOPPED EMAIL notification.pair"),
                arguments(State.CLOSED, "E", "ES", "ES", "STOPPED EMAIL notification.pair"),
                arguments(State.NO_CONTACT, "E", "ES", "ES", "STOPPED EMAIL notification.pair"),
                arguments(State.LAPSED, "E", "ES", "ES", "STOPPED EMAIL notification.pair"),
                arguments(State.STOPPED, "E", "ES", "ES", "STOPPED EMAIL notification.pair"));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    @Proves({"PIN-19", "NOT-26"})
    void keepsAPairApart(State earlier, String went, String over, String contacts, String expected) {
        Route route = route(contacts);
        Entry first = on(went, fresh(went, true));
        Entry before = earlier == State.WAITING ? first : first.ended(earlier, NONE, NOW);
        Entry entry = on("E", fresh(over, true));

        Route.Turn turn = route.turn(entry, channel("E"), List.of(before), NOW);

        assertThat(turn instanceof Route.Turn.Settle settle ? told(settle.next()) : "send")
                .isEqualTo(expected);
    }

    @Test
    void coversEveryStateOfTheEarlierOneOfAPair() {
        assertThat(pairs().map(row -> row.get()[0]).collect(Collectors.toSet())).isEqualTo(Set.of(State.values()));
    }

    @Test
    @Proves("PIN-19")
    void neverSendsAPairToOneAddressOverTwoMedia() {
        Addresses same = (personId, medium) ->
                medium == Medium.EMAIL ? Optional.of("Anna@example.it") : Optional.of(" anna@EXAMPLE.it ");
        Route route = route(same);
        Entry first = route.entered(fresh("E", true), NOW).ended(State.SENT, NONE, NOW);
        Entry second = on("S", fresh("S", true));

        Route.Turn turn = route.turn(second, channel("E"), List.of(first), NOW);

        assertThat(turn)
                .isInstanceOfSatisfying(
                        Route.Turn.Settle.class,
                        settle -> assertThat(settle.next().state()).isEqualTo(State.UNDELIVERED));
    }

    @Test
    @Proves("NOT-26")
    void letsTheLaterOneOfAPairWaitAsLongAsTheEarlierOne() {
        Entry first = on("E", fresh("E", true)).until(NOW.plus(DAY));
        Route.Turn turn = route("ES").turn(on("S", fresh("S", true)), channel("S"), List.of(first), NOW);
        assertThat(turn).isInstanceOfSatisfying(Route.Turn.Settle.class, settle -> {
            assertThat(settle.next().row().due()).isAfter(NOW.plus(DAY));
            assertThat(settle.next().row().attempts()).isZero();
        });
    }

    /** Media, contacts, attempts, age, media whose channel is here, what becomes of it. */
    @ParameterizedTest
    @CsvSource({
        "ESP, ESP, 0, PT2H,  SP, WAITING SMS",
        "ESP, EP,  0, PT2H,  SP, WAITING POSTA",
        "ESP, ESP, 0, PT2H,  P,  WAITING POSTA",
        "ESP, ESP, 0, PT2H,  '', WAITING EMAIL",
        "ES,  E,   0, PT2H,  S,  WAITING EMAIL",
        "E,   E,   0, PT71H, S,  WAITING EMAIL",
        "ESP, ESP, 1, PT2H,  SP, WAITING EMAIL",
        "E,   E,   0, PT72H, S,  UNDELIVERED EMAIL notification.no-channel",
        "ESP, ESP, 1, PT72H, SP, UNDELIVERED EMAIL notification.no-channel",
        "ESP, ESP, 0, PT72H, SP, WAITING SMS"
    })
    @Proves({"NOT-25", "NOT-26"})
    void findsAnotherMediumWhereNoChannelIsHere(
            String over, String contacts, int attempts, Duration age, String here, String expected) {
        Entry entry = doubted(on("E", fresh(over, false)), attempts, NOW);
        Entry next = route(contacts).stranded(entry, List.of(), media(here), NOW.plus(age));
        assertThat(told(next)).startsWith(expected);
        assertThat(next.row().due()).isBeforeOrEqualTo(NOW.plus(age)); // goes the moment its channel is back
        assertThat(next.row().attempts()).isLessThanOrEqualTo(attempts);
    }

    @Test
    @Proves("PIN-19")
    void doesNotLookForAnotherMediumWhileTheEarlierOneOfAPairIsOpen() {
        Entry first = on("S", fresh("S", true));
        Entry second = on("E", fresh("ES", true));
        Entry failed = first.ended(State.UNDELIVERED, NONE, NOW);
        assertThat(route("ES")
                        .stranded(second, List.of(first), media("S"), NOW.plus(DAY))
                        .medium())
                .contains(Medium.EMAIL);
        assertThat(route("ES")
                        .stranded(second, List.of(failed), media("S"), NOW.plus(DAY))
                        .state())
                .isEqualTo(State.STOPPED);
    }

    /** Now before the end of its use, or after it. */
    @ParameterizedTest
    @CsvSource({
        "PT15M, PT14M59S, send",
        "PT15M, PT15M,    LAPSED EMAIL notification.late",
        "PT15M, P4D,      LAPSED EMAIL notification.late"
    })
    @Proves("NOT-26")
    void sendsNothingThatIsOfNoUseAnyMore(Duration use, Duration age, String expected) {
        Entry entry = on("E", fresh("ES", false, NOW.plus(use)));
        Route.Turn turn = route("ES").turn(entry, channel("E"), List.of(), NOW.plus(age));
        assertThat(turn instanceof Route.Turn.Settle settle ? told(settle.next()) : "send")
                .isEqualTo(expected);
        assertThat(told(route("ES").stranded(entry, List.of(), List.of(), NOW.plus(age))))
                .isEqualTo(expected.equals("send") ? "WAITING EMAIL" : expected);
    }

    @Test
    void makesNoTaskOfWhatIsOfUseForAWhileOnly() {
        Entry entry = on("E", fresh("E", false, NOW.plus(DAY)));
        Entry failed = route("E").answered(entry, channel("E"), delivery("rejected"), List.of(), NOW);
        assertThat(told(failed)).isEqualTo("LAPSED EMAIL mail.address");
        assertThat(failed.isErased()).isTrue();
        assertThat(told(Route.reported(entry, new Report("k".repeat(22), false, "call.wrong-number"), NOW)))
                .isEqualTo("LAPSED EMAIL call.wrong-number");
    }

    @Test
    void takesEveryAnswerOfAChannelApart() throws IOException {
        String source = Files.readString(Path.of("src/main/java/it/varco/notification/Route.java"));
        for (Class<?> variant : Delivery.class.getPermittedSubclasses()) {
            assertThat(source).contains("instanceof Delivery." + variant.getSimpleName());
        }
    }
}
