package it.varco.channel.posta;

import it.varco.api.document.Documents;
import it.varco.spi.notification.Content;
import it.varco.spi.notification.Delivery;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Another process that hands letters over: one when it is told to, or one after the other until it is killed. */
final class Sender {

    /** As large as a real one. */
    private static final Documents LARGE =
            (page, at) -> Optional.of(page.repeat(200).getBytes(StandardCharsets.UTF_8));

    private Sender() {}

    /**
     * Answers each line with what became of the letter that it names, or hands over letters of its own and says the key
     * of each when it is accepted.
     *
     * @param arguments the folder, and {@code many} to do without lines
     */
    public static void main(String[] arguments) throws IOException {
        House house = new House(Path.of(arguments[0]), LARGE);
        house.channel.start();
        say("ready");
        if (arguments.length > 1) {
            while (true) {
                Letters letter = Letters.letter();
                say(letter.key() + " " + outcome(house.channel.send(letter)));
            }
        }
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String key = lines.readLine(); key != null; key = lines.readLine()) {
            Letters letter = new Letters(key, new Content.Letter("Avviso", Letters.PAGE), true);
            say(outcome(house.channel.send(letter)));
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /** A word for each; the one place of these tests where an outcome is taken apart. */
    static String outcome(Delivery delivery) {
        if (delivery instanceof Delivery.Rejected rejected) {
            return rejected.code();
        }
        return delivery instanceof Delivery.Unknown unknown ? unknown.code() : "accepted";
    }
}
