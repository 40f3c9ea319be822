package it.varco.credential.local;

import it.varco.api.configuration.Ranges;
import it.varco.api.session.Channel;
import it.varco.credential.hash.Development;
import it.varco.credential.hash.HashCost;
import it.varco.credential.hash.Pepper;
import it.varco.credential.hash.PepperFiles;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration once it is found right.
 *
 * @param development whether published accounts count, and a hash may be cheap
 */
record Settings(
        Pepper pepper,
        HashCost cost,
        Duration block,
        Set<Channel> channels,
        String issuer,
        boolean development,
        List<DemoAccount> demoAccounts) {

    /** What the keys of the pepper are for; stored accounts depend on it. */
    static final String PEPPER_PURPOSE = "varco.local";

    private static final Logger LOG = LoggerFactory.getLogger(Settings.class);
    private static final Duration LONGEST_BLOCK = Duration.ofHours(1);

    /** Letters that take at most six characters in an address, so that the picture stays readable. */
    private static final Pattern ISSUER = Pattern.compile("[A-Za-zÀ-ÿ0-9][A-Za-zÀ-ÿ0-9 .'-]{0,29}");

    /**
     * Reads and checks the configuration.
     *
     * @param properties framework properties by name, {@code null} where there is none
     * @throws IllegalArgumentException naming the first key that is wrong and what was expected
     */
    static Settings of(LocalCredentialProvider.Config config, UnaryOperator<@Nullable String> properties) {
        boolean development = Development.counts(config.mode(), properties, LOG::error);
        return new Settings(
                PepperFiles.read(config.pepperFile(), properties, PEPPER_PURPOSE),
                cost(config, development),
                Ranges.duration("block.duration", config.block_duration(), Duration.ZERO, LONGEST_BLOCK),
                channels(config.channels()),
                issuer(config.issuer()),
                development,
                demoAccounts(config.demoAccounts(), development));
    }

    private static HashCost cost(LocalCredentialProvider.Config config, boolean development) {
        HashCost cost = HashCost.configured(!development, config.hash_memoryKib(), config.hash_iterations());
        if (cost.work() < HashCost.RECOMMENDED.work()) {
            LOG.warn(
                    "passphrase hash cheaper than recommended work={} recommended={}",
                    cost.work(),
                    HashCost.RECOMMENDED.work());
        }
        return cost;
    }

    private static Set<Channel> channels(String[] names) {
        EnumSet<Channel> channels = EnumSet.noneOf(Channel.class);
        for (String name : names) {
            switch (name) {
                case "management" -> channels.add(Channel.MANAGEMENT);
                case "web" -> channels.add(Channel.WEB);
                default -> throw new IllegalArgumentException("channels: expected management, web");
            }
        }
        if (!channels.contains(Channel.MANAGEMENT)) {
            throw new IllegalArgumentException("channels: expected management among them");
        }
        return channels;
    }

    private static String issuer(String issuer) {
        if (!ISSUER.matcher(issuer).matches()) {
            throw new IllegalArgumentException("issuer: expected 1 to 30 letters, digits, blanks, dots, hyphens");
        }
        return issuer;
    }

    private static List<DemoAccount> demoAccounts(String[] lines, boolean development) {
        if (!development) {
            if (lines.length > 0) {
                LOG.error("demo accounts ignored in production, because whoever reads the list could sign in;"
                        + " empty the key demoAccounts");
            }
            return List.of();
        }
        List<DemoAccount> accounts =
                Arrays.stream(lines).map(DemoAccount::parse).toList();
        if (accounts.stream().map(DemoAccount::person).distinct().count() < accounts.size()) {
            throw new IllegalArgumentException("demoAccounts: expected each codice fiscale once");
        }
        return accounts;
    }
}
