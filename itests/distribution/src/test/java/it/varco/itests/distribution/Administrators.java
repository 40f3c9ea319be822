package it.varco.itests.distribution;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The invented administrators of the demonstration, and more of them: a gateway takes each one-time code once, and no
 * test can wait for the next.
 */
final class Administrators {

    private static final Pattern ACCOUNTS = Pattern.compile("\"demoAccounts[^\"]*\"\\s*:\\s*\\[");
    private static final Pattern STAFF = Pattern.compile("\"demoStaff[^\"]*\"\\s*:\\s*\\[");
    private static final String PASSPHRASE = "lanterna-cedro-orizzonte-4";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int MORE = 25;
    private static final int OFFICERS = 2;

    private final List<Administrator> more;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger nextOfficer = new AtomicInteger();

    private Administrators(List<Administrator> more) {
        this.more = more;
    }

    /**
     * An invented administrator.
     *
     * @param key in base32, as an authenticator takes it
     */
    record Administrator(String codiceFiscale, String passphrase, String name, String key, Authenticator phone) {

        private String line() {
            return '"' + String.join(";", codiceFiscale, passphrase, name, key) + '"';
        }
    }

    /** Adds some to a gateway that was not started yet; to none where there is no demonstration. */
    static Administrators settle(Path home) {
        Set<Character> letters = new HashSet<>(); // lists show of a code the first six characters and the last two
        List<Administrator> more = IntStream.range(0, 100)
                .filter(number -> letters.add(People.code("AMM", number).charAt(15)))
                .limit(MORE)
                .mapToObj(Administrators::administrator)
                .toList();
        for (Path feature : People.features(home)) {
            String text = Gateway.read(feature);
            String accounts = more.stream().map(Administrator::line).collect(Collectors.joining(", "));
            String staff = more.stream()
                    .map(one -> '"' + one.codiceFiscale() + "=AMMINISTRATORE\"")
                    .collect(Collectors.joining(", "));
            String desks = more.stream()
                    .limit(OFFICERS)
                    .map(one -> '"' + one.codiceFiscale() + "=OPERATORE_CONTACT_CENTER\"")
                    .collect(Collectors.joining(", "));
            Gateway.write(feature, first(STAFF, staff + ", " + desks, first(ACCOUNTS, accounts, text)));
        }
        return new Administrators(more);
    }

    private static Administrator administrator(int number) {
        String key = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3P" + LETTERS.charAt(number / 26) + LETTERS.charAt(number % 26);
        return new Administrator(People.code("AMM", number), PASSPHRASE, "Anna Ammini", key, new Authenticator(key));
    }

    private static String first(Pattern list, String items, String text) {
        Matcher found = list.matcher(text);
        return found.find() ? text.substring(0, found.end()) + items + ", " + text.substring(found.end()) : text;
    }

    /** Somebody who may do everything, whom no test has seen yet. */
    Administrator fresh() {
        return more.get(OFFICERS + next.getAndIncrement());
    }

    /** Somebody who works at the desk of the Contact Center too, whom no test has seen yet. */
    Administrator officer() {
        return more.get(nextOfficer.getAndIncrement());
    }
}
