package it.varco.credential.pin.issue;

import it.varco.api.configuration.Hours;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.store.RecordChange;
import it.varco.api.store.RecordStore;
import it.varco.api.store.StoredRecord;
import it.varco.credential.hash.Pepper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The verification calls that wait, and who has which of them in hand: a record beside the dossier holds a call for an
 * officer, or for nobody until it is tried again. Every method that changes something only says what is to be changed.
 *
 * <pre>
 * hold/NAME            codice fiscale of the officer, or none; that of the person; until when
 * </pre>
 *
 * <p>Whoever had a call in hand when their time was over still tells what came of it, unless somebody else took it.
 * Nobody ever has that of a request which they took down themselves, nor of one of their own (SEC-35).
 *
 * @source UX-41, PIN-16, PIN-S03, SEC-35, D-12
 */
final class CallQueue {

    /** How long an officer has for a call. */
    static final Duration LEASE = Duration.ofMinutes(10);

    /** After what time a call is tried again; a guess. */
    private static final Duration AGAIN = Duration.ofHours(2);

    /** How long a hold that is over is kept, for the outcome of a long call; a guess. */
    private static final Duration KEPT = Duration.ofDays(1);

    private static final String HOLD = "hold/";
    private static final int PAGE = 100;

    private final Dossiers dossiers;
    private final RecordStore store;
    private final Pepper pepper;
    private final Hours hours;

    /** @param hours when people are called */
    CallQueue(Dossiers dossiers, RecordStore store, Pepper pepper, Hours hours) {
        this.dossiers = dossiers;
        this.store = store;
        this.pepper = pepper;
        this.hours = hours;
    }

    /**
     * What keeps a call from being somebody's next.
     *
     * @param officer who has it in hand; empty where it is put off
     */
    private record Hold(long version, String officer, CodiceFiscale person, Instant until) {

        boolean lasts(Instant now) {
            return until.isAfter(now);
        }
    }

    /** A call that waits, with what holds it. Prints nothing of it. */
    static final class Call {

        private final Dossiers.Held held;
        private final Optional<Hold> hold;

        private Call(Dossiers.Held held, Optional<Hold> hold) {
            this.held = held;
            this.hold = hold;
        }

        Dossiers.Held held() {
            return held;
        }

        Dossier dossier() {
            return held.dossier();
        }

        /** Whether an officer has it in hand. */
        boolean inHand(Instant now) {
            return hold.filter(found -> found.lasts(now) && !found.officer().isEmpty())
                    .isPresent();
        }

        /** Whether it is tried again later. */
        boolean putOff(Instant now) {
            return hold.filter(found -> found.lasts(now) && found.officer().isEmpty())
                    .isPresent();
        }

        /** Until when nobody else gets it; empty if anybody does. */
        Optional<Instant> until() {
            return hold.map(Hold::until);
        }

        private boolean isFree(Instant now) {
            return hold.filter(found -> found.lasts(now)).isEmpty();
        }

        private boolean isOf(String officer) {
            return hold.filter(found -> found.officer().equals(officer)).isPresent();
        }

        private long version() {
            return hold.map(Hold::version).orElse(RecordChange.ABSENT);
        }
    }

    /** How many wait, in hand or not. */
    long waiting() {
        return dossiers.waiting();
    }

    /** Those that wait, the oldest first, at most so many. */
    List<Call> waiting(int most) {
        Map<CodiceFiscale, Hold> holds = holds();
        return dossiers.calls(Optional.empty(), most).stream()
                .map(held -> call(held, holds))
                .toList();
    }

    /** The one that waits longest, that nobody has in hand, and that an officer may make. */
    Optional<Call> next(CodiceFiscale officer, Instant now) {
        Map<CodiceFiscale, Hold> holds = holds();
        List<Dossiers.Held> page = dossiers.calls(Optional.empty(), PAGE);
        while (!page.isEmpty()) {
            Optional<Call> free = page.stream()
                    .filter(CallQueue::waits)
                    .filter(held -> mayMake(officer, held))
                    .map(held -> call(held, holds))
                    .filter(call -> call.isFree(now))
                    .findFirst();
            if (free.isPresent()) {
                return free;
            }
            page = dossiers.calls(Optional.of(page.get(page.size() - 1)), PAGE);
        }
        return Optional.empty();
    }

