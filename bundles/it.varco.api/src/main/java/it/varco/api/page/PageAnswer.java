package it.varco.api.page;

import java.util.Map;

/** What a page answers. */
public sealed interface PageAnswer {

    /**
     * Show a template of the bundle that contributes the page.
     *
     * @param template its name without folder and ending, in {@code OSGI-INF/templates}
     * @param model what the template shows, by name: strings, booleans, {@link it.varco.api.form.Text}, instants, and
     *     lists and maps of these; every value is escaped
     */
    record Show(String template, Map<String, Object> model) implements PageAnswer {}

    /** Send the browser to another page of this site; the answer to every change that succeeded. */
    record SeeOther(String path) implements PageAnswer {}

    /** There is nothing here, or nothing this person may know of. */
    record Missing() implements PageAnswer {}

    /** What the page needs is not here at this moment; the person is asked to try again (D-42). */
    record Unavailable() implements PageAnswer {}

    /** Send the browser to a page and let it forget the session, whose token no longer opens anything. */
    record SignedOut(String path) implements PageAnswer {}
}
