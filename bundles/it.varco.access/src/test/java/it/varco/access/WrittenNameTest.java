package it.varco.access;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.identity.PersonalName;
import it.varco.spi.store.Bytes;
import org.junit.jupiter.api.Test;

class WrittenNameTest {

    @Test
    void isReadAsItWasWritten() {
        PersonalName name = new PersonalName("Straßmüller", "María José");

        assertThat(WrittenName.read(WrittenName.of(name))).contains(name);
        assertThat(WrittenName.read(Bytes.EMPTY)).isEmpty();
    }

    /** The store takes 900 bytes; no Latin letter has more than three for each of its UTF-16 units. */
    @Test
    void fitsTheStoreHoweverLongItIs() {
        String longest = "\u1ea4".repeat(PersonalName.LONGEST);

        assertThat(WrittenName.of(new PersonalName(longest, longest)).length()).isLessThanOrEqualTo(900);
    }
}
