package it.varco.credential.pin;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.store.RecordChange;
import it.varco.credential.hash.Argon2id;
import it.varco.credential.hash.HashCost;
import it.varco.credential.hash.HashPool;
import it.varco.credential.hash.Pepper;
import it.varco.credential.hash.SecretHash;
import it.varco.credential.hash.Verifier;
import it.varco.spi.credential.LoginStep;
import it.varco.tck.InMemoryRecordStore;
import it.varco.tck.SettableClock;
import it.varco.tck.credential.Barred;
import it.varco.tck.credential.CredentialProviderFixture;
import it.varco.tck.credential.Person;
import it.varco.tck.credential.ScriptedLoginRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Invented people with PINs in every state, hashed cheaply. */
final class PinWorld implements CredentialProviderFixture {

    static final CodiceFiscale MARIO = new CodiceFiscale("RSSMRA80A01H501U");
    static final CodiceFiscale CLARA = new CodiceFiscale("BNCLRA85M52Z110M");
    static final CodiceFiscale MATTIA = new CodiceFiscale("MRTMTT91D08F205J");
    static final CodiceFiscale GUEST = new CodiceFiscale("RSSMRA85T10A562S");
    static final CodiceFiscale NOBODY = new CodiceFiscale("RSSMRA79B11C566R");
    static final CodiceFiscale ENDED = new CodiceFiscale("RSSMRA80A01H5LMX");
    static final String PIN = "MARE2026";
    static final String INITIAL = "PERA2345MARE6789";
    static final String NAME = "Nome Cognome";
    static final HashCost CHEAP = new HashCost(64, 2, 1);
    static final PinShape SHAPE = new PinShape(PinAlphabet.ALPHANUMERIC, 8, 16, false);
    /** What the law says, and what a site says that issues PINs to everybody (FAS-11). */
    static final PhaseOut LAW = new PhaseOut(true, LocalDate.of(2020, 10, 1), LocalDate.of(2021, 10, 1), 30);

    static final PhaseOut NEVER = new PhaseOut(false, LAW.issueStop(), LAW.accessStop(), 30);
    static final PinPolicy POLICY =
            new PinPolicy(term("P6M"), term("P3M"), false, Optional.empty(), term("P90D"), false, NEVER);

    final SettableClock clock = SettableClock.at(Instant.parse("2026-11-21T09:00:00Z"));
    final InMemoryRecordStore store = new InMemoryRecordStore(clock);
    final CountingHash hash = new CountingHash();
    private final ConcurrentLinkedQueue<PinCredentialProvider> begun = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<PinHashing> pools = new ConcurrentLinkedQueue<>();
    private Settings settings = settings(CHEAP, Keys.pepper());

    PinWorld() {
        put(MARIO, PinState.ATTIVO, PinLevel.ORDINARIO, Duration.ofDays(30));
        put(CLARA, PinState.ATTIVO, PinLevel.DISPOSITIVO, Duration.ofDays(30));
    }

    static Settings settings(HashCost cost, Pepper pepper) {
        return new Settings(pepper, Duration.ofMinutes(3), cost, POLICY, SHAPE, List.of());
    }

    static Term term(String period) {
        return Term.parse("test", period);
    }

    /** From now on instances have this policy. */
    PinWorld with(PinPolicy policy) {
        return with(new Settings(
                settings.pepper(), settings.block(), settings.cost(), policy, settings.shape(), settings.demoPeople()));
    }

    /** From now on instances make PINs of this shape. */
    PinWorld with(PinShape shape) {
        return with(new Settings(
                settings.pepper(), settings.block(), settings.cost(), settings.policy(), shape, settings.demoPeople()));
    }

    /** From now on instances let holders choose (CON-24). */
    PinWorld whereHoldersChoose() {
        return with(new PinShape(PinAlphabet.ALPHANUMERIC, 8, 16, true));
    }

    /** From now on instances have these settings. */
    PinWorld with(Settings other) {
        settings = other;
        return this;
    }

    /** Stores a PIN as it is hashed under the settings of now. */
    void put(CodiceFiscale person, PinState state, PinLevel level, Duration age) {
        put(person, state, level, PinOrigin.ISSUED, age);
    }

    /** An initial PIN that was sent then. */
    void putInitial(CodiceFiscale person, Duration age) {
        put(person, PinState.IN_ATTESA_PRIMO_ACCESSO, PinLevel.DISPOSITIVO, PinOrigin.ISSUED, INITIAL, age);
    }

    /** Stores a PIN that is published for a demonstration. */
    void putPublished(CodiceFiscale person) {
        put(person, PinState.ATTIVO, PinLevel.ORDINARIO, PinOrigin.PUBLISHED, Duration.ofDays(1));
    }

