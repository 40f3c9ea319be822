package it.varco.credential.pin;

import it.varco.credential.hash.Development;
import it.varco.credential.hash.HashCost;
import it.varco.credential.hash.Pepper;
import it.varco.credential.hash.PepperFiles;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration once it is found right.
 *
 * @param development whether published PINs count, and a hash may be cheap
 */
record Settings(
        Pepper pepper,
        Validity validity,
        Duration block,
        HashCost cost,
        boolean development,
        List<DemoPerson> demoPeople) {

    /** What the keys of the pepper are for; stored hashes depend on it. */
    static final String PEPPER_PURPOSE = "varco.pin";

    private static final Logger LOG = LoggerFactory.getLogger(Settings.class);
    private static final Duration LONGEST_BLOCK = Duration.ofHours(1);

    /**
     * Reads and checks the configuration.
     *
     * @param properties framework properties by name, {@code null} where there is none
     * @throws IllegalArgumentException naming the first key that is wrong and what was expected
     */
    static Settings of(PinCredentialProvider.Config config, UnaryOperator<@Nullable String> properties) {
        boolean development = Development.counts(config.mode(), properties, LOG::error);
        return new Settings(
                PepperFiles.read(config.pepperFile(), properties, PEPPER_PURPOSE),
                Validity.parse(config.validity()),
                block(config.block_duration()),
                cost(config, development),
                development,
                demoPeople(config, development));
    }

    private static HashCost cost(PinCredentialProvider.Config config, boolean development) {
        HashCost cost = HashCost.configured(!development, config.hash_memoryKib(), config.hash_iterations());
        if (cost.work() < HashCost.RECOMMENDED.work()) {
            LOG.warn(
                    "PIN hash cheaper than recommended work={} recommended={}",
                    cost.work(),
                    HashCost.RECOMMENDED.work());
        }
        return cost;
    }

    private static List<DemoPerson> demoPeople(PinCredentialProvider.Config config, boolean development) {
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

    private static Duration block(String text) {
        try {
            Duration block = Duration.parse(text);
            if (block.compareTo(Duration.ofSeconds(1)) >= 0 && block.compareTo(LONGEST_BLOCK) <= 0) {
                return block;
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("block.duration: expected PT1S to PT1H", e);
        }
        throw new IllegalArgumentException("block.duration: expected PT1S to PT1H");
    }
}
