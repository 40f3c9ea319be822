package it.varco.itests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.plugin.Objection;
import it.varco.inspection.Inspection;
import it.varco.inspection.Inspector;
import it.varco.inspection.Surroundings;
import it.varco.itests.rules.Row.Kind;
import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The plugins of the house would pass the gate that those of others have to pass. */
class OwnPluginsTest {

    private static final Inspector INSPECTOR = new Inspector(new Surroundings(true, Set.of(), Set.of()));

    static Stream<Path> jars() throws IOException {
        try (Stream<Path> files = Files.walk(ProjectRoot.find().resolve("bundles"), 3)) {
            return files
                    .filter(file -> file.toString().endsWith("-SNAPSHOT.jar"))
                    .filter(file ->
                            Row.is(file.getParent().getParent().getFileName().toString(), Kind.PLUGIN))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("jars")
    @Proves({"SEC-82", "D-39", "D-40"})
    void passTheGate(Path jar) throws IOException {
        Inspection inspection = INSPECTOR.inspect(Files.readAllBytes(jar));

        assertThat(inspection.isWhole()).isTrue();
        assertThat(inspection.objections())
                .filteredOn(each -> !isTheOneException(jar, each))
                .isEmpty();
        assertThat(inspection.sheet().personalData()).isNotEmpty();
    }

    /** The providers of a federation share the room that reads its messages, and nothing else of ours (D-19). */
    private static boolean isTheOneException(Path jar, Objection objection) {
        String bundle = jar.getParent().getParent().getFileName().toString();
        return Row.of(bundle)
                        .filter(row -> row.mayImport(bundle, "it.varco.federation"))
                        .isPresent()
                && objection.rule().equals("gate.imports")
                && objection.why().toString().contains(" plugins: it.varco.federation;");
    }
}
