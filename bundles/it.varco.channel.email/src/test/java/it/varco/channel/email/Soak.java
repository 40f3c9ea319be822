package it.varco.channel.email;

import it.varco.api.notification.Medium;
import it.varco.spi.notification.Delivery;
import it.varco.tck.notification.ScriptedEnvelope;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A program, no test: sends many messages on eight threads, encrypted, and tells how fast and at what cost. */
final class Soak {

    private Soak() {}

    public static void main(String[] arguments) throws Exception {
        int messages = arguments.length == 0 ? 10_000 : Integer.parseInt(arguments[0]);
        ScriptedServer server =
                new ScriptedServer(Optional.of(TestAuthority.made().server("good")), false);
        Settings settings = Settings.of()
                .with("authorities", TestAuthority.made().file().toString())
                .timeout(Duration.ofSeconds(10));
        try (SmtpWorld world = new SmtpWorld(server, settings)) {
            SmtpEmailChannel channel = world.channel();
            int before = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
            say("one", channel.send(envelope(0)).toString());
            int classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount() - before;
            say("classes loaded by the first, the server's among them", Integer.toString(classes));
            server.forget();
            say("heap before, MB", heap());
            AtomicInteger accepted = new AtomicInteger();
            ExecutorService workers = Executors.newFixedThreadPool(8);
            long begun = System.nanoTime();
            for (int i = 0; i < messages; i++) {
                int number = i;
                workers.execute(() -> {
                    if (channel.send(envelope(number)) instanceof Delivery.Accepted) {
                        accepted.incrementAndGet();
                    }
                });
            }
            workers.shutdown();
            if (!workers.awaitTermination(10, TimeUnit.MINUTES)) {
                throw new IllegalStateException("expected an end");
            }
            double seconds = Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0;
            say(
                    "accepted",
                    accepted + " of " + messages + ", arrived "
                            + server.messages().size());
            say("messages a second", Double.toString(messages / seconds));
            say("connections open", Long.toString(server.connections()));
            server.forget();
            say("heap after, MB", heap());
        }
    }

    private static ScriptedEnvelope envelope(int number) {
        String words = "parola ".repeat(400) + number;
        return ScriptedEnvelope.of(
                "persona." + number + "@example.it", ScriptedEnvelope.content(Medium.EMAIL, "Avviso", words));
    }

    private static String heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return Long.toString((runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }

    private static void say(String what, String value) {
        System.out.println(what + ": " + value);
    }
}
