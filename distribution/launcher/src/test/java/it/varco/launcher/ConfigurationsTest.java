package it.varco.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.proves.Proves;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.apache.felix.cm.json.io.ConfigurationResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationsTest {

    @TempDir
    private Path folder;

    private TestHome test;

    @BeforeEach
    void makeHome() throws IOException {
        test = new TestHome(folder)
                .configurations("{\"it.varco.http~public\": {\"port:Integer\": 8080, \"host\": \"127.0.0.1\"},"
                        + " \"it.varco.store\": {\"url\": \"jdbc:derby:${varco.data}/db\","
                        + " \"list\": [\"a\", \"b\\\\\"]}}");
    }

    @Test
    void takesWhatTheFeaturesSay() throws IOException {
        assertThat(byPid())
                .containsEntry("it.varco.http~public", Map.of("port:Integer", 8080L, "host", "127.0.0.1"))
                .containsEntry(
                        "it.varco.store",
                        Map.of("url", "jdbc:derby:" + folder + "/data/db", "list", List.of("a", "b\\")));
    }

    @Test
    void aFileStandsInPlaceOfWhatTheFeaturesSay() throws IOException {
        file("it.varco.http-public.cfg", "port=9090\npath=${varco.home}/x\ntext=perché");
        file("it.varco.other.cfg", "");

        assertThat(byPid())
                .containsEntry("it.varco.http~public", Map.of("port", "9090", "path", folder + "/x", "text", "perché"))
                .containsEntry("it.varco.other", Map.of());
    }

    @Test
    @Proves("D-52")
    void aFileWithListsIsTyped() throws IOException {
        file("it.varco.a.cfg", "powers = [ \\\n  \"a \\\"b\\\"\", \\\n  \"${varco.data}\" ]\nname = \"x=y\"\n");
        file("it.varco.b.cfg", "powers = [ \"a\" ]\nname = plain\n");

        assertThat(byPid())
                .containsEntry("it.varco.a", Map.of("powers", List.of("a \"b\"", folder + "/data"), "name", "x=y"))
                .containsEntry("it.varco.b", Map.of("powers", "[ \"a\" ]", "name", "plain"));
    }

    @Test
    void aFileOfAnInstanceHasATildeOrAHyphen() throws IOException {
        file("a~one.cfg", "k=1");
        file("a-two-more.cfg", "k=2");

        assertThat(byPid()).containsEntry("a~one", Map.of("k", "1")).containsEntry("a~two-more", Map.of("k", "2"));
    }

    @Test
    void refusesTwoFilesForOneConfiguration() throws IOException {
        file("a~one.cfg", "k=1");
        file("a-one.cfg", "k=2");

        assertThatThrownBy(this::configurations)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("are for the same configuration");
    }

    @Test
    void refusesAFileItCannotRead() throws IOException {
        refuses("it.varco.http~my-own.cfg", "", "Rename conf/it.varco.http~my-own.cfg to it.varco.http-my-own.cfg");
        refuses("a.cfg", "x=\\u12", "cannot be read");
        refuses("a.cfg", "x = { \"a\" }", "expected \"text\" or [ \"text\", \"text\" ] as the value of x");
        refuses("a.cfg", "service.pid=x", "has a key that no configuration has: 'service.pid'");
        refuses("a.cfg", "a\\ b=x", "has a key that no configuration has: 'a b'");
    }

    @Test
    void writesWhatTheConfiguratorReads() throws IOException {
        ConfigurationResource read = org.apache.felix.cm.json.io.Configurations.buildReader()
                .verifyAsBundleResource(true)
                .build(new StringReader(configurations().initial("one \"two\"\n")))
                .readConfigurationResource();

        assertThat(read.getProperties()).containsEntry(":configurator:symbolic-name", "it.varco.launcher");
        Hashtable<String, Object> http = read.getConfigurations().get("it.varco.http~public");
        assertThat(http).containsEntry("port", 8080).containsEntry("host", "127.0.0.1");
        assertThat((Object[]) read.getConfigurations().get("it.varco.store").get("list"))
                .containsExactly("a", "b\\");
    }

    @Test
    void findsAPortThatAnotherProgramHas() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, Map<String, Object>> wanted =
                    Map.of("it.varco.http~public", Map.of("port", String.valueOf(other.getLocalPort())));

            assertThatThrownBy(() -> Ports.check(wanted, Map.of()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("The port " + other.getLocalPort() + " of 127.0.0.1 cannot be used")
                    .hasMessageEndingWith("or set port in conf/it.varco.http~public.cfg.");
            assertThatThrownBy(() -> Ports.check(Map.of("it.varco.http~public", Map.of()), wanted))
                    .isInstanceOf(CannotStart.class);
        }
    }

    @Test
    void leavesToTheListenerWhatItCannotTell() {
        assertThatCode(() -> Ports.check(
                        Map.of(
                                "it.varco.http~a", Map.of("port", "x"),
                                "it.varco.http~b", Map.of("port", "0"),
                                "it.varco.http~c", Map.of("port", "1", "host", "no.such.host.invalid"),
                                "it.varco.other~d", Map.of("port", "1")),
                        Map.of()))
                .doesNotThrowAnyException();
    }

    private void refuses(String name, String text, String reason) throws IOException {
        file(name, text);
        assertThatThrownBy(this::configurations).isInstanceOf(CannotStart.class).hasMessageContaining(reason);
        Files.delete(folder.resolve("conf").resolve(name));
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve("conf").resolve(name), text);
    }

    private Configurations configurations() throws IOException {
        Home home = test.write();
        return Configurations.of(Features.read(home.features()), home);
    }

    private Map<String, Map<String, Object>> byPid() throws IOException {
        return configurations().byPid();
    }
}
