package it.varco.itests.saml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All cases, in blocks of one matter each. Their names never change; the next ones are added. */
public final class SpidCases {

    private SpidCases() {}

    /** The blocks, by their titles, in the order in which they are played. */
    public static Map<String, List<SpidCase>> blocks() {
        Map<String, List<SpidCase>> blocks = new LinkedHashMap<>();
        blocks.put("What is right and unusual", GoodCases.all());
        blocks.put("Reading", ReadingCases.all());
        blocks.put("The response", ResponseCases.all());
        blocks.put("The status", StatusCases.all());
        blocks.put("The assertion", AssertionCases.all());
        blocks.put("Conditions and level", ConditionCases.all());
        blocks.put("The person", AttributeCases.all());
        blocks.put("Signatures", SignatureCases.all());
        blocks.put("Wrapping", WrappingCases.all());
        blocks.put("Journeys", JourneyCases.all());
        return blocks;
    }

    /** All of them. */
    public static List<SpidCase> all() {
        return blocks().values().stream().flatMap(List::stream).toList();
    }

    /** Those that are in the answer alone, which can be given to a check without a gateway. */
    public static List<AnswerCase> answers() {
        return all().stream()
                .flatMap(each -> each instanceof AnswerCase answer ? Stream.of(answer) : Stream.empty())
                .toList();
    }

    /** The one with nothing wrong, as a control. */
    public static SpidCase good() {
        return all().stream()
                .filter(each -> each.name().equals("good"))
                .findFirst()
                .orElseThrow();
    }
}
