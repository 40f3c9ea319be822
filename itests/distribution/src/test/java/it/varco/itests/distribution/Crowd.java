package it.varco.itests.distribution;

import it.varco.itests.distribution.People.Person;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * People who use the public site as fast as it answers while something is done to it.
 *
 * <p>Each signs in with the PIN, looks at the own sessions and signs out, then does the same with the example provider,
 * then looks into a session that was open before. Every answer is counted by its kind, told in words; what is new in
 * each answer, such as a reference code, is not part of it.
 */
final class Crowd implements AutoCloseable {

    static final String FORM = "form";
    static final String ENTERED = "entered";
    static final String OWN_PAGE = "own page";
    static final String LEFT = "signed out";
    static final String OPEN_SESSION = "a session open before: " + OWN_PAGE;

    /** What is said of a provider that is not here, or switched off. */
    static final String GONE = "503 Questo modo di entrare non è disponibile";

    /** What is said when a provider went while it was asked. */
    static final String UNCHECKED = "503 Non riusciamo a controllare i tuoi dati";

    /** What is said when the login under way was closed with its provider. */
    static final String BEGIN_AGAIN = "410 Questo accesso non è più valido";

    private static final String SESSIONS = "/area/sessioni";
    private static final Pattern NAME = Pattern.compile("<p>Agisci per te: ([^<]*)\\.</p>");
    private static final Pattern HEADING = Pattern.compile("<h1[^>]*>\\s*([^<]*)");

    private final Gateway gateway;
    private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<Thread> threads = new ArrayList<>();

    private Crowd(Gateway gateway) {
        this.gateway = gateway;
    }

    /**
     * Somebody, by one of the ways they sign in.
     *
     * @param answer to the form of the provider
     * @param name by which their pages call them
     */
    private record Member(String provider, Map<String, String> answer, String name) {

        static Member byPin(Person person) {
            return new Member(
                    "pin", Map.of("codiceFiscale", person.codiceFiscale(), "pin", person.pin()), person.name());
        }

        static Member byExample(String codiceFiscale) {
            return new Member("demo", Map.of("person", codiceFiscale, "word", "girasole"), codiceFiscale);
        }

        String address() {
            return "/accesso/" + provider;
        }
    }

    /**
     * Starts a gateway for a crowd, with hands in it and the example provider in its folder of plugins.
     *
     * <p>PINs are hashed cheaply, so that more people come in; sessions stay open through a long run; the folder is
     * looked at, and the administration interface answers, more often than usual.
     */
    static Hands hands(Gateway gateway) {
        Hands hands = prepared(gateway, "development");
        gateway.drop(gateway.example("it.varco.credential.demo"));
        Until.isTrue("the example is there", () -> gateway.shows("/accesso/demo"));
        return hands;
    }

    /** The same with the gate shut: the provider is one of somebody else, and an administrator let it in. */
    static Hands handsBehindTheGate(Gateway gateway) {
        Hands hands = prepared(gateway, "production");
        String file = gateway.example("it.varco.credential.demo").getFileName().toString();
        Repacked.example(gateway, "org.example.demo")
                .to(gateway.home().resolve("plugins").resolve(file));
        String hash = Until.foundByAdministration(
                        "it waits", () -> gateway.management().delivery(file, "waiting"))
                .path("hash")
                .asText();
        gateway.management().approve(hash, "rehearsal under load");
        Until.isTrue("it was let in", () -> gateway.shows("/accesso/demo"));
        return hands;
    }

    private static Hands prepared(Gateway gateway, String mode) {
        gateway.hashCheaply();
        gateway.configure("it.varco.access", "session.idle = PT2H\nsession.length = PT24H\nsession.most = 100\n");
        gateway.configure("it.varco.plugins", "mode = " + mode + "\npoll = PT0.1S\n");
        gateway.configure("it.varco.rest", "rate.limit = 100000\n");
        Hands hands = Hands.in(gateway);
        gateway.start();
        hands.ready();
        gateway.settle();
        gateway.management().ready();
        return hands;
    }

    /** Everybody of the demonstration whose PIN is in use comes; the PIN must be there at this moment. */
    static Crowd at(Gateway gateway) {
        Crowd crowd = new Crowd(gateway);
        List<Person> people = gateway.people().shown().stream()
                .filter(person -> person.state().equals("attivo") && person.days() < 60)
                .toList();
        for (Person person : people) {
            Visitor inside = new Visitor(gateway).entered(person);
            Member example = Member.byExample(People.code("ESM", crowd.threads.size()));
            crowd.threads.add(new Thread(() -> crowd.use(Member.byPin(person), example, inside), person.name()));
        }
        crowd.threads.forEach(Thread::start);
        return crowd;
    }