    /** The one that an officer has in hand. */
    Optional<Call> inHand(CodiceFiscale officer, Instant now) {
        return holds().values().stream()
                .filter(hold -> hold.officer().equals(officer.value()) && hold.lasts(now))
                .flatMap(hold -> dossiers.find(hold.person()).flatMap(this::of).stream())
                .filter(call -> mayMake(officer, call.held()))
                .findFirst();
    }

    /** Whether somebody else took the request down, and it is another person's. */
    boolean mayMake(CodiceFiscale officer, Dossiers.Held held) {
        Dossier dossier = held.dossier();
        boolean own = dossier.applicant().person().equals(officer);
        return !own && !dossier.registrar().equals(Optional.of(dossiers.officerOf(officer)));
    }

    /** The one of a person that an officer took and nobody took since, though their time may be over. */
    Optional<Call> taken(CodiceFiscale person, CodiceFiscale officer) {
        return dossiers.find(person)
                .flatMap(this::of)
                .filter(call -> call.isOf(officer.value()) && mayMake(officer, call.held()));
    }

    /** The call of a dossier that waits for one. */
    Optional<Call> of(Dossiers.Held held) {
        return Optional.of(held)
                .filter(CallQueue::waits)
                .map(waiting ->
                        new Call(waiting, hold(waiting.dossier().applicant().person())));
    }

    /** Puts a call that nobody has into the hands of an officer. */
    List<RecordChange> take(Call call, CodiceFiscale officer, Instant now) {
        return List.of(dossiers.unchanged(call.held()), change(call, officer.value(), now.plus(LEASE)));
    }

    /** Lets nobody have a call until it is tried again. */
    RecordChange putOff(Call call, Instant now) {
        return change(call, "", again(now));
    }

    /** When a call that is put off now is tried again: two hours later, within the hours. */
    Instant again(Instant now) {
        return hours.next(now.plus(AGAIN));
    }

    /** When somebody calls: now, or the next time. */
    Instant open(Instant now) {
        return hours.next(now);
    }

    /** Takes away what holds the call of a person; none if nothing does. */
    List<RecordChange> free(CodiceFiscale person) {
        return hold(person).stream()
                .map(hold -> RecordChange.delete(key(person), hold.version()))
                .toList();
    }

    /**
     * Takes away what holds a call that nobody has in hand, when its request ends; somebody who takes it at the same
     * moment is first, or does not get it.
     */
    RecordChange withdraw(Call call, Instant now) {
        return change(call, "", now.minus(KEPT)); // a hold that is gone at once, in the version that was read
    }

    private RecordChange change(Call call, String officer, Instant until) {
        CodiceFiscale person = call.dossier().applicant().person();
        byte[] value = String.join("\n", officer, person.value(), String.valueOf(until.toEpochMilli()))
                .getBytes(StandardCharsets.US_ASCII);
        return RecordChange.putUntil(key(person), call.version(), value, until.plus(KEPT));
    }

    private static Call call(Dossiers.Held held, Map<CodiceFiscale, Hold> holds) {
        CodiceFiscale person = held.dossier().applicant().person();
        return new Call(held, Optional.ofNullable(holds.get(person)));
    }

    private static boolean waits(Dossiers.Held held) {
        return held.dossier().stage() == Stage.IN_VERIFICA_TELEFONICA;
    }

    private Optional<Hold> hold(CodiceFiscale person) {
        return store.get(key(person)).map(CallQueue::read);
    }

    private Map<CodiceFiscale, Hold> holds() {
        Map<CodiceFiscale, Hold> holds = new HashMap<>();
        List<StoredRecord> page = store.list(HOLD, "", PAGE);
        while (!page.isEmpty()) {
            page.stream().map(CallQueue::read).forEach(hold -> holds.put(hold.person(), hold));
            page = store.list(HOLD, page.get(page.size() - 1).key(), PAGE);
        }
        return holds;
    }

    private static Hold read(StoredRecord stored) {
        String[] parts = new String(stored.value(), StandardCharsets.US_ASCII).split("\n", -1);
        Instant until = Instant.ofEpochMilli(Long.parseLong(parts[2]));
        return new Hold(stored.version(), parts[0], new CodiceFiscale(parts[1]), until);
    }

    private String key(CodiceFiscale person) {
        return HOLD + pepper.nameOf(person);
    }
}
