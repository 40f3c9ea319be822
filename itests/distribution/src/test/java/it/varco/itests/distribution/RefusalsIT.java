package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.itests.distribution.Administrators.Administrator;
import it.varco.itests.distribution.Entrances.Entrance;
import it.varco.itests.distribution.Entrances.Last;
import it.varco.proves.Proves;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * At every entrance, whoever names a person learns nothing of them: neither by what is answered nor, measured where the
 * system property {@code varco.refusals} says how often, by the time it takes. PINs cost what they cost in production.
 */
class RefusalsIT {

    private static final int TIMES = Integer.getInteger("varco.refusals", 0);
    private static final int FEW = 2;
    private static final int WARM = 20;

    /** SEC-04. */
    private static final double ALIKE = 0.05;

    /** Of some fifty comparisons hardly one is so improbable where there is nothing to be told apart. */
    private static final double BY_CHANCE = 0.001;

    private static final String NOBODY = "nobody";
    private static final List<String> KINDS =
            List.of(NOBODY, Settlers.HOLDER, Settlers.WAITING, Settlers.ACTIVATING, Settlers.REVOKED, Settlers.LAPSING);
    private static final String FOLLOW = "/portale/servizio?operazione=pin-issue.follow";
    private static final String DESK = "/contact-center/servizio?operazione=pin-issue.end";

    private static Gateway gateway;
    private static Settlers settlers;

    private final Entrances entrances = new Entrances(gateway);

    @BeforeAll
    static void start() {
        gateway = Gateway.unpacked(0);
        gateway.takeOptionsOf("varco");
        gateway.configure("it.varco.catalogue", "upkeep = PT1S\nvisits.most = 0\nvisits.refusals = 0\n");
        gateway.configure("it.varco.access", "address.refusals = 0\n");
        gateway.configure("it.varco.rest", "rate.limit = 100000\n");
        settlers = new Settlers(gateway);
        gateway.start();
        gateway.settle();
        settlers.ready();
        gateway.management().ready().turn("channel", "email", "off", "nobody is to be written to");
    }

    @AfterAll
    static void remove() {
        gateway.close();
    }

    /** So many people of a kind whom no test has seen yet. */
    private static List<String> people(int some, String kind) {
        return kind.equals(NOBODY)
                ? IntStream.range(0, some).mapToObj(i -> People.stranger()).toList()
                : settlers.settle(some, kind).stream().map(Settlers::code).toList();
    }

    @Test
    @Proves({"SEC-04", "PIN-34", "PIN-43"})
    void everyEntranceTellsTheSameOfEverybody() {
        entrances.all().forEach((name, entrance) -> {
            List<Told> told = new ArrayList<>();
            List<Told> seen = new ArrayList<>();
            KINDS.forEach(kind -> people(FEW, kind).forEach(person -> {
                Last last = entrance.person().apply(person);
                HttpResponse<String> answered = last.answered();
                told.add(Told.of(answered));
                seen.add(Told.of(last.seen(answered)));
            }));
            assertThat(seen.get(0).body()).as(name).contains(entrance.words());
            assertThat(told.stream().distinct()).as(name).hasSize(1);
            assertThat(seen.stream().distinct()).as(name).hasSize(1);
        });
    }

    @Test
    @Proves("SEC-04")
    void aRequestForSomebodyWithAPinIsFollowedLikeAnyOther() {
        List<Told> told = new ArrayList<>();
        KINDS.forEach(kind -> {
            Last last = entrances
                    .all()
                    .get("request")
                    .person()
                    .apply(people(1, kind).get(0));
            String number = Told.number(last.seen(last.answered()).body());
            Until.isTrue("it waits for the call", () -> follow(number).body().contains("dobbiamo parlarti"));
            told.add(Told.of(follow(number)));
        });
        assertThat(told.stream().distinct()).hasSize(1);
    }

