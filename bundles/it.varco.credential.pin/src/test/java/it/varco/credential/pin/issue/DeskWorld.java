package it.varco.credential.pin.issue;

import it.varco.api.configuration.Hours;
import it.varco.api.form.Form;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Medium;
import it.varco.api.store.RecordChange;
import it.varco.credential.hash.Argon2id;
import it.varco.credential.hash.HashPool;
import it.varco.credential.hash.SlowHash;
import it.varco.credential.pin.PhaseOut;
import it.varco.credential.pin.PinBook;
import it.varco.credential.pin.PinHashing;
import it.varco.credential.pin.PinLevel;
import it.varco.credential.pin.PinRecord;
import it.varco.credential.pin.PinState;
import it.varco.credential.pin.Settings;
import it.varco.spi.archive.ArchiveException;
import it.varco.spi.archive.KnownPerson;
import it.varco.spi.archive.PersonArchive;
import it.varco.spi.catalogue.ServiceStep;
import it.varco.tck.InMemoryRecordStore;
import it.varco.tck.SettableClock;
import it.varco.tck.catalogue.ScriptedServiceRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Officers of the Contact Center, and invented people who asked for a PIN, on a site where the PIN has ended. */
final class DeskWorld implements AutoCloseable {

    static final CodiceFiscale ANNA = new CodiceFiscale("BNCLRA85M52Z110M");
    static final CodiceFiscale LUCA = new CodiceFiscale("VRDGLI92C55X999Q");
    static final CodiceFiscale MARIO = IssueWorld.MARIO;
    static final CodiceFiscale OTHER = new CodiceFiscale("MRTMTT91D08F205J");
    static final CodiceFiscale NOBODY = new CodiceFiscale("RSSMRA79B11C566R");

    /** A Friday, ten o'clock in Rome. */
    static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    static final String NUMBER = "7KQM-4T2P-X9RD";
    /** That of the request of a {@link #holder}. */
    static final String HELD = "0000-0000-0001";
    /** Of Mario's health card. */
    static final String CARD = "80380000000000000017";

    static final Map<String, String> TICKS = Map.of(
            "outcome",
            "positive",
            "tickIdentity",
            "true",
            "tickResidence",
            "true",
            "tickDelivery",
            "true", //
            "tickForeign",
            "true",
            "tickItalian",
            "true",
            "checked",
            "papers");
    static final Hours HOURS = Hours.parse("", "08:00-20:00", "08:00-14:00", "");

    private static IssuePolicy policy(boolean withoutArchive) {
        return new IssuePolicy(
                false,
                false,
                IssueWorld.term("P30D"),
                new IssuePolicy.Recovering(false, true, Duration.ofHours(24), Duration.ofHours(24), true),
                true,
                HOURS,
                withoutArchive);
    }

    final SettableClock clock = SettableClock.at(NOW);
    final InMemoryRecordStore store = new InMemoryRecordStore(clock);
    final AtomicInteger hashes = new AtomicInteger();
    private final SlowHash real = new Argon2id();
    private final PinHashing hashing = new PinHashing(
            (seasoned, salt, cost) -> {
                hashes.incrementAndGet();
                return real.of(seasoned, salt, cost);
            },
            new HashPool("desk-world", 2, 50, Duration.ofSeconds(1)));
    private Settings settings;
    final PinBook pins;
    final Dossiers dossiers;

    DeskWorld() {
        this(true);
    }

    /** @param ends whether the PIN has ended for all but those eligible */
    DeskWorld(boolean ends) {
        settings = IssueWorld.ending(
                IssueWorld.settings(16), new PhaseOut(ends, LocalDate.of(2020, 10, 1), LocalDate.of(2021, 10, 1), 30));
        pins = PinBook.of(settings, store, hashing);
        dossiers = new Dossiers(store, settings.pepper());
    }

    private IssuePolicy policy = policy(false);
    private @Nullable PersonArchive archive; // most sites of these tests have none

