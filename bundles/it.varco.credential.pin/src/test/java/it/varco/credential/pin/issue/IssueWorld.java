package it.varco.credential.pin.issue;

import it.varco.api.catalogue.View;
import it.varco.api.form.Submission;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Fate;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.api.store.RecordChange;
import it.varco.api.store.RecordStore;
import it.varco.api.store.StoredRecord;
import it.varco.credential.hash.Argon2id;
import it.varco.credential.hash.HashCost;
import it.varco.credential.hash.HashPool;
import it.varco.credential.hash.Pepper;
import it.varco.credential.hash.SlowHash;
import it.varco.credential.pin.PhaseOut;
import it.varco.credential.pin.PinAlphabet;
import it.varco.credential.pin.PinBook;
import it.varco.credential.pin.PinHashing;
import it.varco.credential.pin.PinLevel;
import it.varco.credential.pin.PinOrigin;
import it.varco.credential.pin.PinPolicy;
import it.varco.credential.pin.PinRecord;
import it.varco.credential.pin.PinShape;
import it.varco.credential.pin.PinState;
import it.varco.credential.pin.Settings;
import it.varco.credential.pin.Subject;
import it.varco.credential.pin.Term;
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
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Invented people who ask for a PIN, with cheap hashes, on a site where the PIN does not end. */
final class IssueWorld implements AutoCloseable {

    static final CodiceFiscale MARIO = new CodiceFiscale("RSSMRA80A01H501U");
    static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    static final String EMAIL = "mario@example.it";
    static final String MOBILE = "+393331234567";
    static final String PEC = "mario@pec.example.it";

    private static final PhaseOut NEVER = new PhaseOut(false, LocalDate.of(2020, 10, 1), LocalDate.of(2021, 10, 1), 30);

    final SettableClock clock = SettableClock.at(NOW);
    final InMemoryRecordStore store = new InMemoryRecordStore(clock);
    final AtomicInteger hashes = new AtomicInteger();
    private final PinHashing hashing =
            new PinHashing(counted(new Argon2id()), new HashPool("issue-world", 2, 50, Duration.ofSeconds(1)));

    private IssuePolicy policy = policy(false, false, true);
    private PhaseOut phaseOut = NEVER;
    private PersonArchive archive = person -> Optional.empty();
    private List<Fate> fates = List.of();
    private List<CampaignFile> campaigns = List.of();

    /** The site has an archive, and has noted that. */
    IssueWorld() {
        store.apply(List.of(RecordChange.put(SeenArchive.KEY, RecordChange.ABSENT, new byte[] {1})));
    }

    private SlowHash counted(SlowHash real) {
        return (seasoned, salt, cost) -> {
            hashes.incrementAndGet();
            return real.of(seasoned, salt, cost);
        };
    }

