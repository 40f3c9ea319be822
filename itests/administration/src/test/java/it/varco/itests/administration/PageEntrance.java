package it.varco.itests.administration;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages of the management site; tokens open nothing there, only sessions do. */
final class PageEntrance implements Entrance {

    private static final Set<Integer> PASSED = Set.of(200, 404, 409, 422);
    private static final int SEE_OTHER = 303;
    private static final int FORBIDDEN = 403;
    private static final Pattern TOKEN = Pattern.compile("name=\"_token\" value=\"([^\"]+)\"");

    private final URI site;
    private final Keys keys;

    PageEntrance(URI site, Keys keys) {
        this.site = site;
        this.keys = keys;
    }

    @Override
    public Set<Who> knows() {
        return EnumSet.of(Who.ADMINISTRATOR, Who.OFFICER);
    }

    @Override
    public boolean has(Verb verb) {
        return !verb.page().isEmpty();
    }

    @Override
    public boolean admits(Who who, Verb verb) {
        String[] parts = verb.page().split(" ", 2);
        HttpResponse<String> shown = keys.send(who, HttpRequest.newBuilder(site.resolve(parts[0])));
        return parts.length == 1 ? passed(who, verb, shown) : passed(who, verb, sent(who, parts[0], parts[1], shown));
    }

    /** As the page itself would send it, to whoever was shown the page; to others with what they can make up. */
    private HttpResponse<String> sent(Who who, String page, String form, HttpResponse<String> shown) {
        Matcher token = Pattern.compile(
                        "action=\"" + page.replaceFirst("\\?.*", "") + "(?:\\?[^\"]*)?\".*?" + TOKEN, Pattern.DOTALL)
                .matcher(shown.body());
        String body = form + "&_token=" + (token.find() ? token.group(1) : "made-up");
        return keys.send(
                who,
                HttpRequest.newBuilder(site.resolve(page.replaceFirst("\\?.*", "")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Origin", site.toString())
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(BodyPublishers.ofString(body)));
    }

    private static boolean passed(Who who, Verb verb, HttpResponse<String> answer) {
        boolean toLogin = answer.statusCode() == SEE_OTHER
                && answer.headers().firstValue("Location").orElse("").startsWith("/accesso");
        boolean passed = PASSED.contains(answer.statusCode()) || (answer.statusCode() == SEE_OTHER && !toLogin);
        if (!passed && answer.statusCode() != FORBIDDEN && !toLogin) {
            throw new AssertionError(verb + " by " + who + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return passed;
    }

    @Override
    public String toString() {
        return "page";
    }
}
