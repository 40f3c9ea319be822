package it.varco.launcher;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * What a running gateway says about itself.
 *
 * @param page the public site
 * @param management the site of administration and the management interface
 */
public record Running(long pid, State state, Address page, Address management) {

    /** Where a running gateway is on its way. */
    public enum State {
        STARTING,
        READY,
        /** Only the management site answers, until there is an administrator and the public site is opened. */
        FIRST_START,
        WITHOUT_PAGE,
        STOPPING;

        /** As scripts read it: lower case, with hyphens. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Where the first administrator begins. */
    static final String SETUP = "/amministrazione/avvio";

    /**
     * What the gateway that holds {@code data} says, or nothing if none does.
     *
     * @throws CannotStart if its lock cannot be read, as by another account
     */
    public static Optional<Running> in(Path data) {
        return RunFolder.running(data);
    }

    /**
     * Whether everything has started in the gateway that holds {@code data}, and not only what its page needs: the
     * management interface comes last.
     */
    public static boolean hasAllStarted(Path data) {
        return RunFolder.hasAllStarted(data);
    }

    /** The page on which the first administrator begins; empty while there is no management site. */
    public String setup() {
        return management.isNone() ? "" : management.url() + SETUP;
    }

    /** What there is to do while the public site is closed, in one sentence. */
    String firstStart(Path run) {
        return RunFolder.hasCode(run)
                ? "Varco waits for its first administrator: " + setup()
                : "Varco waits for an administrator to open the public site: " + setup();
    }
}
