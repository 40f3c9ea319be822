package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.itests.distribution.People.Person;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What people were told that it is done: logins, sessions ended, switches, roles granted and ended, PINs changed with
 * their receipts. Afterwards all of it has to be there, and nothing of which only a part is.
 */
final class ConfirmedActs {

    private static final String CHANGE = "/area/servizio?operazione=pin.change";
    private static final String NEW_PIN = "LUNA5678";
    private static final Pattern CURRENT =
            Pattern.compile("<span class=\"badge bg-primary\">.*?name=\"sessione\" value=\"([^\"]+)\"", Pattern.DOTALL);
    private static final Pattern RECEIPT = Pattern.compile("ricevuta\\?numero=([0-9A-Z-]{14})");

    private final Gateway gateway;
    private final Set<Person> came = ConcurrentHashMap.newKeySet();
    private final Queue<Visitor> in = new ConcurrentLinkedQueue<>();
    private final Queue<String> left = new ConcurrentLinkedQueue<>();
    private final Queue<String> switched = new ConcurrentLinkedQueue<>();
    private final Queue<String> granted = new ConcurrentLinkedQueue<>();
    private final Queue<String> ended = new ConcurrentLinkedQueue<>();
    private final Map<Person, String> receipts = new ConcurrentHashMap<>();
    private final Set<Person> inDoubt = ConcurrentHashMap.newKeySet();
    private final AtomicInteger officers = new AtomicInteger();

    ConfirmedActs(Gateway gateway) {
        this.gateway = gateway;
    }

    /** How many of each kind there were so far. */
    List<Integer> counts() {
        return List.of(in.size(), left.size(), switched.size(), granted.size(), ended.size(), receipts.size());
    }

    /** Signs in, and stays. */
    void enter(Person person) {
        Visitor visitor = new Visitor(gateway);
        came.add(person);
        if (visitor.signIn(person.codiceFiscale(), person.pin()).statusCode() == 303) {
            in.add(visitor);
        }
    }

    /** Signs in, and out again. */
    void enterAndLeave(Person person) {
        came.add(person);
        Visitor visitor = new Visitor(gateway).entered(person);
        String session = session(visitor);
        if (visitor.leave().statusCode() == 303) {
            left.add(session);
        }
    }

    void turn(String plugin, String reason) {
        gateway.management().turn("credential", plugin, switched.size() % 2 == 0 ? "off" : "on", reason);
        switched.add(reason);
    }

    /** Somebody gets a role, and loses it. */
    void employ() {
        Management management = gateway.management();
        String role = management.grant(People.code("RUO", officers.getAndIncrement() % 100), "kill");
        granted.add(role);
        management.endRole(role, "kill");
        ended.add(role);
    }

    /** A PIN is changed, once. */
    void change(Person person) {
        came.add(person);
        Visitor visitor = new Visitor(gateway).entered(person);
        String question = location(visitor.post(CHANGE, visitor.fields(CHANGE, CHANGE)));
        Map<String, String> form = visitor.fields(question, question);
        form.put("newPin", NEW_PIN);
        form.put("again", NEW_PIN);
        inDoubt.add(person);
        Matcher receipt = RECEIPT.matcher(location(visitor.post(question, form)));
        assertThat(receipt.find()).isTrue();
        receipts.put(person, receipt.group(1));
        inDoubt.remove(person);
    }

