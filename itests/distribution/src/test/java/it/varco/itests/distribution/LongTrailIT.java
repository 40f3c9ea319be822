package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.itests.distribution.People.Person;
import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A gateway with a long trail dies and comes back.
 *
 * <p>The system property {@code varco.records} says how many records the trail has; without it there is nothing to do.
 * A bundle of the test makes them, through the same door as the rooms.
 */
@EnabledIfSystemProperty(named = "varco.records", matches = "[1-9][0-9]*")
class LongTrailIT {

    private static final long RECORDS = Long.getLong("varco.records", 0);
    private static final long MILLION = 1_000_000;
    private static final int STARTS = 3;
    private static final String IMPORTS = "it.varco.api.audit,it.varco.api.identity,it.varco.api.session,"
            + "it.varco.api.store,org.osgi.framework,org.osgi.util.tracker";

    @TempDir
    private Path desk;

    @Test
    @Proves("REL-02")
    void isReadySoonAfterItDied() throws Exception {
        Duration limit = RECORDS > MILLION ? Duration.ofSeconds(60) : Duration.ofSeconds(20);
        try (Gateway gateway = Gateway.started(0)) {
            fill(gateway);
            List<Double> seconds = new ArrayList<>();
            Person person = gateway.people().first();
            for (int i = 0; i < STARTS; i++) {
                new Visitor(gateway).entered(person);
                gateway.kill();
                long begin = System.nanoTime();
                gateway.start();
                Visitor visitor = new Visitor(gateway);
                Until.isTrue("people can sign in", () -> visitor.entered(person).isIn());
                seconds.add((System.nanoTime() - begin) / 1e9);
            }
            System.out.printf("%d records, somebody was in again after %s s%n", RECORDS, seconds);
            assertThat(gateway.management().ready().eventsAfter(RECORDS - 1)).isNotEmpty();
            assertThat(seconds).allSatisfy(each -> assertThat(each).isLessThan((double) limit.toSeconds()));
        }
    }

    private void fill(Gateway gateway) throws IOException {
        long begin = System.nanoTime();
        Path jar = gateway.drop(
                TestPlugin.of("Filler", gateway, desk, IMPORTS, Map.of("Filler-Records", String.valueOf(RECORDS))));
        Path filled = gateway.home().resolve("data/run/filled");
        while (Files.notExists(filled)) {
            Until.pause();
        }
        System.out.printf("%d records made in %.0f s%n", RECORDS, (System.nanoTime() - begin) / 1e9);
        Files.delete(jar);
    }
}
