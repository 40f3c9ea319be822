package it.varco.itests.distribution;

import java.util.List;
import org.openqa.selenium.Keys;

/**
 * Somebody without a mouse, who goes from stop to stop with Tab and looks where the focus is.
 *
 * @source UX-61
 */
final class Keyboard {

    /** Where Tab must stop on the page, in order, and how each looks while the focus is elsewhere. */
    private static final String SURVEY = """
            const looks = e => {
                const style = getComputedStyle(e);
                return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow].join();
            };
            const chosen = e => e.type !== 'radio' || e.checked
                || !document.querySelector(`[name="${e.name}"]:checked`)
                    && document.querySelector(`[name="${e.name}"]`) === e;
            window.looks = looks;
            window.stops = Array.from(document.querySelectorAll(
                    'a[href], button, input, select, textarea, summary, [tabindex]'))
                .filter(e => e.tabIndex >= 0 && !e.disabled && e.getClientRects().length > 0 && chosen(e));
            window.calm = window.stops.map(looks);
            return window.stops.length;
            """;

    /** Which of them has the focus, or comes before what has it; -1 for none. */
    private static final String AT = """
            const focus = document.activeElement;
            const stop = window.stops.indexOf(focus);
            return stop >= 0 || focus === document.body ? stop : window.stops.filter(
                e => e.compareDocumentPosition(focus) & Node.DOCUMENT_POSITION_FOLLOWING).length - 1;
            """;

    /** Whether it shows: it looks different from before, has a size and is on the screen. */
    private static final String SHOWS = """
            const stop = document.activeElement;
            const box = stop.getBoundingClientRect();
            return window.looks(stop) !== window.calm[window.stops.indexOf(stop)]
                && box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight;
            """;

    private final Browser browser;

    Keyboard(Browser browser) {
        this.browser = browser;
    }

    /** Goes through the whole page: each stop once, in the order of the page, and seen; then out of it again. */
    void walk() {
        long stops = survey();
        for (long stop = at() + 1; stop < stops; stop++) {
            step(stop);
        }
        browser.key(Keys.TAB);
        check(at() < stops - 1, "the last stop holds the focus");
        browser.open(browser.address());
    }

    /** Goes on to something further down the page. */
    void reach(String selector) {
        long stops = survey();
        for (long stop = at() + 1; stop < stops; stop++) {
            step(stop);
            if (Boolean.TRUE.equals(browser.script("return document.activeElement.matches(arguments[0])", selector))) {
                return;
            }
        }
        throw new AssertionError("never came to " + selector + " on " + browser.address());
    }

    /** Presses Enter on something further down the page, and waits for the next page. */
    void follow(String selector) {
        reach(selector);
        browser.enter();
    }

    /** Types into a field further down the page. */
    void type(String selector, String text) {
        reach(selector);
        browser.keys(text);
    }

    /** Ticks a box further down the page. */
    void tick(String selector) {
        reach(selector);
        browser.key(Keys.SPACE);
    }

    private void step(long expected) {
        browser.key(Keys.TAB);
        check(at() == expected, "expected stop " + expected + " after the one before");
        Until.isTrue("the focus is seen on " + where(), () -> Boolean.TRUE.equals(browser.script(SHOWS)));
    }

    private long survey() {
        return browser.script(SURVEY) instanceof Long number ? number : 0;
    }

    private long at() {
        return browser.script(AT) instanceof Long number ? number : -1;
    }

    private String where() {
        return browser.address() + " " + browser.focused().getDomProperty("outerHTML");
    }

    private void check(boolean right, String otherwise) {
        if (!right) {
            throw new AssertionError(otherwise + ", but the focus is at " + List.of(at(), where()));
        }
    }
}
