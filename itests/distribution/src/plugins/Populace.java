package it.varco.credential.pin.issue;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Medium;
import it.varco.api.store.RecordChange;
import it.varco.api.store.RecordStore;
import it.varco.credential.hash.Pepper;
import it.varco.credential.hash.PepperFiles;
import it.varco.credential.hash.SecretHash;
import it.varco.credential.pin.PinLevel;
import it.varco.credential.pin.PinOrigin;
import it.varco.credential.pin.PinRecord;
import it.varco.credential.pin.PinRecords;
import it.varco.credential.pin.PinState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/**
 * Puts people into the store of the PINs as the bundle itself would, in a fragment of it: what is written, and by which
 * keys it is found, is the bundle's own code. Everybody has the PIN of one person of the demonstration.
 *
 * <p>{@code due} is answered by whether anything is due now; the name of a file by how many of its lines were stored,
 * {@code CODE NUMBER KIND MILLIS} each: codice fiscale, number of the request, what the person is, and when time brings
 * about the next thing.
 */
public final class Populace implements UnaryOperator<String> {

    private static final CodiceFiscale PATTERN = new CodiceFiscale("RSSMRA80A01H501U");
    private static final int AT_ONCE = 12; // four records each, and fifty go into one transaction

    private final RecordStore store;
    private final Dossiers dossiers;
    private final PinRecords pins;
    private final SecretHash hash;
    private final Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);

    public Populace() {
        BundleContext context = FrameworkUtil.getBundle(Populace.class).getBundleContext();
        store = context.getService(context.getServiceReference(RecordStore.class));
        Pepper pepper = PepperFiles.read("${varco.data}/secrets/pin-pepper", context::getProperty, "varco.pin");
        dossiers = new Dossiers(store, pepper);
        pins = new PinRecords(store, pepper);
        hash = pins.find(PATTERN)
                .flatMap(stored -> PinRecord.decode(stored.value()))
                .orElseThrow()
                .hash();
    }

    @Override
    public String apply(String words) {
        if (words.equals("due")) {
            return String.valueOf(dossiers.due(now).findFirst().isPresent());
        }
        try {
            List<String> lines = Files.readAllLines(Path.of(words));
            IntStream.rangeClosed(0, (lines.size() - 1) / AT_ONCE)
                    .parallel()
                    .forEach(part ->
                            store(lines.subList(part * AT_ONCE, Math.min(lines.size(), (part + 1) * AT_ONCE))));
            return String.valueOf(lines.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void store(List<String> lines) {
        List<RecordChange> changes = new ArrayList<>();
        lines.forEach(line -> changes.addAll(person(line.split(" "))));
        if (!store.apply(changes)) {
            throw new IllegalStateException("somebody was there before");
        }
    }

    private List<RecordChange> person(String[] words) {
        CodiceFiscale person = new CodiceFiscale(words[0]);
        Instant next = Instant.ofEpochMilli(Long.parseLong(words[3]));
        return switch (words[2]) {
            case "holder" -> holder(person, words[1], Stage.CONCLUSO, PinState.ATTIVO, 10, next);
            case "expiring" -> holder(person, words[1], Stage.CONCLUSO, PinState.ATTIVO, 175, next);
            case "lapsing" ->
                holder(person, words[1], Stage.IN_ATTESA_PRIMO_ACCESSO, PinState.IN_ATTESA_PRIMO_ACCESSO, 95, next);
            case "revoked" -> holder(person, words[1], Stage.REVOCATO, PinState.REVOCATO, 60, next);
            case "waiting" ->
                dossiers.change(
                        Optional.empty(),
                        asked(person, words[1], now)
                                .at(Stage.IN_VERIFICA_TELEFONICA, now, "call.queued", Optional.of(next)));
            case "activating" ->
                dossiers.change(
                        Optional.empty(),
                        asked(person, words[1], now)
                                .at(Stage.DA_ATTIVARE, now, "call.positive", Optional.of(next))
                                .waitingFor(Optional.of(hash)));
            default -> throw new IllegalArgumentException(words[2]);
        };
    }

    private List<RecordChange> holder(
            CodiceFiscale person, String number, Stage stage, PinState state, int days, Instant next) {
        Instant set = now.minus(Duration.ofDays(days));
        PinRecord pin = PinRecord.issued(state, PinLevel.ORDINARIO, PinOrigin.ISSUED, "Nome Cognome", set, hash);
        Dossier dossier = asked(person, number, set).at(stage, set, "populace", Optional.of(next));
        List<RecordChange> changes = new ArrayList<>(dossiers.change(Optional.empty(), dossier));
        changes.add(pins.change(person, RecordChange.ABSENT, pin));
        return changes;
    }

    private static Dossier asked(CodiceFiscale person, String number, Instant at) {
        Applicant applicant = new Applicant(
                person,
                "Nome",
                "Cognome",
                LocalDate.of(1975, 7, 15),
                "IT",
                List.of("Via Inventata 1", "00100 Roma RM"),
                List.of(),
                Optional.empty(),
                false,
                "",
                Locale.ITALIAN);
        String mail = person.value().toLowerCase(Locale.ROOT) + "@posta.example";
        Contacts contacts = Contacts.of(Map.of(Medium.EMAIL, mail, Medium.SMS, "+393331234567"));
        return Dossier.asked(applicant, contacts, Dossier.Origin.PORTAL, number, at);
    }
}
