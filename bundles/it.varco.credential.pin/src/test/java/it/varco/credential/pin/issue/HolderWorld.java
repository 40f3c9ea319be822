package it.varco.credential.pin.issue;

import it.varco.api.form.Form;
import it.varco.api.form.Secret;
import it.varco.api.form.Submission;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Fate;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.api.store.Effects;
import it.varco.api.store.RecordChange;
import it.varco.api.store.StoredRecord;
import it.varco.credential.hash.Argon2id;
import it.varco.credential.hash.HashPool;
import it.varco.credential.hash.SecretHash;
import it.varco.credential.pin.Confirmation;
import it.varco.credential.pin.Found;
import it.varco.credential.pin.PhaseOut;
import it.varco.credential.pin.PinBook;
import it.varco.credential.pin.PinHashing;
import it.varco.credential.pin.PinLevel;
import it.varco.credential.pin.PinOrigin;
import it.varco.credential.pin.PinPolicy;
import it.varco.credential.pin.PinRecord;
import it.varco.credential.pin.PinState;
import it.varco.credential.pin.PinText;
import it.varco.credential.pin.Settings;
import it.varco.spi.archive.ArchiveException;
import it.varco.spi.archive.KnownPerson;
import it.varco.spi.archive.PersonArchive;
import it.varco.spi.catalogue.ServiceState;
import it.varco.spi.catalogue.ServiceStep;
import it.varco.spi.catalogue.Upkeep;
import it.varco.spi.catalogue.UpkeepRequest;
import it.varco.tck.InMemoryRecordStore;
import it.varco.tck.SettableClock;
import it.varco.tck.catalogue.ScriptedServiceRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Holders of PINs who recover, activate and revoke them, each step with another instance of the service. */
final class HolderWorld implements AutoCloseable {

    static final CodiceFiscale MARIO = IssueWorld.MARIO;
    static final CodiceFiscale CLARA = new CodiceFiscale("BNCLRA85M52Z110M");
    static final CodiceFiscale NOBODY = new CodiceFiscale("RSSMRA79B11C566R");
    static final String PIN = "MARE2026";
    static final String CARD = "80380000000000000001";
    static final LocalDate EXPIRY = LocalDate.of(2030, 12, 31);
    static final String HALF = "PERA2345";
    /** The code was kept. */
    static final Map<String, String> KEPT = Map.of(RecoverDesk.KEPT, "true");

    static final IssuePolicy.Recovering USUAL =
            new IssuePolicy.Recovering(false, true, Duration.ofHours(24), Duration.ofHours(24), true);

    final SettableClock clock = SettableClock.at(IssueWorld.NOW);
    private Set<Medium> media = EnumSet.allOf(Medium.class);
    final InMemoryRecordStore store = new InMemoryRecordStore(clock);
    final AtomicLong hashes = new AtomicLong();
    final Map<CodiceFiscale, KnownPerson> known = new HashMap<>();
    private final ConcurrentLinkedQueue<PinHashing> begun = new ConcurrentLinkedQueue<>();
    private final PinHashing hashing = hashing(new HashPool("holder-world", 2, 50, Duration.ofSeconds(1)));
    private Settings settings = IssueWorld.settings(16);
    private IssuePolicy policy = policy(USUAL);
    private @Nullable PersonArchive archive = person -> Optional.ofNullable(known.get(person));

    /** The site has an archive, and has noted that. */
    HolderWorld() {
        made(store.apply(List.of(RecordChange.put(SeenArchive.KEY, RecordChange.ABSENT, new byte[] {1}))));
    }

    private PinHashing hashing(HashPool pool) {
        Argon2id real = new Argon2id();
        PinHashing made = new PinHashing(
                (seasoned, salt, cost) -> {
                    hashes.incrementAndGet();
                    return real.of(seasoned, salt, cost);
                },
                pool);
        begun.add(made);
        return made;
    }

    private static IssuePolicy policy(IssuePolicy.Recovering recovery) {
        return new IssuePolicy(false, false, IssueWorld.term("P30D"), recovery, true, DeskWorld.HOURS, false);
    }

    /** From now on PINs are recovered like this. */
    HolderWorld with(IssuePolicy.Recovering recovery) {
        policy = policy(recovery);
        return this;
    }

    /** From now on the PIN ends like this. */
    HolderWorld with(PhaseOut end) {
        settings = IssueWorld.ending(settings, end);
        return this;
    }

