package it.varco.itests.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The invented people of the demonstration, read from the features of the archive, and more of them: whoever types a
 * wrong PIN is blocked for three minutes, and no test can wait that long.
 */
final class People {

    /** The first person of the README. */
    static final String FIRST = "RSSMRA80A01H501U";

    /** Typed by people who do not know their PIN; it must not be found anywhere afterwards (SEC-53). */
    static final String WRONG_PIN = "MARCA4TX";

    private static final Pattern LINE =
            Pattern.compile("\"([A-Z0-9]{16});([A-Za-z0-9]*);([^;\"]*);([a-z-]+);([a-z-]+);([0-9]+)\"");
    private static final Pattern LIST = Pattern.compile("\"demoPeople[^\"]*\"\\s*:\\s*\\[");

    /** Values of characters at odd places, counted from 1, for the check letter of a codice fiscale. */
    private static final int[] ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    private static final String WAITS = "in-attesa-primo-accesso";
    private static final int GUIDED = 8;

    private static final AtomicInteger NEXT_STRANGER = new AtomicInteger();

    private final List<Person> shown;
    private final List<Person> more;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger nextNewcomer = new AtomicInteger();
    private final AtomicInteger nextExpired = new AtomicInteger();
    private final AtomicInteger nextDue = new AtomicInteger();

    private People(List<Person> shown, List<Person> more) {
        this.shown = shown;
        this.more = more;
    }

    /**
     * An invented person.
     *
     * @param level {@code ordinario} or {@code dispositivo}
     * @param state such as {@code attivo}
     * @param days how long ago the PIN was set
     */
    record Person(String codiceFiscale, String pin, String name, String level, String state, int days) {

        private String line() {
            return String.join(";", codiceFiscale, pin, name, level, state, String.valueOf(days));
        }

        /** As lists and trails show it. */
        String masked() {
            return codiceFiscale.substring(0, 6) + "********" + codiceFiscale.substring(14);
        }
    }

    /** Reads who is there and settles some more in a gateway that was not started yet. */
    static People settle(Path home, int some) {
        List<Person> more = IntStream.range(0, some)
                .mapToObj(i -> new Person(code("PRV", i), "FARE" + (2222 + i), "Anna Prova", "ordinario", "attivo", 1))
                .toList();
        Set<Person> shown = new LinkedHashSet<>();
        for (Path feature : features(home)) {
            String text = Gateway.read(feature);
            LINE.matcher(text)
                    .results()
                    .forEach(line -> shown.add(new Person(
                            line.group(1),
                            line.group(2),
                            line.group(3),
                            line.group(4),
                            line.group(5),
                            Integer.parseInt(line.group(6)))));
            Matcher list = LIST.matcher(text);
            if (list.find()) {
                String lines = Stream.concat(more.stream(), guided())
                        .map(person -> '"' + person.line() + "\", ")
                        .collect(Collectors.joining());
                Gateway.write(feature, text.substring(0, list.end()) + lines + text.substring(list.end()));
            }
        }
        return new People(List.copyOf(shown), more);
    }

    /** People whom the login leads on after the right PIN: {@value #GUIDED} of each kind. */
    private static Stream<Person> guided() {
        return IntStream.range(0, GUIDED)
                .boxed()
                .flatMap(number -> Stream.of(newcomer(number), expired(number), due(number)));
    }

    private static Person newcomer(int number) {
        return new Person(code("NUV", number), "MARE2345FARE678" + (2 + number), "Nina Nuova", "ordinario", WAITS, 3);
    }

    private static Person expired(int number) {
        return new Person(code("VCC", number), "VELA234" + (2 + number), "Vera Vecchi", "dispositivo", "scaduto", 200);
    }

    private static Person due(int number) {
        return new Person(code("MTR", number), "META234" + (2 + number), "Mia Matura", "ordinario", "attivo", 100);
    }

    static List<Path> features(Path home) {
        try (Stream<Path> files = Files.walk(home.resolve("features"))) {
            return files.filter(file -> file.endsWith("feature.json")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The person whom the README names. */
    Person first() {
        return shown.stream()
                .filter(person -> person.codiceFiscale().equals(FIRST))
                .findFirst()
                .orElseThrow();
    }

    /** Those on the page of the demonstration. */
    List<Person> shown() {
        return shown;
    }

    /** Somebody with a PIN that works, whom no test has seen yet. */
    Person fresh() {
        int number = next.getAndIncrement();
        if (number >= more.size()) {
            throw new IllegalStateException("more than the " + more.size() + " people settled for tests are asked for");
        }
        return more.get(number);
    }

    /** The same, several at once. */
    List<Person> fresh(int number) {
        return Stream.generate(this::fresh).limit(number).toList();
    }

    /** Those who were settled beside the ones of the demonstration. */
    List<Person> more() {
        return more;
    }

    /** Somebody with an initial PIN of sixteen characters, whom no test has seen yet. */
    Person newcomer() {
        return newcomer(nextNewcomer.getAndIncrement());
    }

    /** Somebody whose PIN has expired, whom no test has seen yet. */
    Person expired() {
        return expired(nextExpired.getAndIncrement());
    }

    /** Somebody whose PIN should be changed, whom no test has seen yet. */
    Person due() {
        return due(nextDue.getAndIncrement());
    }

    /** A codice fiscale that nobody has, another one at each call. */
    static String stranger() {
        return code("STR", NEXT_STRANGER.getAndIncrement());
    }

    /** A codice fiscale of nobody, with three letters of choice and a number up to 2599. */
    static String code(String letters, int number) {
        String name = "AA" + (char) ('A' + number / 100);
        String fifteen = letters + name + String.format(Locale.ROOT, "%02d", number % 100) + "A01H501";
        int sum = 0;
        for (int i = 0; i < fifteen.length(); i++) {
            char c = fifteen.charAt(i);
            int value = c <= '9' ? c - '0' : c - 'A';
            sum += i % 2 == 0 ? ODD[value] : value;
        }
        return fifteen + (char) ('A' + sum % 26);
    }
}
