package it.varco.itests.hotswap;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.itests.framework.House;
import it.varco.itests.framework.ShippedGateway;
import it.varco.proves.Proves;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;

/** Somebody at the door whose provider takes its time, with nothing between them but HTTP. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class WaitingIT {

    private static final String LOGIN = "/accesso/slow";
    private static final Pattern HIDDEN = Pattern.compile("name=\"(_[a-z]+)\" value=\"([^\"]*)\"");

    @Inject
    private BundleContext context;

    private final Map<String, String> cookies = new TreeMap<>();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private House house;

    @Configuration
    public Option[] gateway() {
        return ShippedGateway.options();
    }

    @Before
    public void enter() {
        house = new House(context);
    }

    @Test
    @Proves("UX-10")
    public void whoeverWaitsForASlowProviderReadsSoAndEntersWhenItAnswers() throws BundleException {
        CountDownLatch mayAnswer = new CountDownLatch(1);
        offer(new CountDownLatch(1), "called");
        offer(mayAnswer, "mayAnswer");
        Bundle slow = house.install(SlowBundle.jar());
        HttpResponse<String> form = house.await(() -> get(LOGIN), page -> page.statusCode() == 200);

        HttpResponse<String> away = post(LOGIN, form.body(), ProbeProvider.ANSWER);
        String waiting = away.headers().firstValue("Location").orElse("");
        assertThat(waiting).startsWith("/attesa/");
        HttpResponse<String> page = get(waiting);
        assertThat(page.body()).contains("Ci stiamo lavorando");
        assertThat(page.headers().firstValue("Refresh")).isPresent();

        mayAnswer.countDown();
        HttpResponse<String> entered = house.await(() -> get(waiting), answer -> answer.statusCode() != 200);
        assertThat(entered.headers().firstValue("Location")).contains("/area");
        assertThat(get("/area").statusCode()).isEqualTo(200);
        assertThat(get(waiting).statusCode()).isEqualTo(410);
        slow.uninstall();
    }

    private void offer(CountDownLatch latch, String name) {
        context.registerService(CountDownLatch.class, latch, FrameworkUtil.asDictionary(Map.of("latch", name)));
    }

    private HttpResponse<String> get(String path) {
        return send(path, HttpRequest.newBuilder().GET());
    }

    /** Sends the form of a page as a browser would. */
    private HttpResponse<String> post(String path, String page, Map<String, String> answer) {
        String body = HIDDEN.matcher(page)
                .results()
                .map(field -> encoded(field.group(1), field.group(2)))
                .collect(Collectors.joining("&"));
        for (Map.Entry<String, String> field : answer.entrySet()) {
            body += "&" + encoded(field.getKey(), field.getValue());
        }
        return send(
                path,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(BodyPublishers.ofString(body)));
    }

    private static String encoded(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(String path, HttpRequest.Builder request) {
        URI address = URI.create(house.address("public") + path);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> answer = client.send(request.uri(address).build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").stream()
                    .map(cookie -> cookie.split("[=;]", 3))
                    .forEach(cookie -> cookies.put(cookie[0], cookie[1]));
            return answer;
        } catch (IOException e) {
            throw new AssertionError(address + " did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
