package it.varco.credential.local;

import static it.varco.credential.local.LocalWorld.MARIO;
import static it.varco.credential.local.LocalWorld.PASSPHRASE;
import static it.varco.credential.local.LocalWorld.SARA;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import it.varco.spi.credential.LoginStep;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemoLoaderTest {

    private static final String PUBLISHED = "girasole-anfora-tramonto-7";
    private static final DemoAccount ACCOUNT =
            DemoAccount.parse("RSSMRA80A01H501U;" + PUBLISHED + ";Mario Rossi;JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP");

    private final LocalWorld world = new LocalWorld().with(LocalWorld.development(ACCOUNT));

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void letsAnInventedAdministratorSignInWithWhatIsPublished() {
        LoginStep.Recognised mario = (LoginStep.Recognised) world.login(MARIO, PUBLISHED, world.code());

        assertThat(mario.identity().name()).hasValue("Mario Rossi");
        assertThat(world.stored(MARIO).demo()).isTrue();
    }

    @Test
    @Proves("SEC-70")
    void opensNothingInProductionWithAnAccountThatWasPublishedBefore() {
        world.login(MARIO, PUBLISHED, world.code());
        world.with(LocalWorld.settings(LocalWorld.CHEAP, Keys.pepper()));

        assertThat(world.login(MARIO, PUBLISHED, world.code())).isInstanceOf(LoginStep.Refused.class);
    }

    @Test
    @Proves("SEC-06")
    void remembersTheLastCodeOverARestart() {
        LoginStep.Recognised mario = (LoginStep.Recognised) world.login(MARIO, PUBLISHED, world.code());
        world.store.commit(mario.effects());
        long writes = world.store.writes();

        assertThat(world.login(MARIO, PUBLISHED, world.code())).isInstanceOf(LoginStep.Refused.class);

        world.clock.advance(Duration.ofSeconds(30));
        assertThat(world.login(MARIO, PUBLISHED, world.code())).isInstanceOf(LoginStep.Recognised.class);
        assertThat(world.store.writes()).isEqualTo(writes);
    }

    @Test
    void leavesAnAccountAloneThatItsHolderMade() {
        world.put(MARIO, world.account(false));

        assertThat(world.login(MARIO, PASSPHRASE, world.code())).isInstanceOf(LoginStep.Recognised.class);
        assertThat(world.login(MARIO, PUBLISHED, world.code())).isInstanceOf(LoginStep.Refused.class);
    }

    @Test
    @Proves("SEC-12")
    void triesAgainWhenTheStoreComesBackAndKeepsNobodyElseWaiting() {
        world.store.breakDown();
        LocalCredentialProvider provider = world.provider();
        assertThat(world.login(provider, SARA, PASSPHRASE, world.code()))
                .isEqualTo(new LoginStep.Unavailable("local.store"));
        world.store.recover();

        assertThat(world.login(provider, MARIO, PUBLISHED, world.code())).isInstanceOf(LoginStep.Recognised.class);
    }
}
