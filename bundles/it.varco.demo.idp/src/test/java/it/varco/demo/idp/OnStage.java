package it.varco.demo.idp;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tests that share one stage, opened before the first of a class and closed after its last. */
abstract class OnStage {

    static Stage stage;

    @TempDir
    static Path folder;

    @BeforeAll
    static void open() {
        stage = new Stage(folder);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    /** A good one, in a form. */
    static Request request() {
        return new Request(stage.post());
    }
}
