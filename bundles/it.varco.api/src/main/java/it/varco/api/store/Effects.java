package it.varco.api.store;

import java.util.List;

/**
 * What a plugin wants changed when its step becomes final.
 *
 * <p>The room that called the plugin commits it together with its own changes, in one transaction (D-37). A record
 * found in another version than expected means: the plugin is asked once more, then the step counts as unavailable.
 * Immutable.
 */
public final class Effects {

    private static final Effects NONE = new Effects(List.of(), false);
    private static final int MOST = 50;

    private final List<RecordChange> records;
    private final boolean endsOtherSessions;

    private Effects(List<RecordChange> records, boolean endsOtherSessions) {
        this.records = records;
        this.endsOtherSessions = endsOtherSessions;
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
        return new Effects(own, false);
    }

    /**
     * The same, and every other open session of the person ends: what a change of PIN, credential or contact asks for
     * (SEC-10). The session that the step opens, or in which it was taken, goes on.
     */
    public Effects endingOtherSessions() {
        return new Effects(records, true);
    }

    /** Changes of the plugin's own records; may be empty. */
    public List<RecordChange> records() {
        return records;
    }

    /** Whether every other open session of the person ends. */
    public boolean endsOtherSessions() {
        return endsOtherSessions;
    }
}
