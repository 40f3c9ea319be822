package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The handbook's page "Write a credential provider", followed word for word, from an empty folder on; each test goes on
 * where the one before it ended.
 */
@TestMethodOrder(OrderAnnotation.class)
@Timeout(300)
class WriteAProviderIT {

    private static final String ADDRESS = "/accesso/almanac";

    @TempDir
    private static Path desk;

    private static Guide guide;
    private static Gateway gateway;
    private static Visitor visitor;

    @BeforeAll
    static void unpack() {
        guide = new Guide("write-a-credential-provider.md");
        LocalRepository.fill(repository());
        gateway = Gateway.unpacked(0);
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    @Test
    @Order(1)
    @Proves("DEV-01")
    void beginsWithAProjectThatKeepsTheContract() {
        follow("generate", desk);
        Command.Result examined = follow("verify", project());

        assertThat(examined.said()).contains("cp01_", "CP-05 skipped: ").doesNotContain("<failure/>");
    }

    @Test
    @Order(2)
    @Proves("DEV-01")
    void goesOnToALoginThroughTheNewProvider() {
        assertThat(follow("try", project()).said()).contains("almanac");

        visitor = new Visitor(gateway);
        signIn(visitor);
    }

    @Test
    @Order(3)
    @Proves("DEV-01")
    void endsWithoutTheProviderAndWhoeverWasInStaysIn() {
        follow("remove", project());

        Visitor later = new Visitor(gateway);
        Until.isTrue(
                "the provider is gone", () -> !later.get("/accesso/pin").body().contains(ADDRESS));
        assertThat(visitor.isIn()).isTrue();
    }

    @Test
    @Order(4)
    @Proves({"D-10", "SEC-87"})
    void waitsInProductionUntilItIsApproved() {
        follow("production", project());
        assertThat(follow("deliver", project()).said()).contains("waiting", "org.example.credential.almanac");

        assertThat(new Visitor(gateway).get("/accesso/pin").body()).doesNotContain(ADDRESS);
    }

    @Test
    @Order(5)
    @Proves({"SEC-80", "DEV-01"})
    void isUsedForALoginOnceItsBytesAreApproved() {
        assertThat(follow("approve", project()).said()).contains("running");

        signIn(new Visitor(gateway));
    }

    private static void signIn(Visitor visitor) {
        Until.isTrue(
                "the provider is offered", () -> visitor.get("/accesso").body().contains(ADDRESS));
        Map<String, String> answer = visitor.fields(ADDRESS, ADDRESS);
        answer.put("person", "RSSMRA80A01H501U");
        answer.put("word", "solstizio");
        assertThat(visitor.post(ADDRESS, answer).statusCode()).isEqualTo(303);
        assertThat(visitor.isIn()).isTrue();
    }

    private static Command.Result follow(String command, Path folder) {
        Map<String, String> around =
                Map.of("VARCO", gateway.home().toString(), "MAVEN_OPTS", "-Dmaven.repo.local=" + repository());
        Command.Result result =
                Command.in(folder, List.of("bash", "-euo", "pipefail", "-c", guide.command(command)), around);
        assertThat(result.code()).as(result.said()).isZero();
        return result;
    }

    private static Path project() {
        return desk.resolve("org.example.credential.almanac");
    }

    private static Path repository() {
        return desk.resolve("repository");
    }
}