    /** From now on a PIN that nobody used for so long opens nothing any more. */
    HolderWorld disablingAfter(String period) {
        PinPolicy usual = settings.policy();
        PinPolicy judged = new PinPolicy(
                usual.validity(),
                usual.suggestChange(),
                usual.forceChange(),
                Optional.of(IssueWorld.term(period)),
                usual.activation(),
                usual.development(),
                usual.phaseOut());
        settings = new Settings(
                settings.pepper(), settings.block(), settings.cost(), judged, settings.shape(), settings.demoPeople());
        return this;
    }

    /** From now on nobody is looked up. */
    void withoutArchive() {
        archive = null;
    }

    /** From now on nobody can be looked up. */
    void withArchiveAway() {
        archive = person -> {
            throw new ArchiveException("away", new IllegalStateException("test"));
        };
    }

    PinIssue service() {
        return new PinIssue(settings, policy, store, hashing, archive);
    }

    /** A service for which every place for hashing is taken. */
    PinIssue busy() {
        HashPool full = new HashPool("full", 1, 1, Duration.ofSeconds(1));
        full.close();
        return new PinIssue(settings, policy, store, hashing(full), archive);
    }

    Instant now() {
        return clock.instant();
    }

    PinBook pins() {
        return PinBook.of(settings, store, hashing);
    }

    IssueBook book() {
        return new IssueBook(
                dossiers(),
                new Phantoms(store, settings.pepper()),
                new Mailboxes(store, settings.pepper()),
                pins(),
                policy,
                person -> Optional.empty(),
                IssueBook.secureDice());
    }

    Dossiers dossiers() {
        return new Dossiers(store, settings.pepper());
    }

    Dossier dossier(CodiceFiscale person) {
        return dossiers().find(person).orElseThrow().dossier();
    }

    PinRecord pin(CodiceFiscale person) {
        return found(person).record();
    }

    private Found found(CodiceFiscale person) {
        StoredRecord stored = pins().records().find(person).orElseThrow();
        return Found.read(person, stored, pins().verifier()).orElseThrow();
    }

    static Applicant applicant(CodiceFiscale person) {
        Applicant mario = IssueWorld.mario();
        return new Applicant(
                person,
                mario.name(),
                mario.surname(),
                mario.born(),
                mario.country(),
                mario.residence(),
                mario.delivery(),
                mario.document(),
                mario.italianDocument(),
                mario.slot(),
                Locale.GERMAN);
    }

    /** Stores a dossier at a stage, in the place of the one that may be there. */
    void put(CodiceFiscale person, Stage stage, Contacts contacts) {
        put(Dossier.asked(applicant(person), contacts, Dossier.Origin.PORTAL, "N-" + person.value(), now())
                .at(stage, now(), "test", Optional.empty()));
    }

    void put(Dossier dossier) {
        Optional<Dossiers.Held> before = dossiers().find(dossier.applicant().person());
        made(store.apply(dossiers().change(before, dossier)));
    }

    /** Stores a PIN that was set now; one in use by somebody who has seen the rules. */
    void put(CodiceFiscale person, PinState state, PinLevel level) {
        PinRecord record = PinRecord.issued(state, level, PinOrigin.ISSUED, "Mario Rossi", now(), hashOf(PIN));
        boolean used = state != PinState.IN_ATTESA_PRIMO_ACCESSO;
        put(person, used ? record.confirmed(new Confirmation(1, now())) : record);
    }

    void put(CodiceFiscale person, PinRecord record) {
        long version = pins().records().find(person).map(StoredRecord::version).orElse(RecordChange.ABSENT);
        made(pins().records().apply(pins().records().change(person, version, record)));
    }

    /** A holder with a PIN in use and these contacts. */
    HolderWorld holding(CodiceFiscale person, Contacts contacts) {
        put(person, Stage.CONCLUSO, contacts);
        put(person, PinState.ATTIVO, PinLevel.DISPOSITIVO);
        return this;
    }

    /** Somebody to whom a first half went by post. */
    HolderWorld waiting(CodiceFiscale person, Contacts contacts) {
        put(person, Stage.DA_ATTIVARE, contacts);
        put(dossier(person).waitingFor(Optional.of(hashOf(HALF))));
        card(person);
        return this;
    }

    /** The institute knows the card of somebody. */
    void card(CodiceFiscale person) {
        KnownPerson.HealthCard card = new KnownPerson.HealthCard(CARD, EXPIRY);
        known.put(
                person,
                KnownPerson.livingIn("IT")
                        .residence("Via Roma 1", "00100 Roma RM")
                        .card(card)
                        .build());
    }

    /** A recovery under way, of which link and code are known. */
    void recovering(CodiceFiscale person, String ticket, String code) {
        Recovery recovery = new Recovery(
                dossiers().linkOf(ticket),
                hashOf(code),
                now().plus(policy.recovery().link()),
                0);
        put(dossier(person).recovering(Optional.of(recovery)));
    }