    static Settings settings(int initialLength) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 1);
        return new Settings(
                new Pepper("varco.pin", List.of(key)),
                Duration.ofMinutes(3),
                new HashCost(64, 2, 1),
                new PinPolicy(term("P6M"), term("P3M"), false, Optional.empty(), term("P90D"), false, NEVER),
                new PinShape(PinAlphabet.ALPHANUMERIC, 8, initialLength, false),
                List.of());
    }

    /** The same where the PIN ends like this. */
    static Settings ending(Settings plain, PhaseOut end) {
        PinPolicy usual = plain.policy();
        PinPolicy judged = new PinPolicy(
                usual.validity(),
                usual.suggestChange(),
                usual.forceChange(),
                usual.idle(),
                usual.activation(),
                usual.development(),
                end);
        return new Settings(plain.pepper(), plain.block(), plain.cost(), judged, plain.shape(), plain.demoPeople());
    }

    static Term term(String period) {
        return Term.parse("test", period);
    }

    PinBook pins(int initialLength) {
        return PinBook.of(settings(initialLength), store, hashing);
    }

    Halves halves() {
        return new Halves(pins(16), IssueBook.secureDice());
    }

    static Applicant mario() {
        return new Applicant(
                MARIO,
                "Mario",
                "Rossi",
                LocalDate.of(1980, 1, 1),
                "IT",
                List.of("Via Roma 1", "00100 Roma RM"),
                List.of(),
                Optional.empty(),
                true,
                "",
                Locale.ITALIAN);
    }

    /** Contacts of these media. */
    static Contacts at(Medium... media) {
        Map<Medium, String> all = Map.of(Medium.EMAIL, EMAIL, Medium.SMS, MOBILE, Medium.PEC, PEC);
        Map<Medium, String> chosen = new EnumMap<>(Medium.class);
        Arrays.stream(media).forEach(medium -> chosen.put(medium, all.getOrDefault(medium, MOBILE)));
        return Contacts.of(chosen);
    }

    /** From now on instances have this policy. */
    IssueWorld with(IssuePolicy other) {
        policy = other;
        return this;
    }

    /** From now on PINs end for all but a few (FAS-04). */
    IssueWorld whereThePinEnds() {
        phaseOut = new PhaseOut(true, LocalDate.of(2020, 10, 1), LocalDate.of(2021, 10, 1), 30);
        return this;
    }

    /** From now on the PIN ends like this, and PINs are judged by it. */
    IssueWorld ending(PhaseOut other) {
        phaseOut = other;
        return this;
    }

    /** From now on it ends on a day, of which holders are told before; until then PINs are issued to everybody. */
    void endingOn(LocalDate day, int warnDays) {
        ending(new PhaseOut(true, day, day, warnDays));
    }

    /** A campaign whose list something happens to between the look at it and the next lines. */
    Campaign campaigning(Path list, Runnable between) {
        RecordStore disturbed = (RecordStore) Proxy.newProxyInstance(
                RecordStore.class.getClassLoader(), new Class<?>[] {RecordStore.class}, (proxy, method, arguments) -> {
                    between.run();
                    return method.invoke(store, arguments);
                });
        return new Campaign(
                book(), new CampaignFile(list), disturbed, settings(16).pepper());
    }

    /** From now on people on a list get a PIN unasked. */
    void campaigning(Path list) {
        campaigns = List.of(new CampaignFile(list));
    }

    /** From now on the institute knows this about Mario, and nothing about anybody else. */
    IssueWorld knowing(KnownPerson known) {
        archive = person -> person.equals(MARIO) ? Optional.of(known) : Optional.empty();
        return this;
    }

    IssueWorld with(PersonArchive other) {
        archive = other;
        return this;
    }

    /** From now on the archive does not answer. */
    IssueWorld archiveAway() {
        return with(person -> {
            throw new ArchiveException("archive: expected to answer");
        });
    }

    /** Mario, where he says that he lives. */
    static KnownPerson atHome() {
        return registered(registered());
    }

    /** Somebody in that house. */
    static KnownPerson registered(KnownPerson.Registered who) {
        return KnownPerson.livingIn("IT")
                .residence("Via Roma, 1", "00100 ROMA (RM)")
                .registered(who)
                .build();
    }

    /** Mario, as the register writes him. */
    static KnownPerson.Registered registered() {
        return new KnownPerson.Registered("MARIO", "ROSSI", LocalDate.of(1980, 1, 1));
    }

    static IssuePolicy policy(boolean activated, boolean alwaysCalls, boolean anyItalianDocument) {
        IssuePolicy.Recovering recovery =
                new IssuePolicy.Recovering(false, true, Duration.ofHours(24), Duration.ofHours(24), true);
        return new IssuePolicy(
                activated, alwaysCalls, term("P30D"), recovery, anyItalianDocument, DeskWorld.HOURS, false);
    }

    /** As usual, but that an answer to the call is awaited for so many days. */
    static IssuePolicy calling(int days) {
        IssuePolicy usual = policy(false, false, true);
        return new IssuePolicy(
                usual.activated(),
                usual.alwaysCalls(),
                term("P" + days + "D"),
                usual.recovery(),
                usual.anyItalianDocument(),
                usual.hours(),
                usual.withoutArchive());
    }

    PinIssue service() {
        return service(hashing);
    }

    /** One with other places for hashing. */
    PinIssue service(HashPool pool) {
        return service(new PinHashing(counted(new Argon2id()), pool));
    }

    private PinIssue service(PinHashing hashing) {
        return new PinIssue(ending(settings(16), phaseOut), policy, store, hashing, archive, campaigns);
    }

    /** What the operations know. */
    IssueBook book() {
        return new IssueBook(
                dossiers(),
                new Phantoms(store, settings(16).pepper()),
                new Mailboxes(store, settings(16).pepper()),
                PinBook.of(ending(settings(16), phaseOut), store, hashing),
                policy,
                archive::find,
                IssueBook.secureDice());
    }

    Dossiers dossiers() {
        return new Dossiers(store, settings(16).pepper());
    }

    Dossier dossier() {
        return dossiers().find(MARIO).orElseThrow().dossier();
    }

    Optional<PinRecord> pin() {
        return pins(16).records().find(MARIO).flatMap(stored -> PinRecord.decode(stored.value()));
    }

    /** Stores a PIN of Mario in the place of the one that may be there. */
    void put(PinState state, Instant setAt) {
        var records = pins(16).records();
        long version = records.find(MARIO).map(StoredRecord::version).orElse(RecordChange.ABSENT);
        try (Halves.Made made = halves().both().orElseThrow()) {
            PinRecord record =
                    PinRecord.issued(state, PinLevel.ORDINARIO, PinOrigin.ISSUED, "Mario Rossi", setAt, made.hash());
            records.apply(records.change(MARIO, version, record));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("fixture: expected not to be interrupted", e);
        }
    }

    /** What Mario types. */
    static Map<String, String> typed() {
        Map<String, String> typed = new HashMap<>();
        typed.put(RequestForms.ABROAD, RequestForms.YES);
        typed.put(RequestForms.DOCUMENT_QUESTION, RequestForms.NO);
        typed.put(Subject.NAME, MARIO.value());
        typed.put(RequestForms.NAME, "Mario");
        typed.put(RequestForms.SURNAME, "Rossi");
        typed.put(RequestForms.BORN, "1/1/1980");
        typed.put(RequestForms.COUNTRY, "Italia");
        typed.put("residence1", "Via Roma 1");
        typed.put("residence2", "00100 Roma RM");
        typed.put(RequestForms.EMAIL, EMAIL);
        typed.put(RequestForms.MOBILE, "333 1234567");
        typed.put(RequestForms.RIGHT, "true");
        return typed;
    }

    /** The same by somebody who lives in Zurich. */
    static Map<String, String> typedAbroad() {
        Map<String, String> typed = typed();
        typed.put(RequestForms.COUNTRY, "svizzera");
        typed.put("residence1", "Bahnhofstrasse 1");
        typed.put("residence2", "8001 Zürich");
        typed.put(RequestForms.PHONE, "+41 44 1234567");
        typed.put(RequestForms.SLOT, "lunedì 10-12");
        typed.put(RequestForms.DOCUMENT, "passaporto X1234567");
        return typed;
    }

    /** Where they are known to live. */
    static KnownPerson inZurich() {
        return KnownPerson.livingIn("CH")
                .residence("Bahnhofstrasse 1", "8001 Zürich")
                .registered(registered())
                .build();
    }

    /** Goes through an operation and says how it ends; nothing is committed. */
    ServiceStep walk(String operation, Map<String, String> typed) {
        return walk(ScriptedServiceRequest.ofVisitor(operation, clock.instant()), typed);
    }

    /** The same by whoever begins so. */
    ServiceStep walk(ScriptedServiceRequest first, Map<String, String> typed) {
        ServiceStep step = service().handle(first);
        while (step instanceof ServiceStep.Ask ask && ask.form().errors().isEmpty()) {
            try (Submission answer = ask.form().read(typed).submission()) {
                step = service()
                        .handle(first.withAnswer(
                                answer, ServiceState.of(ask.state().bytes())));
            }
        }
        return step;
    }

    /** Asks for a PIN, which is committed; the number of the request. */
    String asks(Map<String, String> typed) {
        ServiceStep.Done done = (ServiceStep.Done) walk(RequestDesk.NAME, typed);
        if (!store.commit(done.effects())) {
            throw new IllegalStateException("fixture: expected to commit a request");
        }
        return number(done.view());
    }

    /** Somebody asks for a PIN, as Mario does. */
    void asks(CodiceFiscale person) {
        Map<String, String> typed = typedAbroad();
        typed.put(Subject.NAME, person.value());
        asks(typed);
    }

    static String number(View view) {
        return view.facts().stream()
                .map(View.Fact::value)
                .filter(View.Value.Plain.class::isInstance)
                .map(value -> ((View.Value.Plain) value).text())
                .findFirst()
                .orElseThrow();
    }

    /** From now on this became of the messages of the pairs that were sent. */
    void became(Fate... all) {
        fates = List.of(all);
    }

    /** What time brings about at an instant, which is committed, until nothing more is due. */
    List<Upkeep> passes(Instant at) {
        clock.set(at);
        List<Upkeep> done = new ArrayList<>();
        for (int round = 0; round < 100; round++) {
            List<Upkeep> acts = service().due(new Asking(at));
            if (acts.isEmpty()) {
                return done;
            }
            List<Upkeep> committed = acts.stream()
                    .filter(act -> store.commit(act.effects())) // one whose records changed is found again
                    .toList();
            done.addAll(committed);
        }
        throw new IllegalStateException("fixture: expected an end of what is due");
    }

    /** The question what is due at an instant. */
    UpkeepRequest asking(Instant at) {
        return new Asking(at);
    }

    private final class Asking implements UpkeepRequest {

        private final Instant at;

        Asking(Instant at) {
            this.at = at;
        }

        @Override
        public Instant at() {
            return at;
        }

        @Override
        public Set<Medium> media() {
            return Set.of(Medium.values());
        }

        @Override
        public List<Fate> fates(CodiceFiscale person, String pair) {
            boolean known = dossiers()
                    .find(person)
                    .filter(held -> Halves.pair(held.dossier().since()).equals(pair))
                    .isPresent();
            return known ? fates : List.of();
        }
    }

    /** Messages of acts, in order. */
    static List<Message> messages(List<Upkeep> acts) {
        return acts.stream().flatMap(act -> act.effects().messages().stream()).toList();
    }

    @Override
    public void close() {
        hashing.stop();
    }
}
