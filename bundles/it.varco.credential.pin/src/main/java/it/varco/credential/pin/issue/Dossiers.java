package it.varco.credential.pin.issue;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.store.RecordChange;
import it.varco.api.store.RecordStore;
import it.varco.api.store.StoredRecord;
import it.varco.credential.hash.Pepper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dossiers in the bundle's private storage, each with the keys by which it is found: by the number of the request,
 * by what is due, by the call that waits. Names say nothing without the pepper (D-12, D-38).
 *
 * <pre>
 * dossier/NAME         the dossier
 * number/NAME          of a request: the codice fiscale
 * due/INSTANT/NAME     the codice fiscale of the next thing that time brings about
 * call/INSTANT/NAME    the codice fiscale of a verification call that waits, the oldest first
 * link/NAME            of a recovery under way: the codice fiscale
 * </pre>
 *
 * <p>The first two expire where a request ended that nobody looked at, see {@link Dossier#forgotten}.
 */
final class Dossiers {

    private static final Logger LOG = LoggerFactory.getLogger(Dossiers.class);

    private static final int PAGE = 100;
    private static final String DOSSIER = "dossier/";
    private static final String NUMBER = "number/";
    private static final String DUE = "due/";
    private static final String CALL = "call/";
    private static final String LINK = "link/";
    private static final String OFFICER = "officer/";

    private final RecordStore store;
    private final Pepper pepper;

    Dossiers(RecordStore store, Pepper pepper) {
        this.store = store;
        this.pepper = pepper;
    }

    /**
     * A dossier as it was read.
     *
     * @param version for the change that may follow
     */
    record Held(Dossier dossier, long version) {

        /** Whether it still goes on: then no other one is begun (PIN-18). */
        boolean isOpen() {
            return dossier.stage().isOpen();
        }
    }

    /** @throws it.varco.api.store.StoreException unless the store is within reach */
    void within() {
        store.get(DOSSIER);
    }

    /** That of a person; empty if there is none, or it cannot be read, which the log says. */
    Optional<Held> find(CodiceFiscale person) {
        return store.get(DOSSIER + pepper.nameOf(person)).flatMap(Dossiers::read);
    }

    static Optional<Held> read(StoredRecord stored) {
        Optional<Dossier> dossier = WrittenDossier.read(stored.value());
        if (dossier.isEmpty()) {
            LOG.error("PIN dossier unreadable: it is damaged, or its program is a later one");
        }
        return dossier.map(found -> new Held(found, stored.version()));
    }

    /** The one in which a request has this number, also an earlier one of that person. */
    Optional<Held> ofNumber(String number) {
        return store.get(NUMBER + pepper.nameOf(number)).flatMap(this::pointed);
    }

    /**
     * The one whose recovery a link belongs to, whether or not its time is over.
     *
     * @param link as {@link #linkOf} names it
     */
    Optional<Held> ofLink(String link) {
        return store.get(LINK + link)
                .flatMap(this::pointed)
                .filter(held -> held.dossier()
                        .recovery()
                        .filter(recovery -> recovery.link().equals(link))
                        .isPresent());
    }

    /** The name of what a link carries, in a {@link Recovery}; of any characters below 128. */
    String linkOf(String ticket) {
        return pepper.nameOf(LINK + ticket);
    }

    /** The name of an officer in a dossier, which says nothing without the pepper; other than that of their own. */
    String officerOf(CodiceFiscale officer) {
        return pepper.nameOf(OFFICER + officer.value());
    }

    /** Those for which something is due, the longest due first, read a page at a time as far as somebody looks. */
    Stream<Held> due(Instant now) {
        String end = DUE + sortable(now.plusMillis(1));
        return Stream.iterate(
                        store.list(DUE, "", PAGE),
                        page -> !page.isEmpty(),
                        page -> page.size() < PAGE
                                ? List.<StoredRecord>of()
                                : store.list(DUE, page.get(PAGE - 1).key(), PAGE))
                .flatMap(List::stream)
                .takeWhile(index -> index.key().compareTo(end) < 0)
                .flatMap(index -> pointed(index).stream());
    }

    /**
     * Those whose verification call waits, the oldest first.
     *
     * @param after the last one of the page before; empty for the first page
     */
    List<Held> calls(Optional<Held> after, int limit) {
        return store.list(CALL, after.map(held -> call(held.dossier())).orElse(""), limit).stream()
                .flatMap(index -> pointed(index).stream())
                .toList();
    }

    /**
     * Some of all, in the order of their keys, for {@link #read}.
     *
     * @param after key of the last one of those before; empty for the first ones
     */
    List<StoredRecord> some(String after, int limit) {
        return store.list(DOSSIER, after, limit);
    }

    /** How many verification calls wait. */
    long waiting() {
        return store.count(CALL);
    }

    private Optional<Held> pointed(StoredRecord index) {
        return find(new CodiceFiscale(new String(index.value(), StandardCharsets.US_ASCII)));
    }

    /** No change, which holds what goes with it to a dossier as it was read. */
    RecordChange unchanged(Held held) {
        return RecordChange.expect(
                DOSSIER + pepper.nameOf(held.dossier().applicant().person()), held.version());
    }

    /**
     * Changes that put a dossier, and the keys by which it is found, in the place of what was there.
     *
     * @param before as it was read; empty for the first one of a person
     */
    List<RecordChange> change(Optional<Held> before, Dossier after) {
        String name = pepper.nameOf(after.applicant().person());
        byte[] person = after.applicant().person().value().getBytes(StandardCharsets.US_ASCII);
        List<RecordChange> changes = new ArrayList<>();
        long version = before.map(Held::version).orElse(RecordChange.ABSENT);
        changes.add(put(DOSSIER + name, version, WrittenDossier.of(after), after.forgotten()));
        boolean numbered = before.filter(held -> held.dossier().number().equals(after.number()))
                .isPresent();
        boolean kept = before.flatMap(held -> held.dossier().forgotten()).equals(after.forgotten());
        if (!numbered || !kept) {
            String key = NUMBER + pepper.nameOf(after.number());
            long known = numbered ? version(key) : RecordChange.ABSENT;
            changes.add(put(key, known, person, after.forgotten()));
        }
        move(changes, before.flatMap(held -> due(held.dossier())), due(after), person);
        move(changes, before.map(Held::dossier).flatMap(this::queued), queued(after), person);
        move(changes, before.flatMap(held -> linked(held.dossier())), linked(after), person);
        return changes;
    }

    /** The same in the place of a request of which nothing is kept: by its number nobody finds anything any more. */
    List<RecordChange> replacement(Held before, Dossier after) {
        List<RecordChange> changes = new ArrayList<>(change(Optional.of(before), after));
        Optional.of(before.dossier().number())
                .filter(number -> !number.equals(after.number()))
                .flatMap(number -> store.get(NUMBER + pepper.nameOf(number)))
                .ifPresent(index -> changes.add(RecordChange.delete(index.key(), index.version())));
        return changes;
    }

    private long version(String key) {
        return store.get(key).map(StoredRecord::version).orElse(RecordChange.ABSENT);
    }

    private static RecordChange put(String key, long version, byte[] value, Optional<Instant> until) {
        return until.map(end -> RecordChange.putUntil(key, version, value, end))
                .orElseGet(() -> RecordChange.put(key, version, value));
    }

    private void move(List<RecordChange> changes, Optional<String> from, Optional<String> to, byte[] person) {
        if (from.equals(to)) {
            return;
        }
        from.flatMap(store::get).ifPresent(index -> changes.add(RecordChange.delete(index.key(), index.version())));
        to.ifPresent(key -> changes.add(RecordChange.put(key, RecordChange.ABSENT, person)));
    }

    private Optional<String> due(Dossier dossier) {
        return dossier.next().map(next -> DUE + sortable(next) + name(dossier));
    }

    private Optional<String> queued(Dossier dossier) {
        return dossier.stage() == Stage.IN_VERIFICA_TELEFONICA ? Optional.of(call(dossier)) : Optional.empty();
    }

    private static Optional<String> linked(Dossier dossier) {
        return dossier.recovery().map(recovery -> LINK + recovery.link());
    }

    private String call(Dossier dossier) {
        return CALL + sortable(dossier.since()) + name(dossier);
    }

    private String name(Dossier dossier) {
        return '/' + pepper.nameOf(dossier.applicant().person());
    }

    /** Ordered as instants are, from 1970 on. */
    static String sortable(Instant at) {
        return String.format(Locale.ROOT, "%015d", at.toEpochMilli());
    }
}
