package it.varco.credential.pin.issue;

import it.varco.credential.hash.SecretHash;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is kept about the issue of the PIN of one person, beside the PIN itself. Immutable. Prints the stage only.
 *
 * @param applicant what they said
 * @param contacts where they are reached
 * @param origin how it began
 * @param registrar who took the request down by phone, as {@link Dossiers#officerOf} names them: another officer calls
 * @param number by which the request is followed, as {@link it.varco.api.form.SpokenNumber} writes it
 * @param stage where it stands
 * @param since when it came to stand there, to the millisecond
 * @param verified whether residence and document were verified, by the archive or in the call (FAS-07)
 * @param calls how often nobody answered
 * @param next when time brings about the next thing, if it ever does
 * @param half hash of the first half alone, until it is activated and the second one has left (PIN-21); it opens
 *     nothing (PIN-24)
 * @param recovery that is under way
 * @param history what happened, the oldest first
 */
record Dossier(
        Applicant applicant,
        Contacts contacts,
        Origin origin,
        Optional<String> registrar,
        String number,
        Stage stage,
        Instant since,
        boolean verified,
        int calls,
        Optional<Instant> next,
        Optional<SecretHash> half,
        Optional<Recovery> recovery,
        List<Event> history) {

    /** The letter with a first half was handed to the post. */
    static final String LETTER_SENT = "letter.sent";

    /** For how long a request is kept that came to nothing, so that it can be followed; a guess. */
    static final Duration KEPT = Duration.ofDays(30);

    private static final int MOST_EVENTS = 40;
    private static final int MOST_CALLS = 255; // a byte in the record

    /** How the issue of a PIN began. The numbers stand in stored records and never change. */
    enum Origin {
        /** The person asked on the portal (PIN-14). */
        PORTAL(1),
        /** The person asked the Contact Center (PIN-13). */
        PHONE(2),
        /** The institute sent it of its own motion (PIN-21). */
        CAMPAIGN(3);

        private final int number;

        Origin(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }
    }

    /**
     * Something that happened.
     *
     * @param what a dotted word, such as {@code call.positive}
     */
    record Event(Instant at, String what) {}

    /** Of a long history the latest are kept. */
    Dossier {
        int more = Math.max(0, history.size() - MOST_EVENTS);
        history = List.copyOf(history.subList(more, history.size()));
    }

    /** A request that was just made. */
    static Dossier asked(Applicant applicant, Contacts contacts, Origin origin, String number, Instant at) {
        List<Event> first = List.of(new Event(at, "request"));
        return new Dossier(
                applicant,
                contacts,
                origin,
                Optional.empty(),
                number,
                Stage.RICHIESTO,
                at,
                false,
                0,
                Optional.of(at),
                Optional.empty(),
                Optional.empty(),
                first);
    }

    /** The same, which an officer took down. */
    Dossier registeredBy(String officer) {
        return new Dossier(
                applicant,
                contacts,
                origin,
                Optional.of(officer),
                number,
                stage,
                since,
                verified,
                calls,
                next,
                half,
                recovery,
                history);
    }

    /**
     * The same at another stage.
     *
     * @param what happened
     * @param then when time brings about the next thing
     */
    Dossier at(Stage other, Instant at, String what, Optional<Instant> then) {
        return new Dossier(
                applicant,
                contacts,
                origin,
                registrar,
                number,
                other,
                at,
                verified,
                calls,
                then,
                half,
                recovery,
                noted(at, what));
    }

    /**
     * The same at an earlier stage, as if it had stood there all the time.
     *
     * @param before since when
     * @param what happened
     * @param then when time brings about the next thing
     */
    Dossier back(Stage earlier, Instant before, Instant at, String what, Optional<Instant> then) {
        return new Dossier(
                applicant,
                contacts,
                origin,
                registrar,
                number,
                earlier,
                before,
                verified,
                calls,
                then,
                half,
                recovery,
                noted(at, what));
    }

    /** The same after something happened that leaves the stage as it is. */
    Dossier after(Instant at, String what, Optional<Instant> then) {
        return new Dossier(
                applicant,
                contacts,
                origin,
                registrar,
                number,
                stage,
                since,
                verified,
                calls,
                then,
                half,
                recovery,
                noted(at, what));
    }

    /** The same, at which time brings about the next thing at another instant, or never. */
    Dossier due(Optional<Instant> then) {
        return new Dossier(
                applicant, contacts, origin, registrar, number, stage, since, verified, calls, then, half, recovery,
                history);
    }

    /** The same after the facts that make the person eligible were verified. */
    Dossier verifiedFacts() {
        return new Dossier(
                applicant, contacts, origin, registrar, number, stage, since, true, calls, next, half, recovery,
                history);
    }

    /** The same after it turned out that nothing was verified. */
    Dossier unverifiedFacts() {
        return new Dossier(
                applicant, contacts, origin, registrar, number, stage, since, false, calls, next, half, recovery,
                history);
    }

    /** The same after nobody answered a call. */
    Dossier unanswered(Instant at) {
        List<Event> longer = noted(at, CallOutcome.UNANSWERED.act());
        return new Dossier(
                applicant,
                contacts,
                origin,
                registrar,
                number,
                stage,
                since,
                verified,
                Math.min(MOST_CALLS, calls + 1),
                next,
                half,
                recovery,
                longer);
    }

    /** The same with other contacts. */
    Dossier reachedAt(Contacts other) {
        return new Dossier(
                applicant, other, origin, registrar, number, stage, since, verified, calls, next, half, recovery,
                history);
    }

    /** The same with another recovery under way, or none. */
    Dossier recovering(Optional<Recovery> other) {
        return new Dossier(
                applicant, contacts, origin, registrar, number, stage, since, verified, calls, next, half, other,
                history);
    }

    /** The same with another first half that waits for its activation, or none. */
    Dossier waitingFor(Optional<SecretHash> other) {
        return new Dossier(
                applicant, contacts, origin, registrar, number, stage, since, verified, calls, next, other, recovery,
                history);
    }

    /**
     * Whether an officer or the archive found right what was typed; otherwise its words and contacts may be anybody's.
     */
    boolean isLookedAt() {
        return verified
                || switch (stage) {
                    case PRIMA_META_INVIATA, DA_ATTIVARE, IN_ATTESA_PRIMO_ACCESSO, CONCLUSO -> true;
                    case RICHIESTO, IN_VERIFICA_TELEFONICA, ANNULLATO, SCADUTO_NON_ATTIVATO, REVOCATO -> false;
                };
    }

    /**
     * When it is forgotten: an ended request that nobody looked at, because strangers can make as many as they like;
     * empty for any other.
     */
    Optional<Instant> forgotten() {
        return stage == Stage.ANNULLATO && !isLookedAt() ? Optional.of(since.plus(KEPT)) : Optional.empty();
    }

    /** Whether the second half is on its way to whoever activated the first one (PIN-21). */
    boolean isActivated() {
        return stage == Stage.PRIMA_META_INVIATA && half.isPresent();
    }

    /** Whether the holder may have a PIN beyond the end of the PIN, as was verified (FAS-05, FAS-07). */
    boolean eligible() {
        return verified && applicant.eligible();
    }

    /** The same after an officer recorded what is so now. */
    Dossier stating(Applicant other) {
        return new Dossier(
                other, contacts, origin, registrar, number, stage, since, true, calls, next, half, recovery, history);
    }

    /** When something happened last since it came to this stage; empty if it did not. */
    Optional<Instant> happened(String what) {
        return history.stream()
                .filter(event -> event.what().equals(what) && !event.at().isBefore(since))
                .map(Event::at)
                .reduce((earlier, later) -> later);
    }

    /** When the request was made; of a long history, the earliest that is known. */
    Instant begun() {
        return history.isEmpty() ? since : history.get(0).at();
    }

    /** From when the days of the activation run (PIN-23): the dispatch of the letter, as far as it is known. */
    Instant activationStart() {
        return happened(LETTER_SENT).orElse(since);
    }

    private List<Event> noted(Instant at, String what) {
        List<Event> longer = new ArrayList<>(history);
        longer.add(new Event(at, what));
        return longer;
    }

    @Override
    public String toString() {
        return "Dossier[" + stage + "]";
    }
}
