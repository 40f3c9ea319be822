package it.varco.store.jdbc;

import it.varco.api.form.Sentence;
import java.sql.SQLException;
import java.util.Optional;

/** Where a database lives, as far as this process can see it and do something about it. Thread-safe. */
interface Housing {

    /** A server looks after itself. */
    Housing ELSEWHERE = new Housing() {
        @Override
        public Optional<Sentence> trouble() {
            return Optional.empty();
        }

        @Override
        public boolean hasRoom() {
            return true;
        }

        @Override
        public void restart() {
            // nothing of it runs here
        }
    };

    /** Why nothing can be written there now, the end of a sentence; writes a little to find out. */
    Optional<Sentence> trouble();

    /** Whether there is room for more than the trail; asks the file system at most ten times a second. */
    boolean hasRoom();

    /** Ends the database, so that the next connection starts it anew; connections and their transactions are lost. */
    void restart() throws SQLException;
}
