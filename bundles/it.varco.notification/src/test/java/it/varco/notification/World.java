package it.varco.notification;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.api.session.Role;
import it.varco.api.session.Session;
import it.varco.api.session.Visit;
import it.varco.spi.notification.ChannelDescriptor;
import it.varco.spi.notification.Content;
import it.varco.spi.store.StoredMessage;
import it.varco.tck.CapturingTrail;
import it.varco.tck.ScriptedAccessControl;
import it.varco.tck.ScriptedCaller;
import it.varco.tck.ScriptedSession;
import it.varco.tck.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The room with everything around it in memory; its clock stands still, and a test gives each message its turn. */
final class World implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    static final CodiceFiscale ANNA = new CodiceFiscale("BNCLRA85M52Z110M");
    static final CodiceFiscale MARIO = new CodiceFiscale("RSSMRA80A01H501U");
    static final String OWNER = "org.example.sender";
    static final Duration FIRST = Duration.ofSeconds(5);
    static final Duration LAST = Duration.ofMinutes(15);
    static final Duration PATIENCE = Duration.ofDays(3);
    static final Duration FALLBACK = Duration.ofHours(1);
    static final Duration LEASE = Duration.ofMinutes(2);
    static final int RATE = 1000;
    static final Carriers CARRIERS = Carriers.of("EMAIL=email", "POSTA=posta", "CALL=call");
    static final Settings SETTINGS =
            new Settings(4, RATE, PATIENCE, FALLBACK, Period.ofMonths(24), FIRST, LAST, CARRIERS);

    final SettableClock clock = SettableClock.at(NOW);
    final MemoryOutbox outbox = new MemoryOutbox();
    final MemoryCalls calls = new MemoryCalls(outbox::active);
    final CapturingTrail trail = new CapturingTrail();
    final ScriptedAccessControl access = ScriptedAccessControl.granting();
    final Map<String, String> contacts = new ConcurrentHashMap<>();
    final Figures figures = new Figures();
    final Channels channels = new Channels(calls, CARRIERS);
    final Route route = new Route(this::contact, new Backoff(FIRST, LAST, () -> 0), PATIENCE, FALLBACK);
    final Ledger ledger = new Ledger(outbox, outbox, outbox.people(), trail, figures);
    final Courier courier = new Courier(outbox, route, World::packed, channels, ledger, clock);
    final Intake intake = new Intake(World::write, outbox.people(), outbox, route, ledger, channels, () -> {});
    final Tasks tasks = new Tasks(access, outbox, outbox.people(), route, channels, ledger);
    final SentBook correspondence = new SentBook(access, outbox, outbox.people());
    final Rounds rounds = new Rounds(outbox, channels, route, ledger, figures, trail, Period.ofMonths(24));

    World() {
        contact(ANNA, Medium.EMAIL, "anna.bianchi@example.it");
        contact(ANNA, Medium.SMS, "+393331234567");
        contact(ANNA, Medium.POSTA, "Anna Bianchi\nVia dei Girasoli 7\n00100 Roma RM");
    }

    World contact(CodiceFiscale person, Medium medium, String address) {
        contacts.put(outbox.people().idOf(person) + medium, address);
        return this;
    }

    void noContact(CodiceFiscale person, Medium medium) {
        contacts.remove(outbox.people().idOf(person) + medium);
    }

    Optional<String> contact(String personId, Medium medium) {
        return Optional.ofNullable(contacts.get(personId + medium));
    }

    /** All forms hold all values, secrets too. */
    static Written write(String owner, Message message, Locale language) {
        if (message.kind().startsWith("unknown.")) {
            throw new IllegalArgumentException("message: expected a template of " + message.kind());
        }
        StringBuilder text = new StringBuilder(message.kind());
        message.words().values().forEach(word -> text.append(' ').append(word));
        message.secrets().values().forEach(secret -> text.append(' ').append(secret.reveal()));
        return new Written(
                "Titolo " + message.kind(), text.toString(), text.toString(), "<p>" + text + "</p>", language);
    }

    static Content packed(Medium medium, Written written, String address, String key, Instant entered) {
        return switch (medium) {
            case EMAIL, PEC -> new Content.Mail(written.title(), written.text(), written.html());
            case SMS -> new Content.Brief(written.brief());
            case POSTA -> new Content.Letter(written.title(), address + written.html());
            case CALL -> new Content.Script(written.title(), written.text());
        };
    }

    static Message.Builder message(String kind, Medium... media) {
        return Message.of(kind, ANNA).over(media);
    }

    /** Puts one in and tells its key. */
    String send(Message.Builder message) {
        return send(OWNER, message);
    }

    String send(String owner, Message.Builder message) {
        return intake.send(owner, List.of(message.build()), Locale.ITALIAN, clock.instant())
                .get(0);
    }

    /** Gives every message whose channel is here and whose turn has come its turn, until none is left. */
    void work() {
        boolean more = true;
        while (more) {
            more = false;
            for (Map.Entry<Medium, ChannelDescriptor> here : channels.here().entrySet()) {
                for (StoredMessage leased : lease("token", here.getKey())) {
                    if (courier.carry(leased, here.getValue(), "token")) {
                        more = true;
                    } else {
                        courier.giveBack(leased, "token");
                    }
                }
            }
        }
    }

    List<StoredMessage> lease(String token, Medium... media) {
        Set<String> names = Set.copyOf(Arrays.stream(media).map(Medium::name).toList());
        return outbox.lease(names, token, clock.instant(), LEASE, 8);
    }

    /** Moves the clock on, then works. */
    void later(Duration step) {
        clock.advance(step);
        work();
    }

    Entry entry(String key) {
        return Entry.of(outbox.find(key).orElseThrow());
    }

    State state(String key) {
        return entry(key).state();
    }

    /** What the trail holds about one, as {@code operation outcome} without what is the same for all. */
    List<String> trail(String key) {
        return trail.events().stream()
                .filter(event -> key.equals(event.details().get("key")))
                .map(event -> event.operation() + ' ' + event.outcome())
                .toList();
    }

    ScriptedCaller officer() {
        Visit visit = Visit.at(clock.instant(), "127.0.0.1", "TEST-1").build();
        return ScriptedCaller.citizen(visit, MARIO).withRole(Role.OPERATORE_CONTACT_CENTER);
    }

    Session session(CodiceFiscale person) {
        Visit visit = Visit.at(clock.instant(), "127.0.0.1", "TEST-1").build();
        return ScriptedSession.of(ScriptedCaller.citizen(visit, person), "Nome", "pin");
    }

    /** Waits for something that another thread does. */
    static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("expected to happen within 20 s");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public void close() {
        calls.close();
    }
}
