package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.itests.saml.Expected;
import it.varco.itests.saml.Reply;
import it.varco.itests.saml.SpidLogin;
import it.varco.proves.Proves;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to the gateway between a request of SPID and its answer: switches, updates, restarts. */
class SpidLifeIT {

    private static final String SPID = "spid";
    private static final int AWAY = 503;

    private static SpidTrial trial;

    @BeforeAll
    static void start() {
        trial = SpidTrial.started();
    }

    @AfterAll
    static void remove() {
        trial.close();
    }

    /** How a gateway ends. */
    enum End {
        STOP,
        KILL;

        private void of(Gateway gateway) {
            if (this == STOP) {
                gateway.stop();
            } else {
                gateway.kill();
            }
        }
    }

    @Test
    @Proves({"D-43", "SEC-11"})
    void anAnswerThatComesWhileItIsOffIsRefusedForGood() {
        SpidLogin login = trial.site().login();
        SpidLogin again = login.copy();
        Management management = trial.gateway().management();

        management.turn(SPID, "off", "rehearsal");
        Reply whileOff = login.answer(trial.site().good(login));
        management.turn(SPID, "on", "end of the rehearsal");

        assertThat(whileOff.entered()).isFalse();
        assertThat(whileOff.status()).isEqualTo(AWAY);
        assertThat(again.answer(trial.site().good(again))).matches(SpidLifeIT::isRefusal);
        entered(trial.site().login());
    }

    @ParameterizedTest
    @ValueSource(strings = {"it.varco.credential.spid", "it.varco.federation"})
    @Proves("D-43")
    void anUpdateBetweenRequestAndAnswerChangesNothing(String bundle) {
        SpidLogin login = trial.site().login();

        trial.hands().replace(bundle);

        entered(login);
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"SPID-81", "SPID-147"})
    void whatWasUsedIsRememberedOverARestart(End end) {
        SpidLogin login = trial.site().login();
        SpidLogin again = login.copy();
        String answer = trial.site().good(login, "_used-" + end);
        assertThat(login.answer(answer).entered()).isTrue();

        end.of(trial.gateway());
        trial.startAgain();

        assertThat(again.answer(answer)).matches(SpidLifeIT::isRefusal);
        Management management = trial.gateway().management();
        long before = management.lastPosition();
        SpidLogin next = trial.site().login();
        assertThat(next.answer(trial.site().good(next, "_used-" + end))).matches(SpidLifeIT::isRefusal);
        assertThat(management.loginsAfter(before)).containsExactly("refused spid.replay");
    }

    @ParameterizedTest
    @EnumSource
    @Proves("D-62")
    void aLoginThatWasBegunBeforeARestartIsFinishedAfterIt(End end) {
        SpidLogin login = trial.site().login();

        end.of(trial.gateway());
        trial.startAgain();

        entered(login);
    }

    @ParameterizedTest
    @EnumSource
    @Proves("SPID-19")
    void theMetadataAreTheSameBytesAfterARestart(End end) throws IOException, InterruptedException {
        byte[] before = metadata();

        end.of(trial.gateway());
        trial.startAgain();

        assertThat(metadata()).isEqualTo(before);
    }

    private static byte[] metadata() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(trial.gateway().site().resolve("/accesso/spid/metadata"))
                .build();
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** A right answer signs somebody in. */
    private static void entered(SpidLogin login) {
        Reply reply = login.answer(trial.site().good(login));
        assertThat(reply.status()).isEqualTo(Expected.ACCEPTED.status());
        assertThat(reply.entered()).isTrue();
    }

    private static boolean isRefusal(Reply reply) {
        return reply.status() == Expected.REFUSED.status() && !reply.entered();
    }
}