    /** How many of one kind there were so far. */
    long count(String kind) {
        LongAdder counted = answers.get(kind);
        return counted == null ? 0 : counted.sum();
    }

    /** All kinds of answers so far; those about a provider begin with its identifier. */
    SortedMap<String, Long> answers() {
        SortedMap<String, Long> result = new TreeMap<>();
        answers.forEach((kind, counted) -> result.put(kind, counted.sum()));
        return result;
    }

    /** Every kind of answer that is neither right nor documented for what was done meanwhile. */
    SortedMap<String, Long> undocumented(Set<String> documented) {
        SortedMap<String, Long> rest = answers();
        rest.keySet().removeAll(List.of(OWN_PAGE, OPEN_SESSION, LEFT));
        rest.keySet().removeIf(kind -> kind.endsWith(": " + FORM) || kind.endsWith(": " + ENTERED));
        rest.keySet().removeAll(documented);
        return rest;
    }

    /** Waits until one more of a kind has come. */
    void awaitAnother(String kind) {
        long before = count(kind);
        Until.isTrue("another answer: " + kind + "; so far " + answers(), () -> count(kind) > before);
    }

    static String of(String provider, String kind) {
        return provider + ": " + kind;
    }

    /** What a provider's address shows at this moment: {@link #FORM}, or another kind of answer. */
    static String shown(Gateway gateway, String provider) {
        return kind(new Visitor(gateway).get("/accesso/" + provider));
    }

    /** Everybody finishes what they are doing and goes. */
    @Override
    public void close() {
        over.set(true);
        threads.forEach(Threads::join);
    }

    private void use(Member byPin, Member byExample, Visitor inside) {
        while (!over.get()) {
            boolean byPinIn = visit(byPin);
            boolean byExampleIn = visit(byExample);
            guarded("a session open before", () -> {
                String seen = seenBy(byPin, inside.get(SESSIONS));
                add("a session open before: " + seen);
                return true;
            });
            if (!byPinIn && !byExampleIn) {
                Until.pause();
            }
        }
    }

    private boolean visit(Member member) {
        return guarded(member.provider(), () -> entered(member));
    }

    /** From the form to signing out, as far as it goes. Returns whether the person got in. */
    private boolean entered(Member member) {
        Visitor visitor = new Visitor(gateway);
        HttpResponse<String> page = visitor.get(member.address());
        String form = kind(page);
        add(of(member.provider(), form));
        if (!form.equals(FORM)) {
            return false;
        }
        Map<String, String> fields = Visitor.hidden(page.body(), member.address());
        fields.putAll(member.answer());
        String answer = kind(visitor.post(member.address(), fields));
        add(of(member.provider(), answer));
        if (!answer.equals(ENTERED)) {
            return false;
        }
        HttpResponse<String> sessions = visitor.get(SESSIONS);
        add(seenBy(member, sessions));
        HttpResponse<String> bye = visitor.leave();
        add(bye.statusCode() == 303 ? LEFT : "signing out: " + kind(bye));
        return true;
    }

    /** Counts what is no answer at all, or a page that is not whole. */
    private boolean guarded(String about, BooleanSupplier step) {
        try {
            return step.getAsBoolean();
        } catch (UncheckedIOException silence) {
            add(of(about, "no answer: " + silence.getCause()));
        } catch (AssertionError wrong) {
            add(of(about, "not a page as it should be: " + wrong.getMessage()));
        }
        return false;
    }

    private static String seenBy(Member member, HttpResponse<String> page) {
        Matcher name = NAME.matcher(page.body());
        if (page.statusCode() != 200 || !name.find()) {
            return "session lost: " + kind(page);
        }
        return name.group(1).equals(member.name())
                ? OWN_PAGE
                : "wrong person: " + member.name() + " saw " + name.group(1);
    }

    /** Where to, for whoever is sent on; otherwise status and heading. */
    private static String kind(HttpResponse<String> answer) {
        String page = answer.body();
        int status = answer.statusCode();
        if (status == 200 && page.contains("<input type=\"hidden\" name=\"_attempt\"")) {
            return FORM;
        }
        if (status == 303) {
            String target = answer.headers().firstValue("Location").orElse("nowhere");
            return target.equals("/area") ? ENTERED : "303 to " + target;
        }
        Matcher heading = HEADING.matcher(page);
        boolean silent =
                status == 503 && answer.headers().firstValue("Retry-After").isEmpty();
        return status + " " + (heading.find() ? heading.group(1).strip() : "without a heading")
                + (silent ? ", without Retry-After" : "");
    }

    private void add(String kind) {
        answers.computeIfAbsent(kind, first -> new LongAdder()).increment();
    }
}
