package it.varco.access;

import it.varco.api.identity.PersonalName;
import it.varco.spi.store.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The name of a member of staff as it is kept: surname and name, a line each, in UTF-8; no bytes for nobody's. */
final class WrittenName {

    private static final String LINE_END = "\n"; // no name has one

    private WrittenName() {}

    static Bytes of(PersonalName name) {
        return Bytes.of((name.surname() + LINE_END + name.name()).getBytes(StandardCharsets.UTF_8));
    }

    static Optional<PersonalName> read(Bytes written) {
        if (written.length() == 0) {
            return Optional.empty();
        }
        String[] lines = new String(written.array(), StandardCharsets.UTF_8).split(LINE_END, 2);
        return Optional.of(new PersonalName(lines[0], lines[1]));
    }
}
