package it.varco.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which approval is being tried, as a mark on the disk. Where one is found at a start, the process ended amid that
 * trial, perhaps by what was tried: nothing can keep code from ending the process. For one thread at a time.
 */
final class Trial {

    private static final Logger LOG = LoggerFactory.getLogger(Trial.class);

    private final Path mark;
    private final String cutOff;

    /** @param mark file that is there during a trial, and left by one that was cut off */
    Trial(Path mark) {
        this.mark = mark;
        cutOff = left(mark);
    }

    private static String left(Path mark) {
        try {
            return Files.exists(mark) ? Files.readString(mark) : "";
        } catch (IOException e) {
            LOG.warn("whether a plugin was tried when the gateway ended is not known mark={}", mark, e);
            return "";
        }
    }

    private static String words(String hash, long decision) {
        return hash + ' ' + decision;
    }

    /** Whether the process ended when these bytes were tried by that decision; they are not tried by it again. */
    boolean wasCutOff(String hash, long decision) {
        return cutOff.equals(words(hash, decision));
    }

    void begins(String hash, long decision) {
        try {
            Files.writeString(mark, words(hash, decision));
        } catch (IOException e) {
            LOG.warn("a plugin is tried without a mark: if it ends the gateway it is tried again mark={}", mark, e);
        }
    }

    void isOver() {
        try {
            Files.deleteIfExists(mark);
        } catch (IOException e) {
            LOG.warn("the mark of a trial that is over stays mark={}", mark, e);
        }
    }
}