    private static void made(boolean stored) {
        if (!stored) {
            throw new IllegalStateException("fixture: expected to store a record");
        }
    }

    SecretHash hashOf(String text) {
        try {
            return pins().newPins().hashOf(text.toCharArray()).orElseThrow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("fixture: expected not to be interrupted", e);
        }
    }

    /** Whether the PIN of somebody is this one. */
    boolean opens(CodiceFiscale person, String pin) {
        byte[] counted = PinText.counted(pin.toCharArray());
        try {
            return pins().verifier()
                    .verify(pin(person).hash(), counted, true)
                    .orElseThrow()
                    .matches();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("fixture: expected not to be interrupted", e);
        }
    }

    /** A visitor begins. */
    ServiceStep begins(String operation) {
        return service().handle(visitor(operation));
    }

    /** A visitor begins to whom a link led. */
    ServiceStep follows(String ticket) {
        return service().handle(visitor(ResetDesk.NAME).withTicket(ticket));
    }

    /** From now on no message leaves over any other medium. */
    void sendsOver(Set<Medium> only) {
        media = Set.copyOf(only);
    }

    ScriptedServiceRequest visitor(String operation) {
        return ScriptedServiceRequest.ofVisitor(operation, now()).withMedia(media);
    }

    /** Answers the form of a visitor, who made no mistake that the form sees. */
    ServiceStep answers(String operation, ServiceStep step, Map<String, String> typed) {
        return answers(service(), visitor(operation), step, typed);
    }

    ServiceStep answers(PinIssue with, ScriptedServiceRequest first, ServiceStep step, Map<String, String> typed) {
        ServiceStep.Ask ask = (ServiceStep.Ask) step;
        Form.Reading reading = ask.form().read(typed);
        if (!reading.errors().isEmpty()) {
            throw new IllegalStateException("fixture: expected an answer without errors, not " + reading.errors());
        }
        try (Submission answer = reading.submission()) {
            return with.handle(
                    first.withAnswer(answer, ServiceState.of(ask.state().bytes())));
        }
    }

    /** The page with the code, after somebody typed who they are and how they are reached. */
    ServiceStep.Ask recovery(Map<String, String> typed) {
        return (ServiceStep.Ask) answers(RecoverDesk.NAME, begins(RecoverDesk.NAME), typed);
    }

    /** What comes of it once they have kept the code. */
    ServiceStep recovers(Map<String, String> typed) {
        return later(answers(RecoverDesk.NAME, recovery(typed), KEPT));
    }

    /** Commits what was decided, as Varco does. */
    boolean commits(ServiceStep step) {
        return store.commit(
                step instanceof ServiceStep.Refused refused ? refused.effects() : ((ServiceStep.Done) step).effects());
    }

    /** What time brings about for whoever asked for a recovery, in a service; not committed. */
    Optional<Effects> opening(PinIssue with) {
        return with.due(new Asking(now(), media)).stream()
                .filter(act -> act.name().startsWith("recovery-"))
                .map(Upkeep::effects)
                .findFirst();
    }

    /** The end of a recovery that was asked for, and what it leads to a moment later, which is not committed. */
    ServiceStep later(ServiceStep asked) {
        for (StoredRecord other : store.list("recover/", "", 100)) {
            made(store.apply(List.of(RecordChange.delete(other.key(), other.version()))));
        }
        made(commits(asked));
        return new ServiceStep.Done(
                ((ServiceStep.Done) asked).view(), opening(service()).orElseThrow());
    }

    record Asking(Instant at, Set<Medium> media) implements UpkeepRequest {

        @Override
        public List<Fate> fates(CodiceFiscale person, String pair) {
            return List.of();
        }
    }

    static List<Message> messages(ServiceStep step) {
        return ((ServiceStep.Done) step).effects().messages();
    }

    static Message message(ServiceStep step, String kind) {
        return messages(step).stream()
                .filter(message -> message.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    static String secret(Message message, String name) {
        Secret secret = Optional.ofNullable(message.secrets().get(name)).orElseThrow();
        return String.valueOf(secret.reveal());
    }

    /** Everything that is stored, keys and values. */
    String everything() {
        List<String> all = new ArrayList<>();
        for (StoredRecord stored : store.list("", "", 500)) {
            all.add(stored.key());
            all.add(new String(stored.value(), StandardCharsets.ISO_8859_1));
        }
        return String.join("\n", all);
    }

    static Contacts contacts(Medium... media) {
        return IssueWorld.at(media);
    }

    @Override
    public void close() {
        begun.forEach(PinHashing::stop);
    }
}
