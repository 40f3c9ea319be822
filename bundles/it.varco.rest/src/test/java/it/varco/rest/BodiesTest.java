package it.varco.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.proves.Proves;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every body that the document does not describe is refused at every entrance, and changes nothing. */
class BodiesTest {

    private static final List<String> VALUES = List.of(
            "7",
            "7.5",
            "-7",
            "1e300",
            "99999999999999999999999",
            "\"\"",
            "\"text\"",
            "\"a\\u0000b\"",
            "true",
            "null",
            "[]",
            "[7]",
            "[null]",
            "[[]]",
            "{}",
            "{\"a\":\"b\"}",
            "{\"a\":[7]}",
            "{\"a\":[null]}");

    @RegisterExtension
    static final Served served = new Served();

    @BeforeEach
    void start() {
        served.house.plugins.all.add(FakePlugins.PIN);
    }

    /**
     * A body for an entrance.
     *
     * @param body JSON, or nearly
     */
    record Bad(Resources.Entrance entrance, String body) {}

    static List<Resources.Entrance> entrances() {
        return Resources.all().stream().filter(each -> !each.body().isEmpty()).toList();
    }

    /** Each field of each body, with each value that its schema does not admit. */
    static List<Bad> wrongValues() {
        List<Bad> all = new ArrayList<>();
        entrances()
                .forEach(entrance -> fields(entrance)
                        .forEach(field -> VALUES.forEach(value -> {
                            ObjectNode body = example(entrance);
                            body.set(field, Exchange.parse(value));
                            if (!Contract.breaches(schema(entrance), body).isEmpty()) {
                                String written = example(entrance)
                                        .put(field, "@@@")
                                        .toString()
                                        .replace("\"@@@\"", value);
                                all.add(new Bad(entrance, written));
                            }
                        })));
        return all;
    }

    /** Each body without each field that it must have. */
    static List<Bad> withoutAField() {
        List<Bad> all = new ArrayList<>();
        entrances()
                .forEach(entrance -> Contract.at(schema(entrance))
                        .path("required")
                        .forEach(field -> all.add(new Bad(
                                entrance,
                                example(entrance).without(field.asText()).toString()))));
        return all;
    }

    @Test
    void findsWrongValuesForEveryBody() {
        assertThat(wrongValues()).hasSizeGreaterThan(200);
        assertThat(withoutAField()).hasSizeGreaterThan(15);
    }

    @ParameterizedTest
    @MethodSource({"wrongValues", "withoutAField"})
    @Proves("API-06")
    void refusesAValueOfAnotherKind(Bad bad) {
        assertThat(send(bad.entrance(), bad.body()).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @MethodSource("entrances")
    @Proves("API-06")
    void refusesAFieldThatIsNotThere(Resources.Entrance entrance) {
        assertThat(send(entrance, example(entrance).put("by", "me").toString()).status())
                .isEqualTo(422);
        assertThat(send(entrance, example(entrance).put("__proto__", 1).toString())
                        .status())
                .isEqualTo(422);
        String first = fields(entrance).get(0);
        assertThat(send(
                                entrance,
                                example(entrance)
                                        .put(first.toUpperCase(Locale.ROOT), 1)
                                        .toString())
                        .status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @MethodSource("entrances")
    @Proves("API-06")
    void refusesWhatIsNoObject(Resources.Entrance entrance) {
        for (String body : List.of("[]", "null", "7", "\"text\"", "true", "[" + entrance.body() + "]")) {
            assertThat(send(entrance, body).status()).as(body).isEqualTo(422);
        }
    }

    @ParameterizedTest
    @MethodSource("entrances")
    @Proves({"SEC-41", "API-01"})
    void refusesWhatIsNoJsonOrTooMuchOfIt(Resources.Entrance entrance) {
        String good = entrance.body();
        String first = fields(entrance).get(0);
        String twice = "{\"" + first + "\":" + example(entrance).get(first) + "," + good.substring(1);
        String deep = "{\"" + first + "\":" + "[".repeat(30) + "]".repeat(30) + "}";
        String large = "{\"" + first + "\":\"" + "x".repeat(5_000) + "\"}";
        for (String body : List.of(
                "{", good + "x", good + good, twice, deep, large, good.replace('"', '\''), "\uFEFF\uFEFF" + good)) {
            assertThat(send(entrance, body).status()).as(body).isEqualTo(400);
        }
        assertThat(served.client()
                        .authorized(entrance.method(), entrance.target(), "", headers(entrance))
                        .status())
                .isIn(400, 415);
    }

    private static Exchange send(Resources.Entrance entrance, String body) {
        int before = served.house.acts.size();
        Exchange answer = served.client().authorized(entrance.method(), entrance.target(), body, headers(entrance));
        assertThat(served.house.acts.subList(before, served.house.acts.size()))
                .as("%s %s", entrance, body)
                .noneMatch(each -> !each.startsWith("looked at"));
        return answer;
    }

    private static String[] headers(Resources.Entrance entrance) {
        return entrance.takes("If-Match") ? new String[] {"If-Match", "*"} : new String[0];
    }

    private static ObjectNode example(Resources.Entrance entrance) {
        return (ObjectNode) Exchange.parse(entrance.body());
    }

    private static List<String> fields(Resources.Entrance entrance) {
        List<String> names = new ArrayList<>();
        JsonNode properties = Contract.at(schema(entrance)).path("properties");
        properties.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String schema(Resources.Entrance entrance) {
        return Contract.follow(Contract.pointer(entrance) + "/requestBody/content/application~1json/schema");
    }
}
