package it.varco.itests.distribution;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.itests.saml.IdentityProviderKit;
import it.varco.itests.saml.Reply;
import it.varco.itests.saml.Site;
import it.varco.itests.saml.SpidCase;
import it.varco.itests.saml.SpidCases;
import it.varco.itests.saml.TestKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A gateway that takes SPID, and all cases played there: a good answer before each block, after it, and at the end. Its
 * identity providers are put into the folder while it runs.
 */
final class SpidTrial implements AutoCloseable {

    private static final String CONFIGURATION = """
            organization.name = Istituto di Prova
            organization.displayName = Istituto
            organization.url = https://www.varco.example
            organization.locality = Roma
            contact.email = spid@varco.example
            ipaCode = prova
            mode = development
            loopback = true
            """;

    private static final Clock CLOCK = Clock.systemUTC();
    private static final String NAME = "Fornitore dei casi";

    /** The level that pages of the gateway ask for. */
    private static final int LEVEL = 2;

    private final Gateway gateway;
    private final Hands hands;
    private final Site site;

    private SpidTrial(Gateway gateway, Hands hands, Site site) {
        this.gateway = gateway;
        this.hands = hands;
        this.site = site;
    }

    /**
     * A case that was played.
     *
     * @param result what came of it; empty if it could not be played to its end
     * @param failure why not, else nothing
     * @param begun as exactly as the trail tells times
     */
    record Played(String block, SpidCase each, Optional<Reply> result, String failure, Instant begun, Instant ended) {

        /** Those of some events of the trail that are of it: cases are played one after the other. */
        List<JsonNode> own(List<JsonNode> events) {
            return events.stream()
                    .filter(event -> isDuring(Instant.parse(event.path("at").asText())))
                    .toList();
        }

        private boolean isDuring(Instant moment) {
            return !moment.isBefore(begun) && !moment.isAfter(ended);
        }

        /** Whether it came to what it has to. */
        boolean isRight() {
            return result.filter(reply -> reply.status() == each.expected().status()
                            && reply.entered() == each.expected().isAccepted())
                    .isPresent();
        }

        /** For a table. */
        String words() {
            return isRight()
                    ? "as expected"
                    : result.map(reply -> reply.status() + (reply.entered() ? ", signed in" : ""))
                            .orElse(failure);
        }

        /** Its name. */
        @Override
        public String toString() {
            return each.name();
        }
    }

    /** Starts the gateway, and waits until people can choose the providers. */
    static SpidTrial started() {
        Gateway gateway = Gateway.unpacked(0);
        gateway.hashCheaply();
        gateway.configure("it.varco.credential.spid", "entityId = " + gateway.site() + "\n" + CONFIGURATION);
        gateway.configure("it.varco.access", "address.refusals = 0\n");
        gateway.configure("it.varco.rest", "rate.limit = 100000\n");
        Hands hands = Hands.in(gateway);
        try {
            Command.Result made = gateway.varco("spid", "certificate");
            if (made.code() != 0) {
                throw new AssertionError("spid certificate ended with " + made.code() + ": " + made.said());
            }
            gateway.start();
            Site site = site(gateway);
            ready(gateway, hands);
            return new SpidTrial(gateway, hands, site);
        } catch (AssertionError failed) {
            gateway.close();
            throw failed;
        }
    }

    private static Site site(Gateway gateway) {
        IdentityProviderKit provider = IdentityProviderKit.of("idp.cases.example", NAME);
        IdentityProviderKit other = IdentityProviderKit.of("idp.other.example", "Fornitore secondo");
        Path folder = gateway.home().resolve("data/spid");
        Path secrets = gateway.home().resolve("data/secrets");
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve("cases.xml"), provider.metadata());
            Files.write(folder.resolve("other.xml"), other.metadata());
            choosable(gateway);
            TestKey own = TestKey.read(
                    Files.readAllBytes(secrets.resolve("spid-key.pem")),
                    Files.readAllBytes(secrets.resolve("spid-certificate.pem")));
            return Site.of(gateway.site(), provider, other, own);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void choosable(Gateway gateway) {
        Visitor visitor = new Visitor(gateway);
        Until.isTrue(
                "people can choose the provider",
                () -> visitor.get("/accesso/spid").body().contains(NAME));
    }

    private static void ready(Gateway gateway, Hands hands) {
        choosable(gateway);
        gateway.management().ready();
        hands.ready();
    }

    Gateway gateway() {
        return gateway;
    }

    /** What stops and replaces bundles there. */
    Hands hands() {
        return hands;
    }

    /** Where logins begin, and what answers them. */
    Site site() {
        return site;
    }

    /** Starts the gateway again, and waits until it is as it was. */
    void startAgain() {
        gateway.start();
        ready(gateway, hands);
    }

    /** Plays all that says something at the level that is asked, in their order. */
    List<Played> play() {
        List<Played> played = new ArrayList<>();
        SpidCases.blocks().forEach((block, cases) -> {
            played.add(played("Control", SpidCases.good()));
            cases.stream()
                    .filter(each -> each.level() == 0 || each.level() == LEVEL)
                    .forEach(each -> played.add(played(block, each)));
        });
        played.add(played("Control", SpidCases.good()));
        return played;
    }

    private Played played(String block, SpidCase each) {
        Instant begun = CLOCK.instant().truncatedTo(ChronoUnit.MICROS);
        try {
            Reply reply = each.play(site);
            return new Played(block, each, Optional.of(reply), "", begun, CLOCK.instant());
        } catch (AssertionError wrong) {
            return new Played(block, each, Optional.empty(), wrong.getMessage(), begun, CLOCK.instant());
        }
    }

    /** What came of each, as a page of the handbook. */
    static String page(List<Played> played) {
        StringBuilder text = new StringBuilder("""
                # Answers of SPID, case by case

                Every answer here was sent to the gateway of the demonstration, by a browser that had begun a login.
                A good one was sent before each block and after the last; it signed somebody in each time.
                Where anything else than `signed in` is expected, nobody was signed in.
                Pairs of levels are those in which level 2 is asked; the check of answers is tested with all of them.
                Written by `itests/distribution/measure.sh distribution/docs`.
                The cases are made by [itests/saml](../../../itests/saml/README.md).
                """);
        String block = "";
        for (Played each : played) {
            if (each.block().equals("Control")) {
                continue;
            }
            if (!each.block().equals(block)) {
                block = each.block();
                text.append("\n## ").append(block).append("\n\n| case | rule | what deviates | expected | result |\n");
                text.append("|---|---|---|---|---|\n");
            }
            text.append(row(each)).append('\n');
        }
        return text.toString();
    }

    private static String row(Played played) {
        SpidCase each = played.each();
        List<String> cells = List.of(
                '`' + each.name() + '`',
                String.join(", ", each.rules()),
                each.deviation().replace("<", "&lt;"),
                each.expected().words() + " (" + each.expected().status() + ")",
                played.words());
        return "| " + String.join(" | ", cells) + " |";
    }

    @Override
    public void close() {
        gateway.close();
    }
}
