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
 * frames. Where it cannot tell the contrast of a text, because an icon lies behind it or the text is one character, the
 * contrast with the colour behind the icon is computed.
 *
 * @source UX-60, UX-62
 */
final class Axe {

    private static final List<String> TAGS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final String SCRIPT = script();
    private static final String RUN = """
            const done = arguments[arguments.length - 1];
            const numbers = colour => (colour.match(/[0-9.]+/g) || []).map(Number);
            const light = colour => numbers(colour).slice(0, 3).map(part => part / 255)
                .map(part => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
                .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
            const ground = e => !e ? 'rgb(255, 255, 255)'
                : [undefined, 1].includes(numbers(getComputedStyle(e).backgroundColor)[3])
                    ? getComputedStyle(e).backgroundColor : ground(e.parentElement);
            const faint = node => {
                const lights = [getComputedStyle(node.element).color, ground(node.element)].map(light);
                return (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05) < 4.5;
            };
            const wanted = {
                runOnly: {type: 'tag', values: arguments[0]},
                resultTypes: ['violations', 'incomplete'],
                elementRef: true
            };
            axe.run(document, wanted).then(
                found => {
                    const unsure = found.incomplete.filter(rule => rule.id === 'color-contrast')
                        .map(rule => ({id: rule.id, help: rule.help, nodes: rule.nodes.filter(faint)}))
                        .filter(rule => rule.nodes.length > 0);
                    done(found.violations.concat(unsure).map(
                        rule => rule.id + ': ' + rule.help + ' ' + rule.nodes.map(node => node.html).join(' ')));
                },
                problem => done(['axe failed: ' + problem]));
            """;

    private static volatile boolean resting;

    private Axe() {}

    /** From now on nothing is examined: pictures are taken. */
    static void rest() {
        resting = true;
    }

    /** What is wrong with the page the browser shows, each with the elements concerned. */
    static List<String> violations(JavascriptExecutor browser) {
        if (resting) {
            return List.of();
        }
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
