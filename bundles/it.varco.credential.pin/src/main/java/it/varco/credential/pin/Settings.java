package it.varco.credential.pin;

import it.varco.api.configuration.Ranges;
import it.varco.credential.hash.Development;
import it.varco.credential.hash.HashCost;
import it.varco.credential.hash.Pepper;
import it.varco.credential.hash.PepperFiles;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The configuration once it is found right. */
public record Settings(
        Pepper pepper, Duration block, HashCost cost, PinPolicy policy, PinShape shape, List<DemoPerson> demoPeople) {

    /** What the keys of the pepper are for; stored hashes depend on it. */
    static final String PEPPER_PURPOSE = "varco.pin";

    private static final Logger LOG = LoggerFactory.getLogger(Settings.class);
    private static final Duration LONGEST_BLOCK = Duration.ofHours(1);
    private static final int LONGEST_ACTIVATION = 365;
    private static final int LONGEST_WARNING = 365;
    private static final String OFF = "off";

    /**
     * Reads and checks the configuration.
     *
     * @param properties framework properties by name, {@code null} where there is none
     * @throws IllegalArgumentException naming the first key that is wrong and what was expected
     */
    public static Settings of(PinConfiguration config, UnaryOperator<@Nullable String> properties) {
        Settings read = read(config, properties, LOG::error);
        if (read.cost().work() < HashCost.RECOMMENDED.work()) {
            LOG.warn(
                    "PIN hash cheaper than recommended work={} recommended={}",
                    read.cost().work(),
                    HashCost.RECOMMENDED.work());
        }
        return read;
    }

    /** Like {@link #of}, for the other components: what the first one says in the log is not said again. */
    public static Settings again(PinConfiguration config, UnaryOperator<@Nullable String> properties) {
        return read(config, properties, said -> {});
    }

    private static Settings read(
            PinConfiguration config, UnaryOperator<@Nullable String> properties, Consumer<String> errors) {
        boolean development = Development.counts(config.mode(), properties, errors);
        return new Settings(
                PepperFiles.read(config.pepperFile(), properties, PEPPER_PURPOSE),
                Ranges.duration("block.duration", config.block_duration(), Duration.ofSeconds(1), LONGEST_BLOCK),
                HashCost.configured(!development, config.hash_memoryKib(), config.hash_iterations()),
                policy(config, development),
                shape(config),
                demoPeople(config, development));
    }

    private static PinPolicy policy(PinConfiguration config, boolean development) {
        int days = Ranges.number("activation.maxDays", config.activation_maxDays(), 1, LONGEST_ACTIVATION);
        return new PinPolicy(
                Term.parse("validity", config.validity()),
                Term.parse("suggestChange", config.suggestChange()),
                config.forceChange(),
                idle(config.idleDisable()),
                new Term(Period.ofDays(days)),
                development,
                phaseOut(config));
    }

    private static Optional<Term> idle(String text) {
        try {
            return text.equals(OFF) ? Optional.empty() : Optional.of(new Term(Period.parse(text)));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new IllegalArgumentException("idleDisable: expected off, or P1D to P10Y", e);
        }
    }

    private static PinShape shape(PinConfiguration config) {
        boolean chosen = switch (config.final_source()) {
            case "ASSIGNED" -> false;
            case "CHOSEN" -> true;
            default -> throw new IllegalArgumentException("final.source: expected ASSIGNED or CHOSEN");
        };
        PinAlphabet alphabet = switch (config.final_alphabet()) {
            case "ALPHANUMERIC" -> PinAlphabet.ALPHANUMERIC;
            case "NUMERIC" -> PinAlphabet.NUMERIC;
            default -> throw new IllegalArgumentException("final.alphabet: expected ALPHANUMERIC or NUMERIC");
        };
        return new PinShape(alphabet, config.final_length(), config.initial_length(), chosen);
    }

    private static PhaseOut phaseOut(PinConfiguration config) {
        LocalDate issue = day("phaseout.issueStop", config.phaseout_issueStop());
        LocalDate access = day("phaseout.accessStop", config.phaseout_accessStop());
        if (access.isBefore(issue)) {
            throw new IllegalArgumentException("phaseout.accessStop: expected phaseout.issueStop or a later day");
        }
        int warnDays = Ranges.number("phaseout.warnDays", config.phaseout_warnDays(), 1, LONGEST_WARNING);
        return new PhaseOut(config.phaseout_enabled(), issue, access, warnDays);
    }

    private static LocalDate day(String key, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(key + ": expected a day such as 2021-10-01", e);
        }
    }

    private static List<DemoPerson> demoPeople(PinConfiguration config, boolean development) {
        if (!development && config.demoPeople().length > 0) {
            throw new IllegalArgumentException("demoPeople: expected to be empty in production mode,"
                    + " because whoever reads the list could sign in");
        }
        List<DemoPerson> people = Arrays.stream(config.demoPeople())
                .flatMap(line -> DemoPerson.parse(line).stream())
                .toList();
        if (people.stream().map(DemoPerson::person).distinct().count() < people.size()) {
            throw new IllegalArgumentException("demoPeople: expected each codice fiscale once");
        }
        return people;
    }
}
