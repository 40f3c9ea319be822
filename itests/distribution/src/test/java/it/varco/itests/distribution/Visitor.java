package it.varco.itests.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without a screen: keeps cookies, sends what browsers send with forms, follows nothing by itself. */
final class Visitor {

    /** The name of the session cookie. */
    static final String SESSION = "__Host-varco";

    /** The same at the management site. */
    static final String MANAGEMENT_SESSION = "__Host-varco-gestione";

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");
    private static final String FORM = "application/x-www-form-urlencoded";

    private final URI site;
    private final Map<String, String> cookies = new TreeMap<>();

    /** Somebody at the public site. */
    Visitor(Gateway gateway) {
        this(gateway.site());
    }

    /** Somebody at a site, given without a slash at the end. */
    Visitor(URI site) {
        this.site = site;
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** Sends a form as our own page would, and waits for its answer where it is told to (UX-10). */
    HttpResponse<String> post(String path, Map<String, String> form) {
        return waited(send(posting(path, form)));
    }

    private HttpResponse<String> waited(HttpResponse<String> answer) {
        String address = answer.headers().firstValue("Location").orElse("");
        return address.startsWith("/attesa/")
                ? Until.found("an answer", () -> Optional.of(get(address)).filter(page -> !waits(page)))
                : answer;
    }

    private static boolean waits(HttpResponse<String> page) {
        return page.headers().firstValue("Refresh").isPresent();
    }

    /** Sends a form with headers of choice about where it comes from. */
    HttpResponse<String> postFrom(Map<String, String> origin, String path, Map<String, String> form) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", FORM).POST(BodyPublishers.ofString(encoded(form)));
        origin.forEach(request::header);
        return send(request);
    }

    /** The same without waiting. */
    CompletableFuture<HttpResponse<String>> postSoon(String path, Map<String, String> form) {
        return CLIENT.sendAsync(posting(path, form).build(), BodyHandlers.ofString())
                .thenApply(Visitor::examined)
                .thenApply(this::waited);
    }

    /** Opens a page and gives the hidden fields of its form that is sent to {@code action}. */
    Map<String, String> fields(String path, String action) {
        HttpResponse<String> page = get(path);
        if (page.statusCode() != 200) {
            throw new AssertionError(path + " answered " + page.statusCode() + ": " + page.body());
        }
        return hidden(page.body(), action);
    }

    static Map<String, String> hidden(String page, String action) {
        int start = page.indexOf("action=\"" + action + "\"");
        if (start < 0) {
            throw new AssertionError("no form for " + action + " in " + page);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher matcher = HIDDEN.matcher(page.substring(start, page.indexOf("</form>", start)));
        while (matcher.find()) {
            fields.put(matcher.group(1), matcher.group(2));
        }
        return fields;
    }

    /** Opens the form of the PIN and fills it in; {@link #post} to {@code /accesso/pin} sends it. */
    Map<String, String> pinForm(String codiceFiscale, String pin) {
        return pinForm("", codiceFiscale, pin);
    }

    /** The same with a query, such as {@code ?ritorno=/area/sessioni}. */
    Map<String, String> pinForm(String query, String codiceFiscale, String pin) {
        Map<String, String> form = fields("/accesso/pin" + query, "/accesso/pin");
        form.put("codiceFiscale", codiceFiscale);
        form.put("pin", pin);
        return form;
    }

    /** Signs in with codice fiscale and PIN, from the form to its answer. */
    HttpResponse<String> signIn(String codiceFiscale, String pin) {
        return post("/accesso/pin", pinForm(codiceFiscale, pin));
    }

    /** The same for whom it must succeed. */
    Visitor entered(People.Person person) {
        HttpResponse<String> answer = signIn(person.codiceFiscale(), person.pin());
        if (answer.statusCode() != 303 || cookie(SESSION).isEmpty()) {
            throw new AssertionError("not entered: " + answer.statusCode() + " " + answer.body());
        }
        return this;
    }

    /** Signs out, from a page of the personal area. */
    HttpResponse<String> leave() {
        return post("/uscita", fields("/area/sessioni", "/uscita"));
    }

    Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    /** Puts a cookie in, as whoever stole it would. */
    Visitor take(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    /** Whether somebody at the form of the PIN may choose another provider instead. */
    boolean mayChoose(String provider) {
        HttpResponse<String> choice = get("/accesso");
        String only = choice.headers().firstValue("location").orElse("");
        return (choice.body() + only).contains("/accesso/" + provider);
    }

    /** Whether the personal area opens. */
    boolean isIn() {
        return get("/area").statusCode() == 200;
    }

    private HttpRequest.Builder posting(String path, Map<String, String> form) {
        // what browsers write under the referrer policy of the site
        return request(path)
                .header("Content-Type", FORM)
                .header("Origin", "null")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofString(encoded(form)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site + path))
                .timeout(Duration.ofSeconds(30))
                .header("Accept-Language", "it");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return examined(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Whoever gets a page gets one without errors (UX-60). */
    private static HttpResponse<String> examined(HttpResponse<String> response) {
        if (response.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
            List<String> errors = Nu.errors(response.body());
            if (!errors.isEmpty()) {
                throw new AssertionError(
                        response.request().method() + " " + response.request().uri() + " answered "
                                + response.statusCode() + " with errors in its HTML:\n" + String.join("\n", errors));
            }
        }
        return response;
    }

    private void keep(String cookie) {
        String pair = cookie.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        if (cookie.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, pair.substring(name.length() + 1));
        }
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