    PinIssue service() {
        return new PinIssue(settings, policy, store, hashing, archive);
    }

    /** From now on PINs are issued to everybody until a day. */
    DeskWorld issuingUntil(LocalDate day) {
        settings = IssueWorld.ending(IssueWorld.settings(16), new PhaseOut(true, day, day.plusYears(1), 30));
        return this;
    }

    /** From now on the site has an archive, which knows this about Mario and nothing about anybody else. */
    DeskWorld knowing(KnownPerson known) {
        archive = person -> person.equals(MARIO) ? Optional.of(known) : Optional.empty();
        return this;
    }

    /** From now on the site has an archive, which does not answer. */
    DeskWorld archiveAway() {
        archive = person -> {
            throw new ArchiveException("away", new IllegalStateException());
        };
        return this;
    }

    /** A minute passes with what time brings about, and then the bundle of the archive is stopped. */
    DeskWorld archiveStopped() {
        passes();
        archive = null;
        return this;
    }

    /** From now on the configuration says that the site has none any more. */
    DeskWorld archiveGivenUp() {
        policy = policy(true);
        passes();
        return this;
    }

    /** What time brings about now, which is committed. */
    void passes() {
        service()
                .due(new HolderWorld.Asking(clock.instant(), Set.of(Medium.EMAIL, Medium.SMS, Medium.POSTA)))
                .forEach(act -> store.commit(act.effects()));
    }

    /** Somebody who lives where Mario says. */
    static KnownPerson atHome(String card, KnownPerson.Question... questions) {
        return living(card, questions).build();
    }

    /** The same, of whom more can be said. */
    static KnownPerson.Builder living(String card, KnownPerson.Question... questions) {
        KnownPerson.Builder known = KnownPerson.livingIn("CH")
                .residence("via lunga 5", "6900 LUGANO")
                .questions(List.of(questions));
        return card.isEmpty() ? known : known.card(new KnownPerson.HealthCard(card, LocalDate.of(2030, 12, 31)));
    }

    /** Lives in Switzerland, without an Italian document, and wants the letter elsewhere. */
    static Applicant applicant(CodiceFiscale person) {
        return new Applicant(
                person,
                "Mario",
                "Rossi",
                LocalDate.of(1980, 1, 1),
                "CH",
                List.of("Via Lunga 5", "6900 Lugano"),
                List.of("Via Breve 7", "6600 Locarno"),
                Optional.of("Passaporto X1234567"),
                false,
                "dopo le 18",
                Locale.ENGLISH);
    }

    /** Puts a dossier in the place of what is there. */
    void put(Dossier dossier) {
        apply(dossiers.change(dossiers.find(dossier.applicant().person()), dossier));
    }

    private void apply(List<RecordChange> changes) {
        if (!store.apply(changes)) {
            throw new IllegalStateException("fixture: expected to store");
        }
    }

    static Dossier waiting(CodiceFiscale person, String number, Instant since) {
        Contacts contacts = IssueWorld.at(Medium.EMAIL, Medium.SMS);
        return Dossier.asked(applicant(person), contacts, Dossier.Origin.PORTAL, number, since)
                .at(Stage.IN_VERIFICA_TELEFONICA, since, "address.unknown", Optional.empty());
    }

    /** A request that waits for its call from now on. */
    void waits(CodiceFiscale person, String number) {
        put(waiting(person, number, clock.instant()));
    }

    /** A dossier that is over, with one contact, and the PIN of it. */
    void holder(CodiceFiscale person, Medium... contacts) throws InterruptedException {
        put(waiting(person, HELD, NOW)
                .reachedAt(IssueWorld.at(contacts))
                .verifiedFacts()
                .at(Stage.CONCLUSO, NOW, "pin.activated", Optional.empty()));
        pin(person);
    }