    private static HttpResponse<String> follow(String number) {
        Visitor visitor = new Visitor(gateway);
        String question = location(visitor.post(FOLLOW, visitor.fields(FOLLOW, FOLLOW)));
        Map<String, String> form = visitor.fields(question, question);
        form.put("number", number);
        return visitor.post(question, form);
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    @Test
    @Proves("SEC-04")
    void whoeverHasNotTheRoleLearnsNothingAtTheDesk() {
        Administrator administrator = gateway.administrators().fresh();
        Visitor outsider = new Visitor(gateway.managementSite());
        Visitor insider = new Visitor(gateway.managementSite());
        Officer.entered(insider, administrator);
        Map<String, String> form = insider.fields("/amministrazione", "/uscita");
        List<Told> told = new ArrayList<>();
        List<Told> outside = new ArrayList<>();
        KINDS.forEach(kind -> {
            form.put("codiceFiscale", people(1, kind).get(0));
            told.add(Told.of(insider.post(DESK, form)));
            outside.add(Told.of(outsider.post(DESK, form)));
        });
        assertThat(told.stream().distinct()).hasSize(1);
        assertThat(told.get(0).status()).isEqualTo(403);
        assertThat(outside.stream().distinct()).hasSize(1);
        assertThat(outside.get(0).status()).isBetween(300, 499);
    }

    /**
     * An officer is told that there is nobody, which the trail keeps; of whom there is somebody, nothing else. A
     * request that nobody was called for could be anybody's, and is nobody's.
     */
    @Test
    @Proves("SEC-04")
    void anOfficerLearnsNothingOfSomebodyWhoseWordsDoNotFit() {
        Officer officer = new Officer(gateway, gateway.administrators().officer());
        Map<Boolean, List<Told>> told = KINDS.stream()
                .collect(Collectors.partitioningBy(
                        kind -> kind.equals(NOBODY) || kind.equals(Settlers.WAITING),
                        Collectors.mapping(
                                kind -> Told.of(officer.unlike(people(1, kind).get(0))), Collectors.toList())));
        assertThat(told.get(false).get(0).body()).contains("non corrisponde");
        assertThat(told.get(false).stream().distinct()).hasSize(1);
        assertThat(told.get(true).get(0).body()).contains("non ha un PIN");
        assertThat(told.get(true).stream().distinct()).hasSize(1);
    }

    @Test
    @EnabledIfSystemProperty(named = "varco.refusals", matches = "[1-9][0-9]*")
    @Proves("SEC-04")
    void everyEntranceTakesAsLongForEverybody() {
        Nu.rest();
        List<String> apart = new ArrayList<>();
        System.out.printf("%s; %s%n", Machine.now(), String.join(" ", Machine.options(gateway)));
        System.out.println("| entrance | person | median ms | to nobody | chance |\n|---|---|---|---|---|");
        entrances.all().forEach((name, entrance) -> {
            measured(WARM, entrance);
            Map<String, List<Double>> times = measured(TIMES, entrance);
            double nobody = Table.median(times.get(NOBODY));
            times.forEach((kind, millis) -> {
                double ratio = Table.median(millis) / nobody;
                double chance = RankTest.chance(millis, times.get(NOBODY));
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %s | %.2f | %.3f | %.3f |%n",
                        name,
                        kind,
                        Table.median(millis),
                        ratio,
                        chance);
                if (Math.abs(ratio - 1) > ALIKE && chance < BY_CHANCE) {
                    apart.add(name + ": " + kind);
                }
            });
        });
        assertThat(apart).isEmpty();
    }

    /** Milliseconds by kind, in an order of chance in each round, so that nothing else counts for one kind alone. */
    private static Map<String, List<Double>> measured(int times, Entrance entrance) {
        Map<String, List<String>> people = new LinkedHashMap<>();
        Map<String, List<Double>> millis = new LinkedHashMap<>();
        for (String kind : KINDS) {
            people.put(kind, people(times, kind));
            millis.put(kind, new ArrayList<>());
        }
        List<String> order = new ArrayList<>(KINDS);
        for (int i = 0; i < times; i++) {
            Collections.shuffle(order);
            for (String kind : order) {
                Last last = entrance.person().apply(people.get(kind).get(i));
                long begin = System.nanoTime();
                HttpResponse<String> answer = last.answered();
                millis.get(kind).add((System.nanoTime() - begin) / 1e6);
                assertThat(answer.statusCode()).isLessThan(500);
            }
        }
        return millis;
    }
}
