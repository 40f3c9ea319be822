package it.varco.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.api.access.Administration;
import it.varco.api.access.Operation;
import it.varco.proves.Proves;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The document says what the code does, and says it in the way that the rules for interfaces ask for. */
class DocumentTest {

    @Test
    void hasEveryOperationOfTheCodeAndNoOther() {
        assertThat(Contract.operations())
                .containsExactlyInAnyOrderElementsOf(
                        Resources.all().stream().map(Object::toString).toList());
    }

    @Test
    @Proves("API-01")
    void explainsEveryKindOfProblemAndNoOther() {
        List<String> explained = new ArrayList<>();
        Contract.document()
                .path("x-problems")
                .fields()
                .forEachRemaining(each ->
                        explained.add(each.getKey() + " " + each.getValue().path("status") + " "
                                + each.getValue().path("title").textValue()));

        assertThat(explained)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Arrays.stream(Kind.values())
                                        .map(kind -> kind.code() + " " + kind.status() + " " + kind.title()),
                                Arrays.stream(HouseRule.values()).map(rule -> rule.code() + " 409 " + rule.title()))
                        .toList());
    }

    @Test
    @Proves("API-01")
    void everyKindOfProblemLeadsToItsExplanation() {
        Stream<Problem> all = Stream.concat(
                Arrays.stream(Kind.values()).map(Kind::problem),
                Arrays.stream(HouseRule.values()).map(rule -> HouseRule.problem(rule.code())));
        assertThat(all)
                .allSatisfy(problem -> assertThat(Contract.document()
                                .at(problem.view("7K3M9QX2AB").type().replaceFirst(".*#", ""))
                                .path("explanation")
                                .textValue())
                        .isNotBlank());
    }

    @Test
    @Proves("API-04")
    void tellsWhoAnswersForIt() {
        JsonNode info = Contract.document().path("info");
        assertThat(List.of("title", "version", "x-summary", "x-api-id", "description", "termsOfService"))
                .allSatisfy(
                        name -> assertThat(info.path(name).textValue()).as(name).isNotBlank());
        assertThat(info.path("version").textValue()).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(info.path("contact").path("email").textValue()).isNotBlank();
    }

    @Test
    @Proves({"API-04", "SEC-01"})
    void everyOperationHasNameTagTokenAndDeclaredErrors() {
        operations((name, operation) -> {
            assertThat(operation.path("operationId").textValue()).as(name).matches("[a-z][A-Za-z]+");
            assertThat(operation.path("tags")).as(name).isNotEmpty();
            List<String> statuses = new ArrayList<>();
            operation.path("responses").fieldNames().forEachRemaining(statuses::add);
            assertThat(statuses).as(name).contains("400", "401", "403", "406", "421", "429", "500", "503");
            assertThat(statuses).as(name).containsAnyOf("200", "201");
        });
    }

    @Test
    @Proves("SEC-01")
    void everyOperationNamesItsActAndWhoMayDoIt() {
        List<String> scopes =
                Administration.scopes().stream().map(Operation::name).toList();
        Resources.all().forEach(entrance -> {
            JsonNode operation = Contract.document().at(Contract.pointer(entrance));
            String act = entrance.code().getAnnotation(Needs.class).value();
            String application = scopes.contains(act) ? ",{\"application\":[]}" : "";
            assertThat(operation.path("x-act").textValue()).as("%s", entrance).isEqualTo(act);
            assertThat(operation.path("security").toString())
                    .as("%s", entrance)
                    .isEqualTo("[{\"serviceAccount\":[]}" + application + "]");
        });
    }

    @Test
    @Proves("API-07")
    void whatActsOnceOrInAVersionDeclaresWhatMayComeOfIt() {
        Resources.all().forEach(entrance -> {
            JsonNode responses =
                    Contract.document().at(Contract.pointer(entrance)).path("responses");
            if (entrance.takes("Idempotency-Key")) {
                assertThat(responses.has("409") && responses.has("422"))
                        .as("%s", entrance)
                        .isTrue();
            }
            if (entrance.takes("If-Match")) {
                assertThat(responses.has("412")).as("%s", entrance).isTrue();
            }
            boolean creates = responses.has("201");
            assertThat(!creates || entrance.takes("Idempotency-Key"))
                    .as("%s", entrance)
                    .isTrue();
        });
    }

    @Test
    @Proves("API-06")
    void everyBodyIsClosedAndExemplified() {
        Resources.all().stream().filter(each -> !each.body().isEmpty()).forEach(entrance -> {
            String content = Contract.pointer(entrance) + "/requestBody/content/application~1json";
            assertThat(Contract.at(content + "/schema")
                            .path("additionalProperties")
                            .asText())
                    .as("%s", entrance)
                    .isEqualTo("false");
            assertThat(Contract.breaches(Contract.follow(content + "/schema"), Exchange.parse(entrance.body())))
                    .as("%s", entrance)
                    .isEmpty();
        });
    }

    @Test
    @Proves("API-04")
    void everyAnswerHasAnExampleThatFitsItsSchema() {
        operations((name, operation) -> operation.path("responses").fieldNames().forEachRemaining(status -> {
            String response = Contract.follow(name + "/responses/" + status);
            Contract.document().at(response).path("content").fieldNames().forEachRemaining(type -> {
                String content = response + "/content/" + Contract.escape(type);
                JsonNode example = Contract.document().at(content + "/example");
                assertThat(example.isMissingNode()).as("%s %s", name, status).isFalse();
                assertThat(Contract.breaches(content + "/schema", example))
                        .as("%s %s", name, status)
                        .isEmpty();
            });
        }));
    }

    @Test
    @Proves({"API-04", "API-05"})
    void pathsAreKebabCaseAndCarryNoCodiceFiscaleNorToken() {
        assertThat(Contract.operations())
                .allMatch(each -> each.matches("[A-Z]+ (/([a-z]+([-.][a-z]+)*|\\{[a-z]+}))+"))
                .noneMatch(each -> each.contains("fiscal") || each.contains("token"));
        operations((name, operation) -> {
            for (int i = 0; i < operation.path("parameters").size(); i++) {
                assertThat(Contract.at(name + "/parameters/" + i).path("name").textValue())
                        .doesNotContainIgnoringCase("fiscal")
                        .doesNotContainIgnoringCase("token");
            }
        });
    }

    @Test
    @Proves("API-06")
    void everyObjectIsClosedEveryStringAndNumberBounded() {
        Contract.document()
                .path("components")
                .path("schemas")
                .fields()
                .forEachRemaining(each -> bounded("/components/schemas/" + each.getKey()));
    }

    @Test
    @Proves("API-04")
    void propertiesAreInSnakeCase() {
        List<String> names = Contract.document().findValues("properties").stream()
                .flatMap(each -> {
                    List<String> found = new ArrayList<>();
                    each.fieldNames().forEachRemaining(found::add);
                    return found.stream();
                })
                .collect(Collectors.toList());
        assertThat(names).isNotEmpty().allMatch(each -> each.matches("[a-z]+(_[a-z]+)*"));
    }

    @Test
    void isServedAsItIs() {
        try (Served served = new Served()) {
            Exchange answer = served.client().get("/openapi.yaml");
            assertThat(answer.header("Content-Type")).isEqualTo("application/yaml");
            assertThat(answer.text()).startsWith("openapi: 3.0.3").contains("x-problems:");
        }
    }

    private static void bounded(String pointer) {
        JsonNode schema = Contract.document().at(pointer);
        if (schema.has("$ref")) {
            return;
        }
        switch (schema.path("type").asText()) {
            case "object" -> {
                assertThat(schema.has("additionalProperties")).as(pointer).isTrue();
                schema.path("properties")
                        .fieldNames()
                        .forEachRemaining(name -> bounded(pointer + "/properties/" + name));
            }
            case "array" -> {
                assertThat(schema.has("maxItems")).as(pointer).isTrue();
                bounded(pointer + "/items");
            }
            case "string" ->
                assertThat(schema.has("enum") || schema.has("maxLength"))
                        .as(pointer)
                        .isTrue();
            case "integer" -> assertThat(schema.has("minimum")).as(pointer).isTrue();
            case "boolean" -> assertThat(schema.has("description")).as(pointer).isTrue();
            default -> throw new AssertionError(pointer + " has no type");
        }
    }

    private static void operations(BiConsumer<String, JsonNode> look) {
        Contract.operations().forEach(each -> {
            String[] parts = each.split(" ", 2);
            String pointer = "/paths/" + Contract.escape(parts[1]) + "/" + parts[0].toLowerCase(Locale.ROOT);
            look.accept(pointer, Contract.document().at(pointer));
        });
    }
}