    /** Whether nobody has sent the new PIN of somebody yet. */
    boolean mayChange(Person person) {
        return !receipts.containsKey(person) && !inDoubt.contains(person);
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /**
     * Looks for everything that was confirmed, and for what only happened in part.
     *
     * @param cutOff how many acts of a kind may have lost their answer to a kill
     */
    void areThere(int cutOff) {
        List<JsonNode> events = gateway.management().eventsAfter(0);
        sessions(events, cutOff);
        isSubset(switched, done(events, "plugins.switch", "reason"), cutOff);
        roles(events, cutOff);
        receipts(events);
    }

    /** Each that was opened and did not end is open, and no other one. */
    private void sessions(List<JsonNode> events, int cutOff) {
        Set<String> opened = done(events, "login.enter", event -> Stream.of(text(event, "session")));
        Set<String> over = Stream.of("session.end", "login.enter")
                .flatMap(operation -> done(events, operation, "ended").stream())
                .collect(Collectors.toSet());
        assertThat(opened).containsAll(left);
        isSubset(left, over, Integer.MAX_VALUE);
        Set<String> open = new HashSet<>(opened);
        open.removeAll(over);
        Management management = gateway.management();
        assertThat(came.stream().flatMap(person -> management.sessionsOf(person.codiceFiscale()).stream()))
                .containsExactlyInAnyOrderElementsOf(open);
        assertThat(in.stream().map(ConfirmedActs::session)).isSubsetOf(open);
        int confirmed = in.size() + left.size() + receipts.size();
        assertThat(opened.size() - confirmed).isLessThanOrEqualTo(2 * cutOff); // the login, or what came after it
    }

    /** Each role in the trail is in the books in that state, and no other one. */
    private void roles(List<JsonNode> events, int cutOff) {
        Set<String> begun = done(events, "staff.grant", "grant");
        Set<String> over = done(events, "staff.end", "grant");
        isSubset(granted, begun, cutOff);
        isSubset(ended, over, cutOff);
        Set<String> held = new HashSet<>(begun);
        held.removeAll(over);
        assertThat(gateway.management().roles("operatore_sede")).containsExactlyInAnyOrderElementsOf(held);
    }

    /** Whoever was told has their receipt and enters with the new PIN; of the others either both is so or neither. */
    private void receipts(List<JsonNode> events) {
        Set<String> recorded = done(events, "service.pin.change", "receipt");
        assertThat(recorded).containsAll(receipts.values());
        List<String> found = new ArrayList<>();
        for (Person person : receipts.keySet()) {
            found.addAll(receiptsOf(new Visitor(gateway), person));
        }
        for (Person person : inDoubt) {
            Visitor visitor = new Visitor(gateway);
            if (visitor.signIn(person.codiceFiscale(), NEW_PIN).statusCode() == 303) {
                found.addAll(receiptsOf(visitor, person));
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(recorded);
    }

    private static List<String> receiptsOf(Visitor visitor, Person person) {
        if (!visitor.isIn()) {
            assertThat(visitor.signIn(person.codiceFiscale(), NEW_PIN).statusCode())
                    .isEqualTo(303);
        }
        return RECEIPT.matcher(visitor.get("/area/ricevute").body())
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
    }

    private static void isSubset(Queue<String> confirmed, Set<String> done, int cutOff) {
        assertThat(done).containsAll(confirmed);
        assertThat(done.size() - confirmed.size()).isLessThanOrEqualTo(cutOff);
    }

    /** A detail of everything of a kind that was done; some name several things, with blanks between them. */
    private static Set<String> done(List<JsonNode> events, String operation, String detail) {
        return done(
                events,
                operation,
                event -> operation.equals("plugins.switch")
                        ? Stream.of(text(event.path("details"), detail))
                        : Stream.of(text(event.path("details"), detail).split(" ")));
    }

    private static Set<String> done(
            List<JsonNode> events, String operation, Function<JsonNode, Stream<String>> things) {
        return events.stream()
                .filter(event -> text(event, "operation").equals(operation))
                .filter(event -> text(event, "outcome").equals("done"))
                .flatMap(things)
                .filter(thing -> !thing.isEmpty())
                .collect(Collectors.toSet());
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asText();
    }

    /** The handle of a session that somebody was told of, which must be open. */
    private static String session(Visitor visitor) {
        HttpResponse<String> page = visitor.get("/area/sessioni");
        assertThat(page.statusCode()).isEqualTo(200);
        Matcher current = CURRENT.matcher(page.body());
        assertThat(current.find()).isTrue();
        return current.group(1);
    }
}
