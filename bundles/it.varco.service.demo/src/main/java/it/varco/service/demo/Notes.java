package it.varco.service.demo;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.store.RecordChange;
import it.varco.api.store.RecordStore;
import it.varco.api.store.StoredRecord;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The notes of one person as they were read: one record with a line for each.
 *
 * <p>A keyed hash stands for the codice fiscale in the name of the record (D-38); its key is a record of its own, made
 * with the first note.
 *
 * @param key name of the record
 * @param version of the record
 * @param first what has to be written with the first note of all
 * @param all the earliest first
 */
record Notes(String key, long version, List<RecordChange> first, List<Note> all) {

    /**
     * One note.
     *
     * @param words a line
     * @param number under which it can be found without signing in; empty for one that has none
     */
    record Note(Instant at, String words, String number) {

        static Note read(String line) {
            String[] parts = line.split("\t", 3);
            return new Note(Instant.parse(parts[0]), parts[1], parts.length < 3 ? "" : parts[2]);
        }

        String line() {
            return at + "\t" + words.replaceAll("\\p{Cntrl}", " ") + "\t" + number;
        }
    }

    private static final int MOST = 10;
    private static final String SECRET = "secret";

    static Notes of(RecordStore store, CodiceFiscale person) {
        Optional<byte[]> known = store.get(SECRET).map(StoredRecord::value);
        byte[] secret = known.orElseGet(Notes::random);
        List<RecordChange> first =
                known.isPresent() ? List.of() : List.of(RecordChange.put(SECRET, RecordChange.ABSENT, secret));
        String key = "notes/" + hash(secret, person);
        Optional<StoredRecord> found = store.get(key);
        List<Note> all = found.map(record -> new String(record.value(), StandardCharsets.UTF_8)).stream()
                .flatMap(String::lines)
                .map(Note::read)
                .toList();
        return new Notes(key, found.map(StoredRecord::version).orElse(RecordChange.ABSENT), first, all);
    }

    boolean full() {
        return all.size() >= MOST;
    }

    /** What has to change for one note more. */
    List<RecordChange> with(Note more) {
        String lines =
                Stream.concat(all.stream(), Stream.of(more)).map(Note::line).collect(Collectors.joining("\n"));
        List<RecordChange> changes = new ArrayList<>(first);
        changes.add(RecordChange.put(key, version, lines.getBytes(StandardCharsets.UTF_8)));
        return changes;
    }

    private static byte[] random() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    private static String hash(byte[] secret, CodiceFiscale person) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(person.value().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("expected HmacSHA256 in every Java", e);
        }
    }
}
