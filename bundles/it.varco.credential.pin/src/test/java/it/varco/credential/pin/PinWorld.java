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
import it.varco.tck.credential.CredentialProviderFixture;
import it.varco.tck.credential.Person;
import it.varco.tck.credential.ScriptedLoginRequest;
import java.time.Duration;
import java.time.Instant;
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
    static final String PIN = "MARE2026";
    static final HashCost CHEAP = new HashCost(64, 2, 1);

    final SettableClock clock = SettableClock.at(Instant.parse("2026-11-21T09:00:00Z"));
    final InMemoryRecordStore store = new InMemoryRecordStore(clock);
    final CountingHash hash = new CountingHash();
    private final ConcurrentLinkedQueue<PinCredentialProvider> begun = new ConcurrentLinkedQueue<>();
    private Settings settings = settings(CHEAP, Keys.pepper());

    PinWorld() {
        put(MARIO, PinState.ATTIVO, PinLevel.ORDINARIO, Duration.ofDays(30));
        put(CLARA, PinState.ATTIVO, PinLevel.DISPOSITIVO, Duration.ofDays(30));
    }

    static Settings settings(HashCost cost, Pepper pepper) {
        return new Settings(pepper, Validity.parse("P6M"), Duration.ofMinutes(3), cost, false, List.of());
    }

    /** From now on instances have these settings. */
    PinWorld with(Settings other) {
        settings = other;
        return this;
    }

    /** Stores a PIN as it is hashed under the settings of now. */
    void put(CodiceFiscale person, PinState state, PinLevel level, Duration age) {
        put(person, state, level, false, age);
    }

    /** Stores a PIN that is published for a demonstration. */
    void putPublished(CodiceFiscale person) {
        put(person, PinState.ATTIVO, PinLevel.ORDINARIO, true, Duration.ofDays(1));
    }

    private void put(CodiceFiscale person, PinState state, PinLevel level, boolean demo, Duration age) {
        PinRecords records = new PinRecords(store, settings.pepper());
        SecretHash hashed = hashed(settings.pepper(), settings.cost());
        PinRecord record = new PinRecord(state, level, demo, "Nome Cognome", now().minus(age), hashed);
        long version = records.find(person).map(found -> found.version()).orElse(RecordChange.ABSENT);
        if (!records.apply(records.change(person, version, record))) {
            throw new IllegalStateException("fixture: expected to store a record");
        }
    }

    private static SecretHash hashed(Pepper pepper, HashCost cost) {
        try (HashPool pool = new HashPool("pin-world", 1, 1, Duration.ofSeconds(1))) {
            return new Verifier(new Argon2id(), pool, pepper, cost)
                    .hashOf(Examination.counted(PIN.toCharArray()))
                    .orElseThrow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("fixture: expected not to be interrupted", e);
        }
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
        HashPool pool = new HashPool("pin-world", 2, 50, Duration.ofSeconds(1));
        PinCredentialProvider provider = new PinCredentialProvider(settings, store, hash, pool, clock);
        provider.start();
        begun.add(provider);
        return provider;
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
        putPublished(GUEST);
        people.put("published PIN in production, right", typing(GUEST, PIN));
        people.put("published PIN in production, wrong", typing(GUEST, "MARE2027"));
        return people;
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
    }

    private static Person typing(CodiceFiscale person, String pin) {
        return Person.typing(Map.of("codiceFiscale", person.value(), "pin", pin));
    }
}