    /** An initial PIN that waits for its first login. */
    void pin(CodiceFiscale person) throws InterruptedException {
        try (Halves.Made made = new Halves(pins, IssueBook.secureDice()).both().orElseThrow()) {
            PinRecord record = made.record(applicant(person), PinLevel.ORDINARIO, clock.instant())
                    .eligible(true);
            apply(List.of(pins.records().change(person, RecordChange.ABSENT, record)));
        }
    }

    /** From now on the record of somebody's PIN says this. */
    void pinIs(CodiceFiscale person, PinState state, boolean eligible) {
        PinRecord pin = stored(person).orElseThrow();
        PinRecord other = new PinRecord(
                state,
                pin.level(),
                pin.origin(),
                pin.name(),
                pin.setAt(),
                pin.confirmed(),
                pin.lastUsed(),
                eligible,
                pin.hash());
        long version = pins.records().find(person).orElseThrow().version();
        apply(List.of(pins.records().change(person, version, other)));
    }

    Dossier dossier(CodiceFiscale person) {
        return dossiers.find(person).orElseThrow().dossier();
    }

    Optional<PinRecord> stored(CodiceFiscale person) {
        return pins.records().find(person).flatMap(found -> PinRecord.decode(found.value()));
    }

    ScriptedServiceRequest request(String operation, CodiceFiscale officer) {
        return ScriptedServiceRequest.of(operation, officer, clock.instant());
    }

    ServiceStep open(String operation, CodiceFiscale officer) {
        return service().handle(request(operation, officer));
    }

    ServiceStep.Ask ask(String operation, CodiceFiscale officer) {
        return (ServiceStep.Ask) open(operation, officer);
    }

    /** Opens an operation and answers its question; nothing is committed. */
    ServiceStep answer(String operation, CodiceFiscale officer, Map<String, String> typed) {
        return answer(operation, officer, ask(operation, officer), typed);
    }

    ServiceStep answer(String operation, CodiceFiscale officer, ServiceStep.Ask ask, Map<String, String> typed) {
        Form.Reading reading = ask.form().read(typed);
        if (!reading.errors().isEmpty()) {
            throw new IllegalStateException("fixture: expected an answer without errors " + reading.errors());
        }
        return service().handle(request(operation, officer).withAnswer(reading.submission(), ask.state()));
    }

    /** Takes down a request on all its pages; nothing is committed. */
    ServiceStep registers(CodiceFiscale officer, Map<String, String> typed) {
        ServiceStep step = open(RegisterDesk.NAME, officer);
        while (step instanceof ServiceStep.Ask ask && ask.form().errors().isEmpty()) {
            step = answer(RegisterDesk.NAME, officer, ask, typed);
        }
        return step;
    }

    /** Commits what is done, as Varco does; false if somebody was quicker. */
    boolean commit(ServiceStep step) {
        return store.commit(((ServiceStep.Done) step).effects());
    }

    ServiceStep.Done committed(ServiceStep step) {
        if (!commit(step)) {
            throw new IllegalStateException("fixture: expected to be committed");
        }
        return (ServiceStep.Done) step;
    }

    void take(CodiceFiscale officer) {
        committed(answer(CallDesk.NAME, officer, Map.of()));
    }

    /** Takes the next call and says what came of it. */
    ServiceStep.Done call(CodiceFiscale officer, Map<String, String> outcome) {
        take(officer);
        return committed(answer(CallDesk.NAME, officer, outcome));
    }

    /** What somebody says who is who they say, and more. */
    static Map<String, String> saying(CodiceFiscale person, Map<String, String> more) {
        Map<String, String> typed = new HashMap<>(Map.of(
                "codiceFiscale", person.value(), //
                "name", "mario", //
                "surname", "Róssi", //
                "born", "1/1/1980", //
                "proof", HELD, //
                "said", "true"));
        typed.putAll(more);
        return typed;
    }

    @Override
    public void close() {
        hashing.stop();
    }
}
