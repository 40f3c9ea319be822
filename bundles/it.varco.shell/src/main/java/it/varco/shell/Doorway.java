package it.varco.shell;

import it.varco.api.access.AccessControl;
import it.varco.api.session.Caller;
import it.varco.api.session.Channel;
import it.varco.api.session.Visit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;

/**
 * The only way in: whoever can read the token of the service account is the service account (D-46).
 *
 * <p>A shell in the framework could call the rooms' code in other ways; what it does by its commands is decided and
 * recorded like anything else.
 */
final class Doorway {

    private static final String HERE = "127.0.0.1";
    private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final int LENGTH = 10;

    private final Path tokenFile;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Doorway(Path tokenFile, Clock clock) {
        this.tokenFile = tokenFile;
        this.clock = clock;
    }

    /**
     * Who asks, for one command.
     *
     * @throws NotDone if access control is not here, or does not know the token
     */
    Caller caller(Present present) {
        AccessControl access = present.room(AccessControl.class);
        Visit visit = Visit.at(clock.instant(), HERE, reference())
                .channel(Channel.MANAGEMENT)
                .language(Locale.ENGLISH)
                .build();
        return access.serviceAccount(token(), visit)
                .orElseThrow(() -> new NotDone("Access control does not know the token in " + tokenFile + "."));
    }

    private String token() {
        try {
            return Files.readString(tokenFile).strip();
        } catch (IOException unreadable) {
            throw new NotDone("The token of the service account cannot be read from " + tokenFile + ".");
        }
    }

    private String reference() {
        StringBuilder reference = new StringBuilder();
        for (int at = 0; at < LENGTH; at++) {
            reference.append(ALPHABET[random.nextInt(ALPHABET.length)]);
        }
        return reference.toString();
    }
}
