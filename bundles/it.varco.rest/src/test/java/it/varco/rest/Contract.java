package it.varco.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.oas.OpenApi30;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The document of the interface, and whether an exchange keeps to it. */
final class Contract {

    private static final URL FILE = Objects.requireNonNull(AdministrationApi.class.getResource("openapi.yaml"));
    private static final JsonNode DOCUMENT = read();

    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(
            VersionFlag.V4,
            builder -> builder.metaSchema(OpenApi30.getInstance())
                    .defaultMetaSchemaIri(OpenApi30.getInstance().getIri()));
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    /** What any address may answer, even one that the document does not have. */
    private static final Set<Integer> ANYWHERE = Set.of(401, 403, 404, 405, 421, 429, 503);

    private Contract() {}

    private static JsonNode read() {
        try {
            return new ObjectMapper(new YAMLFactory()).readTree(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode document() {
        return DOCUMENT;
    }

    /** Every method and address in it, such as {@code GET /plugins}. */
    static Set<String> operations() {
        Set<String> all = new TreeSet<>();
        DOCUMENT.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fieldNames().forEachRemaining(name -> {
                    if (!name.equals("parameters")) {
                        all.add(name.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));
        return all;
    }

    /** Where the operation of an entrance stands. */
    static String pointer(Resources.Entrance entrance) {
        return "/paths/" + escape(entrance.template()) + "/" + entrance.method().toLowerCase(Locale.ROOT);
    }

    /** Where a part of the document is after following what it refers to. */
    static String follow(String pointer) {
        JsonNode reference = DOCUMENT.at(pointer).path("$ref");
        return reference.isTextual() ? reference.textValue().substring(1) : pointer;
    }

    static JsonNode at(String pointer) {
        return DOCUMENT.at(follow(pointer));
    }

    /** What is wrong with a value, by the schema at a place of the document. */
    static List<String> breaches(String pointer, JsonNode value) {
        JsonSchema schema = SCHEMAS.getSchema(SchemaLocation.of(FILE + "#" + pointer), STRICT);
        return schema.validate(value).stream().map(Object::toString).toList();
    }

    static void check(Exchange exchange) {
        Optional<String> operation = operation(exchange);
        if (operation.isEmpty()) {
            assertThat(exchange.status()).as("%s", exchange).isIn(ANYWHERE);
            problem(exchange);
            return;
        }
        String responses = operation.get() + "/responses/" + exchange.status();
        assertThat(DOCUMENT.at(responses).isMissingNode())
                .as("status %s is not declared: %s", exchange.status(), exchange)
                .isFalse();
        answer(exchange, follow(responses));
        if (exchange.status() < 300) {
            assertThat(wrong(exchange, operation.get()))
                    .as("accepted: %s", exchange)
                    .isEmpty();
        }
    }

    private static Optional<String> operation(Exchange exchange) {
        String path = exchange.target().getPath();
        String method = exchange.method().toLowerCase(Locale.ROOT);
        Set<String> paths = new LinkedHashSet<>();
        DOCUMENT.path("paths").fieldNames().forEachRemaining(paths::add);
        return paths.stream()
                .filter(template -> shape(template).matcher(path).matches())
                .map(template -> "/paths/" + escape(template) + "/" + method)
                .filter(pointer -> !DOCUMENT.at(pointer).isMissingNode())
                .findFirst();
    }

    private static Pattern shape(String template) {
        return Pattern.compile(Arrays.stream(template.split("(?=\\{)|(?<=})", -1))
                .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                .collect(Collectors.joining()));
    }

    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static void answer(Exchange exchange, String response) {
        String type = exchange.header("Content-Type").replaceFirst(";.*", "");
        String content = response + "/content/" + escape(type);
        assertThat(DOCUMENT.at(content).isMissingNode())
                .as("content type '%s' is not declared: %s", type, exchange)
                .isFalse();
        JsonNode body = type.endsWith("json") ? exchange.json() : TextNode.valueOf(exchange.text());
        assertThat(breaches(content + "/schema", body)).as("%s", exchange).isEmpty();
        headers(exchange, response);
        if (type.endsWith("problem+json")) {
            problem(exchange);
        }
    }

    private static void headers(Exchange exchange, String response) {
        DOCUMENT.at(response).path("headers").fieldNames().forEachRemaining(name -> {
            String declared = follow(response + "/headers/" + name);
            String value = exchange.header(name);
            if (value.isEmpty()) {
                assertThat(DOCUMENT.at(declared).path("required").booleanValue())
                        .as("header %s is missing: %s", name, exchange)
                        .isFalse();
            } else {
                assertThat(breaches(follow(declared + "/schema"), typed(declared, value)))
                        .as("header %s: %s", name, exchange)
                        .isEmpty();
            }
        });
    }

    /** What every problem has, whatever the address. */
    private static void problem(Exchange exchange) {
        assertThat(exchange.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(exchange.header("Cache-Control")).isEqualTo("no-store");
        if (exchange.method().equals("HEAD")) {
            return;
        }
        assertThat(breaches("/components/schemas/Problem", exchange.json()))
                .as("%s", exchange)
                .isEmpty();
        assertThat(exchange.json().path("status").intValue()).isEqualTo(exchange.status());
        String type = exchange.field("type");
        JsonNode explained = DOCUMENT.at(type.substring(type.indexOf('#') + 1));
        assertThat(explained.path("status").intValue()).as("%s", type).isEqualTo(exchange.status());
        assertThat(explained.path("title").textValue()).isEqualTo(exchange.field("title"));
    }

    /** What of a request is not as the document wants it. */
    private static Set<String> wrong(Exchange exchange, String operation) {
        Set<String> wrong = new LinkedHashSet<>();
        Map<String, String> declared = parameters(operation, "query");
        parameters(operation, "header").forEach((name, parameter) -> {
            Optional<String> value = exchange.sent().firstValue(name);
            value.ifPresent(sent ->
                    wrong.addAll(breaches(follow(parameter + "/schema"), JsonNodeFactory.instance.textNode(sent))));
            if (value.isEmpty() && DOCUMENT.at(parameter).path("required").booleanValue()) {
                wrong.add("without " + name);
            }
        });
        query(exchange).forEach((name, value) -> {
            String parameter = declared.get(name);
            if (parameter == null) {
                wrong.add("unknown parameter " + name);
            } else {
                wrong.addAll(breaches(follow(parameter + "/schema"), typed(parameter, value)));
            }
        });
        String content = operation + "/requestBody/content/application~1json/schema";
        if (DOCUMENT.at(content).isMissingNode()) {
            if (!exchange.body().isEmpty()) {
                wrong.add("a body that nobody asked for");
            }
        } else {
            wrong.addAll(breaches(follow(content), Exchange.parse(exchange.body())));
        }
        return wrong;
    }

    private static Map<String, String> parameters(String operation, String in) {
        Map<String, String> declared = new LinkedHashMap<>();
        for (int i = 0; DOCUMENT.at(operation + "/parameters/" + i).isObject(); i++) {
            String pointer = follow(operation + "/parameters/" + i);
            if (DOCUMENT.at(pointer).path("in").textValue().equals(in)) {
                declared.put(DOCUMENT.at(pointer).path("name").textValue(), pointer);
            }
        }
        return declared;
    }

    private static Map<String, String> query(Exchange exchange) {
        String raw = exchange.target().getRawQuery();
        if (raw == null) {
            return Map.of();
        }
        Map<String, String> all = new LinkedHashMap<>();
        for (String pair : raw.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            all.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return all;
    }

    private static JsonNode typed(String declared, String value) {
        JsonNode schema = at(follow(declared + "/schema"));
        if (schema.path("type").asText().equals("integer") && value.matches("-?[0-9]{1,18}")) {
            long number = Long.parseLong(value);
            return number == (int) number ? IntNode.valueOf((int) number) : LongNode.valueOf(number);
        }
        return JsonNodeFactory.instance.textNode(value);
    }
}
