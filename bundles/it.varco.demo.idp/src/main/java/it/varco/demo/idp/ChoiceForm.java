package it.varco.demo.idp;

import it.varco.api.identity.CodiceFiscale;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The form in which a person chooses who to be, and what becomes of the login. The names of its fields stand in the
 * README: tests send them.
 */
final class ChoiceForm {

    private static final String OTHER = "other";
    private static final String CODE = "[A-Z0-9]{16}";
    private static final int LONGEST_NAME = 60;
    private static final int LEVELS = 3;
    private static final Map<String, SpidError> BUTTONS =
            Map.of("deny", SpidError.NO_CONSENT, "cancel", SpidError.CANCELLED);

    private final List<InventedPerson> people;

    /** @param people at least one */
    ChoiceForm(List<InventedPerson> people) {
        this.people = List.copyOf(people);
    }

    /** What was sent. */
    Choice read(Asked asked) {
        String action = asked.field("action");
        if (BUTTONS.containsKey(action)) {
            return new Choice.Failed(BUTTONS.get(action));
        }
        return action.equals("error") ? error(asked) : proof(asked);
    }

    private static Choice error(Asked asked) {
        return SpidError.of(asked.field("error"))
                .<Choice>map(Choice.Failed::new)
                .orElseGet(() -> new Choice.Wrong(List.of("error")));
    }

    private Choice proof(Asked asked) {
        List<String> wrong = new ArrayList<>();
        Optional<InventedPerson> person = asked.field("person").equals(OTHER)
                ? typed(asked, wrong)
                : people.stream()
                        .filter(one -> one.codiceFiscale().equals(asked.field("person")))
                        .findFirst();
        if (person.isEmpty() && wrong.isEmpty()) {
            wrong.add("person");
        }
        if (!asked.field("level").matches("[1-3]")) {
            wrong.add("level");
        }
        if (!wrong.isEmpty()) {
            return new Choice.Wrong(wrong);
        }
        boolean isWholeSigned = !asked.field("signature").equals("assertion");
        return new Choice.Proved(
                new Proof(person.orElseThrow(), Integer.parseInt(asked.field("level")), isWholeSigned));
    }

    /** A code that is none is sent all the same: the service has to refuse it (SPID-101). */
    private static Optional<InventedPerson> typed(Asked asked, List<String> wrong) {
        String code = CodiceFiscale.ungrouped(asked.field("fiscalNumber")).toUpperCase(Locale.ROOT);
        String born = asked.field("dateOfBirth").strip();
        if (!code.matches(CODE)) {
            wrong.add("fiscalNumber");
        }
        for (String name : List.of("name", "familyName")) {
            String given = asked.field(name).strip();
            if (given.isEmpty()
                    || given.length() > LONGEST_NAME
                    || given.chars().anyMatch(Character::isISOControl)) {
                wrong.add(name);
            }
        }
        if (!born.isEmpty() && !InventedPerson.isDate(born)) {
            wrong.add("dateOfBirth");
        }
        return wrong.isEmpty()
                ? Optional.of(new InventedPerson(
                        code,
                        asked.field("name").strip(),
                        asked.field("familyName").strip(),
                        born,
                        "",
                        ""))
                : Optional.empty();
    }

    /**
     * What the page shows.
     *
     * @param asked with what was typed so far
     * @param wrong keys of the fields that are wrong
     */
    Map<String, Object> model(SignOnRequest request, Asked asked, List<String> wrong) {
        String level = asked.field("level").isEmpty() ? String.valueOf(request.level()) : asked.field("level");
        Map<String, Object> model = new HashMap<>();
        model.put("handle", asked.field("request"));
        model.put("service", request.service().name());
        model.put("asked", request.level());
        model.put("people", people(asked));
        model.put("isOther", asked.field("person").equals(OTHER));
        for (String field : List.of("fiscalNumber", "name", "familyName", "dateOfBirth")) {
            model.put(field, Map.of("value", asked.field(field), "wrong", wrong.contains(field)));
        }
        model.put(
                "levels",
                IntStream.rangeClosed(1, LEVELS)
                        .mapToObj(each -> Map.of(
                                "level",
                                each,
                                "chosen",
                                String.valueOf(each).equals(level),
                                "asked",
                                each == request.level()))
                        .toList());
        model.put("isAssertionAlone", asked.field("signature").equals("assertion"));
        model.put("attributes", request.attributes());
        model.put("asksForNothing", request.attributes().isEmpty());
        model.put("groups", groups(asked));
        model.put("hasWrong", !wrong.isEmpty());
        model.put(
                "wrong",
                wrong.stream()
                        .map(key -> Map.of("key", key, "place", place(key)))
                        .toList());
        return model;
    }

    /** The element that a summary of errors leads to. */
    private static String place(String key) {
        return switch (key) {
            case "person" -> "person-0";
            case "level" -> "level-1";
            default -> key;
        };
    }

    private List<Map<String, Object>> people(Asked asked) {
        String chosen = asked.field("person").isEmpty() ? people.get(0).codiceFiscale() : asked.field("person");
        return IntStream.range(0, people.size())
                .mapToObj(each -> row(each, people.get(each), asked.words(), chosen))
                .toList();
    }

    private static Map<String, Object> row(int place, InventedPerson person, Words words, String chosen) {
        return Map.of(
                "place",
                place,
                "codiceFiscale",
                person.codiceFiscale(),
                "name",
                person.name() + ' ' + person.familyName(),
                "born",
                words.date(LocalDate.parse(person.born())),
                "birthplace",
                person.place(),
                "chosen",
                person.codiceFiscale().equals(chosen));
    }

    private static List<Map<String, Object>> groups(Asked asked) {
        return Arrays.stream(SpidError.Group.values())
                .map(group -> Map.<String, Object>of(
                        "group",
                        group.name().toLowerCase(Locale.ROOT),
                        "errors",
                        Arrays.stream(SpidError.values())
                                .filter(error -> error.group() == group)
                                .map(error -> Map.of(
                                        "number",
                                        error.number(),
                                        "code",
                                        error.code(),
                                        "chosen",
                                        String.valueOf(error.number()).equals(asked.field("error"))))
                                .toList()))
                .toList();
    }
}
