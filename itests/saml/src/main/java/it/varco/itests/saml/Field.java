package it.varco.itests.saml;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.w3c.dom.Element;

/** The cases about one value of the answer: it is missing, empty, or something else. */
final class Field {

    private final String name;
    private final String rules;
    private final String words;
    private final String path;
    private final String attribute;
    private final List<SpidCase> cases = new ArrayList<>();

    private Field(String name, String rules, String words, String path, String attribute) {
        this.name = name;
        this.rules = rules;
        this.words = words;
        this.path = path;
        this.attribute = attribute;
    }

    /**
     * An attribute.
     *
     * @param name what the names of its cases begin with
     * @param words what it is, such as {@code the Destination of the response}
     * @param path of its element, from the response
     */
    static Field attribute(String name, String rules, String words, String path, String attribute) {
        return new Field(name, rules, words, path, attribute);
    }

    /** An element with its text. */
    static Field element(String name, String rules, String words, String path) {
        return new Field(name, rules, words, path, "");
    }

    Field missing(Expected expected) {
        return with("missing", "there is no " + bare(), expected, (element, scene) -> {
            if (attribute.isEmpty()) {
                Message.remove(element);
            } else {
                element.removeAttribute(attribute);
            }
        });
    }

    /** Nothing inside: no text, and no elements. */
    Field empty(Expected expected) {
        return with("empty", words + " is empty", expected, (element, scene) -> set(element, ""));
    }

    /** The value is another one; {@code how} goes on after {@code is}. */
    Field is(String suffix, String how, Function<Scene, String> value, Expected expected) {
        return with(suffix, words + " is " + how, expected, (element, scene) -> set(element, value.apply(scene)));
    }

    /** An instant that has to be reached: later than now, outside and inside what clocks may differ. */
    Field reached() {
        return is(
                        "later",
                        "later than now, by more than the skew",
                        scene -> scene.in(Moments.FUTURE_OUTSIDE),
                        Expected.REFUSED)
                .is(
                        "shortly-later",
                        "later than now, by less than the skew",
                        scene -> scene.in(Moments.FUTURE_INSIDE),
                        Expected.ACCEPTED);
    }

    /** An instant that has to follow the request: before it, outside and inside what clocks may differ. */
    Field afterRequest() {
        return is(
                        "before-request",
                        "before the request, by more than the skew",
                        scene -> scene.afterRequest(Moments.PAST_OUTSIDE),
                        Expected.REFUSED)
                .is(
                        "shortly-before-request",
                        "before the request, by less than the skew",
                        scene -> scene.afterRequest(Moments.PAST_INSIDE),
                        Expected.ACCEPTED);
    }

    private void set(Element element, String value) {
        if (attribute.isEmpty()) {
            element.setTextContent(value);
        } else {
            element.setAttribute(attribute, value);
        }
    }

    private Field with(String suffix, String deviation, Expected expected, BiConsumer<Element, Scene> change) {
        cases.add(AnswerCase.of(
                name + "-" + suffix,
                rules,
                deviation,
                expected,
                Making.good().before((message, scene) -> change.accept(message.at(path), scene))));
        return this;
    }

    private String bare() {
        return words.startsWith("the ") ? words.substring("the ".length()) : words;
    }

    List<SpidCase> cases() {
        return cases;
    }
}
