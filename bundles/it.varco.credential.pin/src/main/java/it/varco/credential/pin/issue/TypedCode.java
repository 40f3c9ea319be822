package it.varco.credential.pin.issue;

import it.varco.credential.hash.SecretHash;
import it.varco.credential.hash.Verifier;
import it.varco.credential.pin.PinText;
import java.util.Arrays;
import java.util.Optional;

/**
 * A code, or a half of a PIN, as somebody copied it: blanks and hyphens between its groups do not count, nor the
 * difference between capital and small letters.
 */
final class TypedCode implements AutoCloseable {

    /** The most that somebody types: sixteen characters, with blanks or hyphens between its groups. */
    static final int LONGEST = 24;

    private final char[] characters;

    /** @param text of any shape */
    TypedCode(String text) {
        char[] plain = new char[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '-' && !Character.isWhitespace(c)) {
                plain[length++] = c;
            }
        }
        characters = Arrays.copyOf(plain, length);
        Arrays.fill(plain, '\0');
    }

    /** The characters that count; cleared with this object. */
    char[] characters() {
        return characters;
    }

    /**
     * Whether it is the one that was hashed; the work of one hash whatever comes of it, also where there is none.
     *
     * @param usable whether everything else is right; where it is not, the answer will be a refusal
     * @return empty if every place for hashing is taken
     * @throws InterruptedException if the thread is interrupted while it waits for its turn
     */
    Optional<Boolean> matches(Optional<SecretHash> stored, Verifier verifier, boolean usable)
            throws InterruptedException {
        SecretHash expected = stored.filter(verifier::readable).orElse(verifier.nobody());
        byte[] counted = PinText.counted(characters);
        try {
            return verifier.verify(expected, counted, usable).map(Verifier.Verdict::matches);
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
        return "TypedCode";
    }
}