    private void put(CodiceFiscale person, PinState state, PinLevel level, PinOrigin origin, Duration age) {
        put(person, state, level, origin, PIN, age);
    }

    private void put(CodiceFiscale person, PinState state, PinLevel level, PinOrigin origin, String pin, Duration age) {
        SecretHash hashed = hashed(pin, settings.pepper(), settings.cost());
        put(person, PinRecord.issued(state, level, origin, NAME, now().minus(age), hashed));
    }

    /** Stores a record in the place of the one that may be there. */
    void put(CodiceFiscale person, PinRecord record) {
        PinRecords records = new PinRecords(store, settings.pepper());
        long version = records.find(person).map(found -> found.version()).orElse(RecordChange.ABSENT);
        if (!records.apply(records.change(person, version, record))) {
            throw new IllegalStateException("fixture: expected to store a record");
        }
    }

    /** What is stored about a person. */
    PinRecord stored(CodiceFiscale person) {
        return new PinRecords(store, settings.pepper())
                .find(person)
                .flatMap(found -> PinRecord.decode(found.value()))
                .orElseThrow();
    }

    private static SecretHash hashed(String pin, Pepper pepper, HashCost cost) {
        try (HashPool pool = new HashPool("pin-world", 1, 1, Duration.ofSeconds(1))) {
            return new Verifier(new Argon2id(), pool, pepper, cost)
                    .hashOf(PinText.counted(pin.toCharArray()))
                    .orElseThrow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("fixture: expected not to be interrupted", e);
        }
    }

    /** A login that is begun. */
    Play play() {
        return new Play(this::provider, now(), "attempt-" + begun.size());
    }

    /** One whole login. */
    LoginStep login(CodiceFiscale person, String pin) {
        return login(provider(), person, pin);
    }

    LoginStep login(PinCredentialProvider provider, CodiceFiscale person, String pin) {
        ScriptedLoginRequest request = ScriptedLoginRequest.of("attempt", now());
        LoginStep.Ask ask = (LoginStep.Ask) provider.begin(request);
        var answer = ask.form()
                .read(Map.of("codiceFiscale", person.value(), "pin", pin))
                .submission();
        return provider.resume(request.withSubmission(answer), ask.state());
    }

    @Override
    public PinCredentialProvider provider() {
        return provider(new HashPool("pin-world", 2, 50, Duration.ofSeconds(1)));
    }

    PinCredentialProvider provider(HashPool pool) {
        PinHashing hashing = hashing(pool);
        PinCredentialProvider provider = new PinCredentialProvider(settings, store, hashing, clock);
        provider.start();
        begun.add(provider);
        return provider;
    }

    /** A new instance of the service on the same records. */
    PinService service() {
        return service(new HashPool("pin-world", 2, 50, Duration.ofSeconds(1)));
    }

    PinService service(HashPool pool) {
        return new PinService(settings, store, hashing(pool));
    }

    private PinHashing hashing(HashPool pool) {
        PinHashing hashing = new PinHashing(hash, pool);
        pools.add(hashing);
        return hashing;
    }

    @Override
    public Person known() {
        return typing(MARIO, PIN);
    }

    @Override
    public Map<String, Person> refused() {
        Map<String, Person> people = new LinkedHashMap<>();
        people.put("wrong PIN", typing(MARIO, "MARE2027"));
        people.put("wrong PIN of the initial length", typing(MARIO, "MARE2026MARE2026"));
        people.put("unknown person", typing(NOBODY, PIN));
        put(MATTIA, PinState.REVOCATO, PinLevel.ORDINARIO, Duration.ofDays(1));
        people.put("unusable PIN, right", typing(MATTIA, PIN));
        people.put("unusable PIN, wrong", typing(MATTIA, "MARE2027"));
        putEnded();
        people.put("ended PIN, wrong", typing(ENDED, "MARE2027"));
        putPublished(GUEST);
        people.put("published PIN in production, right", typing(GUEST, PIN));
        people.put("published PIN in production, wrong", typing(GUEST, "MARE2027"));
        return people;
    }

    private void putEnded() {
        put(ENDED, PinState.DISMESSO, PinLevel.ORDINARIO, Duration.ofDays(1));
    }

    @Override
    public Optional<Barred> barred() {
        putEnded();
        return Optional.of(new Barred(typing(ENDED, PIN), typing(ENDED, "MARE2027")));
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public Optional<InMemoryRecordStore> records() {
        return Optional.of(store);
    }

    @Override
    public long cost() {
        return hash.work();
    }

    @Override
    public void close() {
        begun.forEach(PinCredentialProvider::stop);
        pools.forEach(PinHashing::stop);
    }

    private static Person typing(CodiceFiscale person, String pin) {
        return Person.typing(Map.of("codiceFiscale", person.value(), "pin", pin));
    }
}
