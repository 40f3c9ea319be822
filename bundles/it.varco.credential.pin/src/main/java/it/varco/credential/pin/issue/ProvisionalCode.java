package it.varco.credential.pin.issue;

import it.varco.credential.hash.SecretHash;
import it.varco.credential.hash.Verifier;
import it.varco.credential.pin.PinAlphabet;
import it.varco.credential.pin.PinText;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * The code that is asked for beside the link of a recovery: eight letters and digits, shown in two groups.
 *
 * @source PIN-39, SEC-06
 */
final class ProvisionalCode implements AutoCloseable {

    private static final int LENGTH = 8;
    private static final int GROUP = 4;

    private final char[] characters;

    private ProvisionalCode(char[] characters) {
        this.characters = characters;
    }

    /** A new one. */
    static ProvisionalCode drawn(IntUnaryOperator dice) {
        return new ProvisionalCode(PinAlphabet.ALPHANUMERIC.drawn(LENGTH, dice));
    }

    /** As people read it, such as {@code K7MQ-4T2P}; to be cleared by the caller. */
    char[] grouped() {
        char[] grouped = new char[LENGTH + 1];
        System.arraycopy(characters, 0, grouped, 0, GROUP);
        grouped[GROUP] = '-';
        System.arraycopy(characters, GROUP, grouped, GROUP + 1, LENGTH - GROUP);
        return grouped;
    }

    /**
     * The hash of it.
     *
     * @return empty if every place for hashing is taken
     * @throws InterruptedException if the thread is interrupted while it waits for its turn to hash
     */
    Optional<SecretHash> hashed(Verifier verifier) throws InterruptedException {
        byte[] counted = PinText.counted(characters);
        try {
            return verifier.hashOf(counted);
        } finally {
            Arrays.fill(counted, (byte) 0);
        }
    }

    @Override
    public void close() {
        Arrays.fill(characters, '\0');
    }

    /** Never the code. */
    @Override
    public String toString() {
        return "ProvisionalCode";
    }
}
