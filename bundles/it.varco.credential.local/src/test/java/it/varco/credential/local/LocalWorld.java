package it.varco.credential.local;

import it.varco.api.form.Exhibit;
import it.varco.api.form.Form;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Channel;
import it.varco.api.store.RecordChange;
import it.varco.api.store.StoredRecord;
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
import it.varco.tck.credential.Invited;
import it.varco.tck.credential.Person;
import it.varco.tck.credential.ScriptedLoginRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/** Invented members of staff with accounts of every kind, hashed cheaply. */
final class LocalWorld implements CredentialProviderFixture {

    static final CodiceFiscale SARA = new CodiceFiscale("BRBSRA75C48A944X");
    static final CodiceFiscale MARIO = new CodiceFiscale("RSSMRA80A01H501U");
    static final CodiceFiscale CLARA = new CodiceFiscale("BNCLRA85M52Z110M");
    static final CodiceFiscale GUEST = new CodiceFiscale("RSSMRA85T10A562S");
    static final CodiceFiscale MATTIA = new CodiceFiscale("MRTMTT91D08F205J");
    static final CodiceFiscale NOBODY = new CodiceFiscale("RSSMRA79B11C566R");
    static final String PASSPHRASE = "tre gatti leggono Dante";
    static final String WRONG = "tre gatti leggono Ariosto";
    static final String NEW = "Neve sul molo, così presto";
    static final AuthenticatorKey KEY = new AuthenticatorKey(
            Base32.decode("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP").orElseThrow());
    static final String RECOVERY = "ABCD-EFGH-JKLM";
    static final HashCost CHEAP = new HashCost(64, 2, 1);

    final SettableClock clock = SettableClock.at(Instant.parse("2026-11-21T09:00:10Z"));
    final InMemoryRecordStore store = new InMemoryRecordStore(clock);
    final CountingHash hash = new CountingHash();
    private final ConcurrentLinkedQueue<LocalCredentialProvider> begun = new ConcurrentLinkedQueue<>();
    private final AtomicReference<AuthenticatorKey> shown = new AtomicReference<>(KEY);
    private Settings settings = settings(CHEAP, Keys.pepper());

    LocalWorld() {
        put(SARA, account(false));
    }

    static Settings settings(HashCost cost, Pepper pepper) {
        return new Settings(
                pepper, cost, Duration.ofSeconds(30), Set.of(Channel.MANAGEMENT), "Varco", false, List.of());
    }

    static Settings development(DemoAccount... accounts) {
        return new Settings(
                Keys.pepper(),
                CHEAP,
                Duration.ofSeconds(30),
                Set.of(Channel.MANAGEMENT),
                "Varco",
                true,
                List.of(accounts));
    }

    /** From now on instances have these settings. */
    LocalWorld with(Settings other) {
        settings = other;
        return this;
    }

    /** An account with the passphrase hashed under the settings of now, and one recovery code. */
    LocalAccount account(boolean demo) {
        return LocalAccount.of(demo, "Sara Barbieri", hashed(settings.pepper(), settings.cost()), KEY);
    }

    void put(CodiceFiscale person, LocalAccount account) {
        LocalAccounts accounts = new LocalAccounts(store, settings.pepper());
        LocalAccount whole = account.with(RecoveryCodes.of(List.of(RECOVERY), person, settings.pepper()));
        if (!accounts.apply(accounts.change(person, version(person), whole))) {
            throw new IllegalStateException("fixture: expected to store an account");
        }
    }

    /** What is stored about somebody. */
    LocalAccount stored(CodiceFiscale person) {
        return new LocalAccounts(store, settings.pepper())
                .find(person)
                .flatMap(record -> LocalAccount.decode(record.value()))
                .orElseThrow();
    }

    private long version(CodiceFiscale person) {
        return new LocalAccounts(store, settings.pepper())
                .find(person)
                .map(StoredRecord::version)
                .orElse(RecordChange.ABSENT);
    }

