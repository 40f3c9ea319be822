package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.itests.distribution.People.Person;
import it.varco.proves.Proves;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The PIN is switched off and on while people sign in with it as fast as they can. */
@ExtendWith(Shared.class)
class SwitchIT {

    private static final int CLIENTS = 3;
    private static final int SWITCHES = 10;
    private static final String FORM = "200 form";
    private static final String ENTERED = "303 entered";

    /** What the documentation says of a provider that is switched off, and of a login that was under way then. */
    private static final List<String> DOCUMENTED = List.of(FORM, ENTERED, "503 provider gone", "410 begin again");

    private final Gateway gateway;
    private final Management management;

    SwitchIT(Gateway gateway) {
        this.gateway = gateway;
        this.management = gateway.management().ready();
    }

    @AfterEach
    void putBack() {
        management.turn("pin", "on", "end of a test");
    }

    @Test
    @Proves({"SEC-11", "UX-52", "REL-09"})
    void isInEffectAtOnceAndNobodyGetsAnAnswerThatIsNotDocumented() {
        Queue<String> answers = new ConcurrentLinkedQueue<>();
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> clients = IntStream.range(0, CLIENTS)
                .mapToObj(i -> client(gateway.people().fresh(), over, answers))
                .toList();
        List<Long> micros = new ArrayList<>();
        try {
            for (int i = 0; i < SWITCHES; i++) {
                micros.add(turn("off", "503 provider gone"));
                micros.add(turn("on", FORM));
                awaitALoginAfter(answers);
            }
        } finally {
            over.set(true);
            clients.forEach(SwitchIT::join);
        }
        micros.sort(Long::compare);
        System.out.printf(
                "switched %d times under %d clients: median %.1f ms, slowest %.1f ms; %d answers%n",
                micros.size(),
                CLIENTS,
                micros.get(micros.size() / 2) / 1e3,
                micros.get(micros.size() - 1) / 1e3,
                answers.size());
        assertThat(answers).isNotEmpty().allSatisfy(answer -> assertThat(answer).isIn(DOCUMENTED));
    }

    /** Microseconds of the switch; the very next request has to see it. */
    private long turn(String state, String expected) {
        long begin = System.nanoTime();
        management.turn("pin", state, "rehearsal under load");
        long took = (System.nanoTime() - begin) / 1_000;
        assertThat(shown(new Visitor(gateway).get("/accesso/pin"))).isEqualTo(expected);
        return took;
    }

    private static void awaitALoginAfter(Queue<String> answers) {
        long before = answers.stream().filter(ENTERED::equals).count();
        Until.isTrue(
                "somebody enters",
                () -> answers.stream().filter(ENTERED::equals).count() > before);
    }

    private Thread client(Person person, AtomicBoolean over, Queue<String> answers) {
        Thread thread = new Thread(() -> {
            while (!over.get()) {
                signIn(person, answers);
            }
        });
        thread.start();
        return thread;
    }

    private void signIn(Person person, Queue<String> answers) {
        Visitor visitor = new Visitor(gateway);
        HttpResponse<String> page = visitor.get("/accesso/pin");
        String seen = shown(page);
        answers.add(seen);
        if (seen.equals(FORM)) {
            Map<String, String> form = Visitor.hidden(page.body(), "/accesso/pin");
            form.put("codiceFiscale", person.codiceFiscale());
            form.put("pin", person.pin());
            answers.add(shown(visitor.post("/accesso/pin", form)));
        } else {
            Until.pause();
        }
    }

    private static String shown(HttpResponse<String> answer) {
        String page = answer.body();
        return switch (answer.statusCode()) {
            case 200 -> page.contains("name=\"pin\"") ? FORM : "200 something else";
            case 303 -> ENTERED;
            case 410 -> "410 begin again";
            case 503 -> page.contains("Questo modo di entrare non è disponibile") ? "503 provider gone" : "503 other";
            default -> answer.statusCode() + " " + page;
        };
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
