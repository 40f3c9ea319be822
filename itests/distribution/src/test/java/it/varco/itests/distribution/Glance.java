package it.varco.itests.distribution;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.JavascriptExecutor;

/**
 * What is wrong with a page whatever it says, found in one look.
 *
 * <p>A page below the first one has a breadcrumb that begins there; the first one is where the name of the site leads.
 *
 * @param faults one sentence each
 * @param outline what the page is made of; where it is the same, the page is
 * @source UX-02, UX-07, UX-08, UX-23, UX-62
 */
record Glance(List<String> faults, String outline) {

    private static final String SCRIPT = """
            const [language, width] = arguments;
            const faults = [];
            const check = (right, wrong) => right || faults.push(wrong);
            const all = selector => Array.from(document.querySelectorAll(selector));
            const root = document.documentElement;
            check(root.lang === language, `in ${root.lang}, expected ${language}`);
            check(root.scrollWidth <= width, `${root.scrollWidth} pixels wide on a screen of ${width}`);
            check(all('h1').length === 1, `not one h1 but ${all('h1').length}`);
            check(document.title.trim(), 'no title');
            const first = all('a[href], button, input, select, textarea, summary, [tabindex]')
                .find(e => e.tabIndex >= 0 && !e.disabled && e.getClientRects().length > 0);
            check(first && first.getAttribute('href') === '#contenuto',
                `the first stop is not the skip link but ${first ? first.outerHTML : 'nothing'}`);
            const name = document.querySelector('header .it-brand-wrapper a');
            const home = name ? name.getAttribute('href') : 'nowhere';
            const way = all('nav .breadcrumb a').map(link => link.getAttribute('href'));
            check(location.pathname === home || way[0] === home, `the way here is ${way} and begins not at ${home}`);
            const shown = document.title + ' ' + document.body.innerText;
            (shown.match(/\\[[a-z][a-z0-9-]*(\\.[A-Za-z0-9_-]+)*\\]|\\{[0-9]\\}/g) || [])
                .forEach(text => faults.push(`a text is not there or not whole: ${text}`));
            document.getAnimations().filter(one => one instanceof CSSAnimation)
                .forEach(one => faults.push(`moves by itself: ${one.effect.target.outerHTML}`));
            const outline = Array.from(document.body.querySelectorAll('*'))
                .map(e => e.tagName + '.' + e.className + (e.childElementCount ? '' : e.textContent));
            return {faults, outline: document.title + outline.join()};
            """;

    /**
     * Looks at the page the browser shows.
     *
     * @param width of the screen, in pixels
     */
    static Glance at(JavascriptExecutor browser, String language, int width) {
        Map<?, ?> seen = (Map<?, ?>) Objects.requireNonNull(browser.executeScript(SCRIPT, language, width));
        List<?> faults = (List<?>) Objects.requireNonNull(seen.get("faults"));
        return new Glance(faults.stream().map(String::valueOf).toList(), String.valueOf(seen.get("outline")));
    }
}
