package it.varco.credential.local;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LocalAccountTest {

    private final LocalWorld world = new LocalWorld();
    private final LocalAccount account = world.account(true)
            .after(59_999)
            .with(RecoveryCodes.of(List.of(LocalWorld.RECOVERY), LocalWorld.SARA, Keys.pepper()));

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void isReadBackAsItWasWritten() {
        LocalAccount back = LocalAccount.decode(account.encode()).orElseThrow();

        assertThat(back.demo()).isTrue();
        assertThat(back.name()).isEqualTo("Sara Barbieri");
        assertThat(back.key().bytes()).isEqualTo(LocalWorld.KEY.bytes());
        assertThat(back.lastStep()).isEqualTo(59_999);
        assertThat(back.recovery().count()).isEqualTo(1);
        assertThat(back.encode()).isEqualTo(account.encode());
    }

    @Test
    @Proves("SEC-12")
    void isNotReadFromAnythingElse() {
        byte[] right = account.encode();

        for (int length = 0; length < right.length; length++) {
            assertThat(LocalAccount.decode(Arrays.copyOf(right, length))).isEmpty();
        }
        assertThat(LocalAccount.decode(Arrays.copyOf(right, right.length + 1))).isEmpty();
        for (int format : new int[] {0, 2, 255}) {
            byte[] other = right.clone();
            other[0] = (byte) format;
            assertThat(LocalAccount.decode(other)).isEmpty();
        }
        byte[] unmarked = right.clone();
        unmarked[1] = 2;
        assertThat(LocalAccount.decode(unmarked)).isEmpty();
    }

    @Test
    @Proves("SEC-53")
    void printsNothingThatIsAnybodys() {
        assertThat(account).hasToString("LocalAccount[RecoveryCodes[1]]");
        assertThat(new EnrolmentState.Keyed("name", account).toString()).doesNotContain("Sara");
    }
}
