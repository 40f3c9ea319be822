package it.varco.itests.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.openqa.selenium.JavascriptExecutor;

/**
 * Looks for what shuts people out of a page.
 *
 * <p>The pages have no frames, so the script of axe-core is run as it is: what the library around it adds is for
 * frames.
 *
 * @source UX-60
 */
final class Axe {

    private static final List<String> TAGS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final String SCRIPT = script();
    private static final String RUN = """
            const done = arguments[arguments.length - 1];
            axe.run(document, {runOnly: {type: 'tag', values: arguments[0]}, resultTypes: ['violations']}).then(
                found => done(found.violations.map(
                    rule => rule.id + ': ' + rule.help + ' ' + rule.nodes.map(node => node.html).join(' '))),
                problem => done(['axe failed: ' + problem]));
            """;

    private Axe() {}

    /** What is wrong with the page the browser shows, each with the elements concerned. */
    static List<String> violations(JavascriptExecutor browser) {
        browser.executeScript(SCRIPT);
        List<?> found = (List<?>) Objects.requireNonNull(browser.executeAsyncScript(RUN, TAGS));
        return found.stream().map(String::valueOf).toList();
    }

    private static String script() {
        try (InputStream in = Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