    private static SecretHash hashed(Pepper pepper, HashCost cost) {
        try (HashPool pool = new HashPool("local-world", 1, 1, Duration.ofSeconds(1))) {
            return new Verifier(new Argon2id(), pool, pepper, cost)
                    .hashOf(Passphrase.counted(PASSPHRASE.toCharArray()))
                    .orElseThrow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("fixture: expected not to be interrupted", e);
        }
    }

    /** The code that the authenticators of all but newly made accounts show now. */
    String code() {
        return KEY.code(AuthenticatorKey.stepOf(now()));
    }

    /** One whole login. */
    LoginStep login(CodiceFiscale person, String passphrase, String code) {
        return login(provider(), person, passphrase, code);
    }

    LoginStep login(LocalCredentialProvider provider, CodiceFiscale person, String passphrase, String code) {
        ScriptedLoginRequest request = request("attempt");
        LoginStep.Ask ask = (LoginStep.Ask) provider.begin(request);
        var answer = ask.form()
                .read(Map.of("codiceFiscale", person.value(), "passphrase", passphrase, "code", code))
                .submission();
        return provider.resume(request.withSubmission(answer), ask.state());
    }

    ScriptedLoginRequest request(String attempt) {
        return ScriptedLoginRequest.of(attempt, now()).withChannel(Channel.MANAGEMENT);
    }

    @Override
    public LocalCredentialProvider provider() {
        HashPool pool = new HashPool("local-world", 2, 50, Duration.ofSeconds(1));
        LocalCredentialProvider provider = new LocalCredentialProvider(settings, store, hash, pool);
        provider.start();
        begun.add(provider);
        return provider;
    }

    @Override
    public Person known() {
        return typing(SARA, PASSPHRASE, code());
    }

    @Override
    public Map<String, Person> refused() {
        put(CLARA, account(false).after(AuthenticatorKey.stepOf(now())));
        put(GUEST, account(true));
        String other = KEY.code(AuthenticatorKey.stepOf(now()) + 7);
        Map<String, Person> people = new LinkedHashMap<>();
        people.put("wrong passphrase", typing(SARA, WRONG, code()));
        people.put("wrong code", typing(SARA, PASSPHRASE, other));
        people.put("wrong passphrase and code", typing(SARA, WRONG, other));
        people.put("no code at all", typing(SARA, PASSPHRASE, "nessuno!"));
        people.put("unknown recovery code", typing(SARA, PASSPHRASE, "MMMM-NNNN-PPPP"));
        people.put("right recovery code, wrong passphrase", typing(SARA, WRONG, RECOVERY));
        people.put("code used before", typing(CLARA, PASSPHRASE, code()));
        people.put("published account in production", typing(GUEST, PASSPHRASE, code()));
        people.put("unknown person", typing(NOBODY, PASSPHRASE, code()));
        people.put("unknown person with a recovery code", typing(NOBODY, PASSPHRASE, RECOVERY));
        return people;
    }

    @Override
    public Optional<Invited> invited() {
        Duration later = Duration.ofMinutes(1);
        return Optional.of(new Invited(
                MATTIA,
                this::enrol,
                form -> Map.of(
                        "codiceFiscale",
                        MATTIA.value(),
                        "passphrase",
                        NEW,
                        "code",
                        shown.get().code(AuthenticatorKey.stepOf(now().plus(later)))),
                later));
    }

    /** What somebody types who makes an account. */
    Map<String, String> enrol(Form form) {
        form.exhibits().stream()
                .filter(exhibit -> exhibit.kind() == Exhibit.Kind.CODE)
                .map(exhibit -> exhibit.values().get(0).replace(" ", ""))
                .map(text -> new AuthenticatorKey(Base32.decode(text).orElseThrow()))
                .forEach(shown::set);
        return Map.of(
                "name",
                "Mattia Moretti",
                "newPassphrase",
                NEW,
                "again",
                NEW,
                "code",
                shown.get().code(AuthenticatorKey.stepOf(now())),
                "kept",
                "true");
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
        begun.forEach(LocalCredentialProvider::stop);
    }

    private static Person typing(CodiceFiscale person, String passphrase, String code) {
        return Person.typing(Map.of("codiceFiscale", person.value(), "passphrase", passphrase, "code", code));
    }
}
