package it.varco.itests.distribution;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openqa.selenium.WebDriverException;

/**
 * Goes to every page that links of our site lead to, looks at each, and sends each of its forms as it is, empty.
 *
 * <p>The browser complains of whatever a page may not be; here is kept where one has been and what was wrong.
 */
final class Crawl {

    /** But for those that say of what type they are: what is there is no page of ours. */
    private static final String LINKS =
            "return Array.from(document.querySelectorAll('a[href]:not([type])'), link => link.href.split('#')[0]);";

    /** Forms with a visible field that somebody has to fill in: sent empty, they do nothing. */
    private static final String FORMS = """
            return Array.from(document.querySelectorAll('main form[method=post][id]'))
                .filter(form => Array.from(form.elements).some(e =>
                    ['text', 'password', 'textarea'].includes(e.type) && !e.value && e.getClientRects().length > 0))
                .map(form => form.id);
            """;

    /** What tells only where to go afterwards, in which language, or that a session is over. */
    private static final Pattern BESIDE = Pattern.compile("[?&](?:ritorno|lang|finita)=[^&]*");

    /** Of pages that differ only in whom or what they are about, so many are looked at. */
    private static final int ALIKE = 2;

    private static final Set<String> ALIKE_PARAMETERS = Set.of("ruolo");

    private final Browser browser;
    private final URI site;
    private final boolean management;
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private final Set<String> sent = new LinkedHashSet<>();
    private final Map<String, String> addressByTitle = new HashMap<>();
    private final Map<String, Integer> alike = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int largest;
    private String largestAt = "nowhere";

    /**
     * A crawl that has been nowhere yet.
     *
     * @param site where links are followed, without a slash at the end
     * @param management whether that is the management site, which nobody may take for the other
     */
    Crawl(Browser browser, URI site, boolean management) {
        this.browser = browser;
        this.site = site;
        this.management = management;
    }

    /** Follows every link from a page on that was not followed yet, as whoever the browser is signed in as. */
    void from(String start) {
        Deque<String> open = new ArrayDeque<>();
        follow(start, open);
        while (!open.isEmpty()) {
            String address = open.remove();
            attempt(address, () -> browser.open(address));
            attempt(address, () -> isAPageOfItsOwn(address));
            links().forEach(link -> follow(link, open));
            sendForms(address);
        }
    }

    private void follow(String link, Deque<String> open) {
        if (known.add(link) && isWanted(link)) {
            open.add(link);
        }
    }

    private void isAPageOfItsOwn(String address) {
        check(browser.served().status() == 200, "answered " + browser.served().status());
        check(browser.shows(".varco-management") == management, "looks like a page of the other site");
        String at = BESIDE.matcher(browser.address()).replaceAll("");
        seen.add(at);
        isSmall(at);
        String other = addressByTitle.putIfAbsent(browser.title(), path(at));
        check(
                other == null || other.equals(path(at)),
                "has the title of " + other + ": " + browser.title() + ", asked for as " + address);
    }

    private void isSmall(String address) {
        int size = Weight.compressed(browser.served().page().getBytes(StandardCharsets.UTF_8));
        check(size <= Weight.PAGE, "weighs " + size + " bytes, compressed");
        if (size > largest) {
            largest = size;
            largestAt = address;
        }
    }

    private List<String> links() {
        return texts(LINKS).stream()
                .filter(link -> link.startsWith(site + "/"))
                .map(link ->
                        BESIDE.matcher(link.substring(site.toString().length())).replaceAll(""))
                .distinct()
                .toList();
    }

    /** What leads to another site does so by itself where there are scripts; {@link AwayStates} goes there. */
    private boolean isWanted(String link) {
        if (link.contains("?idp=") || link.contains("&idp=")) {
            return false;
        }
        Matcher parameter = Pattern.compile("^([^?]*)\\?([a-z]+)=[^&]*$").matcher(link);
        return !parameter.matches()
                || !ALIKE_PARAMETERS.contains(parameter.group(2))
                || alike.merge(parameter.group(1) + parameter.group(2), 1, Integer::sum) <= ALIKE;
    }

    private void sendForms(String address) {
        for (String form : texts(FORMS)) {
            if (sent.add(path(address) + "#" + form)) {
                attempt(address + "#" + form, () -> sendEmpty(address, form));
            }
        }
    }

    private void sendEmpty(String address, String form) {
        browser.open(address);
        browser.press("#" + form + " [type=submit]");
        int status = browser.served().status();
        check(status == 422 || status == 200, "sent empty, answered " + status);
    }

    private List<String> texts(String script) {
        List<String> texts = new ArrayList<>();
        if (browser.script(script) instanceof List<?> found) {
            found.forEach(text -> texts.add(String.valueOf(text)));
        }
        return texts;
    }

    /** Does it, and goes on whatever is wrong with it. */
    private void attempt(String what, Runnable act) {
        try {
            act.run();
        } catch (AssertionError | WebDriverException failed) {
            wrong.add(what + ": " + failed.getMessage());
        }
    }

    private static void check(boolean right, String otherwise) {
        if (!right) {
            throw new AssertionError(otherwise);
        }
    }

    private static String path(String address) {
        return address.split("\\?", 2)[0];
    }

    /** The addresses that were seen, each with what it was asked with. */
    Set<String> seen() {
        return seen;
    }

    /** Address and compressed bytes of the largest page. */
    String largest() {
        return largestAt + " " + largest;
    }

    /** What was wrong, one sentence for each page. */
    List<String> wrong() {
        return wrong;
    }
}
