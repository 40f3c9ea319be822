package it.varco.api.store;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Message;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a plugin wants changed when its step becomes final.
 *
 * <p>The room that called the plugin commits it together with its own changes, in one transaction (D-37). A record
 * found in another version than expected means: the plugin is asked once more, then the step counts as unavailable.
 * Immutable.
 */
public final class Effects {

    private static final Effects NONE = new Effects(List.of(), List.of(), Map.of(), false, Named.NOBODY);
    private static final int MOST = 50;
    private static final int MOST_MESSAGES = 10;
    private static final int MOST_NOTES = 5;
    private static final int LONGEST_NOTE = 200;
    private static final Pattern NOTE = Pattern.compile("[a-z]{1,20}");
    private static final Set<String> OF_THE_ROOM = Set.of("messages", "pratica", "receipt", "rule", "token");

    private final List<RecordChange> records;
    private final List<Message> messages;
    private final Map<String, String> notes;
    private final boolean endsOtherSessions;
    private final Named named;

    /** Whom it is about, and in which language they are written to, where that is not whoever acts. */
    private record Named(
            @Nullable CodiceFiscale person, @Nullable Locale language) {

        static final Named NOBODY = new Named(null, null);
    }

    private Effects(
            List<RecordChange> records,
            List<Message> messages,
            Map<String, String> notes,
            boolean endsOtherSessions,
            Named named) {
        this.records = records;
        this.messages = messages;
        this.notes = notes;
        this.endsOtherSessions = endsOtherSessions;
        this.named = named;
    }

    /** Nothing changes. */
    public static Effects none() {
        return NONE;
    }

    /**
     * Changes of the plugin's own records.
     *
     * @param changes at most 50, each of another key
     * @throws IllegalArgumentException if there are more, or two of one key
     */
    public static Effects records(List<RecordChange> changes) {
        List<RecordChange> own = List.copyOf(changes); // judged as they are kept, whatever list they came in
        if (own.size() > MOST || own.stream().map(RecordChange::key).distinct().count() < own.size()) {
            throw new IllegalArgumentException("effects: expected at most 50 changes of different records");
        }
        return new Effects(own, List.of(), Map.of(), false, Named.NOBODY);
    }

    /**
     * The same, and every other open session of the person ends, as do their logins under way: what a change of PIN,
     * credential or contact asks for (SEC-10). The session that the step opens, or in which it was taken, goes on.
     *
     * <p>Of whoever acts; of the person named by {@link #about}, where there is one: then all of theirs.
     */
    public Effects endingOtherSessions() {
        return new Effects(records, messages, notes, true, named);
    }

    /**
     * The same, and it is about this person, who is another than whoever acts, or acts without having signed in: the
     * record in the trail names them (AUD-09). Told of steps of a service; a login is about whoever signs in.
     */
    public Effects about(CodiceFiscale person) {
        return new Effects(records, messages, notes, endsOtherSessions, new Named(person, named.language));
    }

    /**
     * The same, and its messages are written in this language, because they are for another person than whoever acts;
     * without, in the language of the visit.
     */
    public Effects writtenIn(Locale language) {
        return new Effects(records, messages, notes, endsOtherSessions, new Named(named.person, language));
    }

    /**
     * The same, and these messages go out, with templates of the plugin's bundle.
     *
     * @param messages in the order in which they shall go out; at most 10
     * @throws IllegalArgumentException if there are more
     */
    public Effects sending(Message... messages) {
        if (messages.length > MOST_MESSAGES) {
            throw new IllegalArgumentException("effects: expected at most 10 messages");
        }
        return new Effects(records, List.of(messages), notes, endsOtherSessions, named);
    }

    /**
     * The same, and the record in the trail says this of it beyond the name of the operation, such as which of several
     * outcomes an officer chose. Told of steps of a service; a login has a record of its own shape.
     *
     * @param name 1 to 20 small letters, none of the words that Varco itself writes there: {@code messages},
     *     {@code pratica}, {@code receipt}, {@code rule}, {@code token}
     * @param value one line of at most 200 characters; never a secret, nor personal data (AUD-05)
     * @throws IllegalArgumentException if either has another shape, the name was noted before, or it is the sixth
     */
    public Effects noting(String name, String value) {
        boolean fits = NOTE.matcher(name).matches() && !OF_THE_ROOM.contains(name) && !notes.containsKey(name);
        boolean line = value.length() <= LONGEST_NOTE && value.chars().noneMatch(Character::isISOControl);
        if (!fits || !line || notes.size() >= MOST_NOTES) {
            throw new IllegalArgumentException("effects: expected at most 5 notes of one line, each under its name");
        }
        Map<String, String> more = new TreeMap<>(notes);
        more.put(name, value);
        return new Effects(records, messages, Map.copyOf(more), endsOtherSessions, named);
    }

    /** Changes of the plugin's own records; may be empty. */
    public List<RecordChange> records() {
        return records;
    }

    /** Messages that go out with it, in order; may be empty. */
    public List<Message> messages() {
        return messages;
    }

    /** What the record in the trail says of it, by name; may be empty. */
    public Map<String, String> notes() {
        return notes;
    }

    /** Whether every other open session of the person ends. */
    public boolean endsOtherSessions() {
        return endsOtherSessions;
    }

    /** Whom it is about, where that is not whoever signed in and acts. */
    public Optional<CodiceFiscale> about() {
        return Optional.ofNullable(named.person);
    }

    /** The language of its messages, where that is not the one of the visit. */
    public Optional<Locale> language() {
        return Optional.ofNullable(named.language);
    }
}
