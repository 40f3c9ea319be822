package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The handbook's page "Write a credential provider", followed word for word. */
class WriteAProviderIT {

    private static final String ADDRESS = "/accesso/almanac";

    @TempDir
    Path desk;

    /** From an empty folder to a login through one's own provider, and out again. */
    @Test
    @Timeout(300)
    @Proves("DEV-01")
    void endsWithALoginThroughTheNewProvider() {
        Guide guide = new Guide("write-a-credential-provider.md");
        Path project = desk.resolve("project");
        guide.write(project);
        LocalRepository.fill(desk.resolve("repository"));

        try (Gateway gateway = Gateway.unpacked(0)) {
            follow(guide, "verify", project, gateway);
            Command.Result shown = follow(guide, "install", project, gateway);
            assertThat(shown.said()).contains("almanac");

            Visitor visitor = new Visitor(gateway);
            Until.isTrue(
                    "the provider is offered",
                    () -> visitor.get("/accesso").body().contains(ADDRESS));
            Map<String, String> who = visitor.fields(ADDRESS, ADDRESS);
            who.put("person", "RSSMRA80A01H501U");
            HttpResponse<String> next = visitor.post(ADDRESS, who);
            HttpResponse<String> question =
                    visitor.get(next.headers().firstValue("location").orElseThrow());
            Map<String, String> word = Visitor.hidden(question.body(), ADDRESS);
            word.put("word", "solstizio");
            assertThat(visitor.post(ADDRESS, word).statusCode()).isEqualTo(303);
            assertThat(visitor.isIn()).isTrue();

            follow(guide, "remove", project, gateway);
            Visitor later = new Visitor(gateway);
            Until.isTrue(
                    "the provider is gone",
                    () -> !later.get("/accesso/pin").body().contains(ADDRESS));
            assertThat(visitor.isIn()).as("whoever was in stays in").isTrue();
        }
    }

    private Command.Result follow(Guide guide, String command, Path project, Gateway gateway) {
        Map<String, String> around = Map.of(
                "VARCO", gateway.home().toString(), "MAVEN_OPTS", "-Dmaven.repo.local=" + desk.resolve("repository"));
        Command.Result result =
                Command.in(project, List.of("bash", "-euo", "pipefail", "-c", guide.command(command)), around);
        assertThat(result.code()).as(result.said()).isZero();
        return result;
    }
}
