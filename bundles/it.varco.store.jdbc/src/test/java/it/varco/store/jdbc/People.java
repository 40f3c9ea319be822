package it.varco.store.jdbc;

import it.varco.api.identity.CodiceFiscale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Invented people, each another one. */
final class People {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private People() {}

    static CodiceFiscale next() {
        int number = COUNT.incrementAndGet();
        String letters =
                String.format("%3s", Integer.toString(number % 17_576, 26)).replace(' ', '0');
        StringBuilder name = new StringBuilder("XYZ");
        letters.chars().forEach(c -> name.append((char) ('A' + Character.digit(c, 26))));
        String start = name + String.format("%02d", number / 17_576) + "A01Z999";
        return IntStream.rangeClosed('A', 'Z')
                .mapToObj(check -> CodiceFiscale.parse(start + (char) check))
                .flatMap(java.util.Optional::stream)
                .findFirst()
                .orElseThrow();
    }
}
