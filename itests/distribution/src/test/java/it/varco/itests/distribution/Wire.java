package it.varco.itests.distribution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** What a browser asked for and was answered, from its own log. */
final class Wire {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ChromeDriver driver;

    Wire(ChromeDriver driver) {
        this.driver = driver;
    }

    /**
     * A page as it came, before any script.
     *
     * @param asked all addresses that were asked for since the last look, by the page or on the way to it
     */
    record Served(String address, int status, String page, List<String> asked) {}

    /** The last page since this was asked last; empty if none came. */
    Optional<Served> lately() {
        List<String> asked = new ArrayList<>();
        Optional<JsonNode> document = Optional.empty();
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            JsonNode message = read(entry.getMessage()).path("message");
            JsonNode params = message.path("params");
            switch (message.path("method").asText()) {
                case "Network.requestWillBeSent" ->
                    asked.add(params.path("request").path("url").asText());
                case "Network.responseReceived" -> {
                    if (params.path("type").asText().equals("Document")) {
                        document = Optional.of(params);
                    }
                }
                default -> {} // of no interest here
            }
        }
        return document.flatMap(params -> served(params, asked));
    }

    private Optional<Served> served(JsonNode params, List<String> asked) {
        JsonNode response = params.path("response");
        try {
            Map<String, Object> content = driver.executeCdpCommand(
                    "Network.getResponseBody",
                    Map.of("requestId", params.path("requestId").asText()));
            return Optional.of(new Served(
                    response.path("url").asText(),
                    response.path("status").asInt(),
                    String.valueOf(content.get("body")),
                    asked));
        } catch (WebDriverException gone) {
            return Optional.empty(); // the page was left since
        }
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
