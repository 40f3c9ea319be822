package it.varco.notification;

import it.varco.api.form.Sentence;
import it.varco.api.page.ServiceDesk;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The words of a kind of message in one language: right ones, or not there at all.
 *
 * <p>A file has header lines, an empty line, and the body. Headers are {@code subject}, {@code brief} and, in the
 * Italian file of the sender, {@code word.name}, {@code moment.name} and {@code secret.name}: the places, each with an
 * invented value; of {@code link.name}, the operation to which it leads. What is in other languages, or put in the
 * place of it, has the same places or fewer, secrets and links excepted. Immutable.
 *
 * @source OUT-01, OUT-02, NOT-28
 */
final class Template {

    /** No file of words is longer, in characters. */
    static final int LONGEST = 16_000;

    private static final String SUBJECT = "subject";
    private static final String BRIEF = "brief";
    private static final int LONGEST_SUBJECT = 100;
    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9]{0,39}");
    private static final Pattern LINE_END = Pattern.compile("\r\n?");

    /** A year with all its months, of which each language has one that is the longest. */
    private static final int ANY_YEAR = 2026;

    private static final int LAST_DAY = 28;

    private final String source;
    private final Locale language;
    private final String subject;
    private final String brief;
    private final Prose body;
    private final Map<String, Place> places;

    private Template(String source, Locale language, Header header, Prose body, Map<String, Place> places) {
        this.source = source;
        this.language = language;
        this.subject = header.lines.getOrDefault(SUBJECT, "");
        this.brief = header.lines.getOrDefault(BRIEF, "");
        this.body = body;
        this.places = Map.copyOf(places);
    }

    private static Set<String> names(Map<String, Place> places, Set<Place.Kind> kinds) {
        Set<String> names = new TreeSet<>();
        places.forEach((name, place) -> {
            if (kinds.contains(place.kind())) {
                names.add(name);
            }
        });
        return names;
    }

    /** Reads the Italian file of the sender, which declares the places. */
    static Draft original(String file) {
        List<Sentence> problems = new ArrayList<>();
        String source = source(file, problems);
        Header header = Header.read(source, problems);
        return checked(source, Locale.ITALIAN, header, header.places(problems), problems);
    }

    /** Reads a file in another language, or one that takes the place of what the sender brought. */
    static Draft variant(String file, Locale language, Template original) {
        List<Sentence> problems = new ArrayList<>();
        String source = source(file, problems);
        Header header = Header.read(source, problems);
        header.places(problems).forEach((name, place) -> {
            Place declared = original.places.get(name);
            if (declared == null || declared.kind() != place.kind()) {
                problems.add(Sentence.of(Template.class, "template.place.declared", name));
            }
        });
        Draft draft = checked(source, language, header, original.places, problems);
        draft.template().ifPresent(template -> {
            Set<String> brief = original.kept(Places.in(original.brief));
            if (!template.kept(Places.in(template.brief)).equals(brief)) {
                problems.add(Sentence.of(Template.class, "template.secret.brief", String.join(", ", brief)));
            }
            Set<String> body = original.kept(original.body.places());
            if (!template.kept(template.body.places()).equals(body)) {
                problems.add(Sentence.of(Template.class, "template.secret.body", String.join(", ", body)));
            }
        });
        return problems.isEmpty() ? draft : new Draft.Wrong(List.copyOf(problems));
    }

    private static Draft checked(
            String source, Locale language, Header header, Map<String, Place> places, List<Sentence> problems) {
        Prose body = new Prose(header.body, names(places, Set.of(Place.Kind.LINK)));
        Template template = new Template(source, language, header, body, places);
        template.checkSubject(problems);
        template.checkBrief(problems);
        problems.addAll(body.problems());
        template.checkKnown(body.places(), problems);
        return problems.isEmpty() ? new Draft.Right(template) : new Draft.Wrong(List.copyOf(problems));
    }

    private static String source(String file, List<Sentence> problems) {
        String marked = file.startsWith("\uFEFF") ? file.substring(1) : file;
        String source = LINE_END.matcher(marked).replaceAll("\n");
        if (source.length() > LONGEST) {
            problems.add(Sentence.of(Template.class, "template.long", LONGEST));
            return "";
        }
        if (source.chars().anyMatch(sign -> Character.isISOControl(sign) && sign != '\n')) {
            problems.add(Sentence.of(Template.class, "template.control"));
        }
        return source;
    }

    private void checkSubject(List<Sentence> problems) {
        if (subject.isEmpty() || subject.length() > LONGEST_SUBJECT) {
            problems.add(Sentence.of(Template.class, "template.subject.length", LONGEST_SUBJECT));
        }
        checkLine(subject, problems);
        for (String name : Places.in(subject)) {
            Place place = places.get(name);
            if (place != null && place.kind() != Place.Kind.MOMENT) {
                problems.add(Sentence.of(Template.class, "template.subject.personal", name));
            }
        }
    }

    private void checkBrief(List<Sentence> problems) {
        if (brief.isEmpty()) {
            problems.add(Sentence.of(Template.class, "template.brief.missing"));
        }
        checkLine(brief, problems);
        if (names(places, Set.of(Place.Kind.LINK)).stream().anyMatch(this::isJoined)) {
            problems.add(Sentence.of(Template.class, "template.link.brief"));
        }
        if (problems.isEmpty() && longestBrief() > Segments.MOST) {
            problems.add(Sentence.of(Template.class, "template.brief.long", Segments.MOST));
        }
    }

    /**
     * Whether a sign stands at a place of the text message, so that programs would read it as a part of the address.
     */
    private boolean isJoined(String name) {
        String bare = brief.replaceAll("(?<!\\S)\\{\\{" + name + "}}(?!\\S)", "");
        return Places.in(bare).contains(name);
    }

    private void checkLine(String line, List<Sentence> problems) {
        if (Links.inFilled(Segments.simple(Signs.shown(line)))) {
            problems.add(Sentence.of(Template.class, "template.link"));
        }
        if (Places.malformed(line)) {
            problems.add(Sentence.of(Template.class, "template.place.shape"));
        }
        checkKnown(Places.in(line), problems);
    }

    private void checkKnown(Set<String> names, List<Sentence> problems) {
        for (String name : names) {
            if (!places.containsKey(name) && !House.LONGEST.containsKey(name)) {
                problems.add(Sentence.of(Template.class, "template.place.unknown", name));
            }
        }
    }

    /** Of the text message that can become the longest: words may hold any letter, months are not equally long. */
    private int longestBrief() {
        Moments moments = new Moments(language);
        Map<String, String> longest = new HashMap<>(House.LONGEST);
        return IntStream.rangeClosed(1, 12)
                .map(month -> {
                    Instant at = YearMonth.of(ANY_YEAR, month)
                            .atDay(LAST_DAY)
                            .atTime(12, 0)
                            .toInstant(ZoneOffset.UTC);
                    places.forEach((name, place) -> longest.put(
                            name,
                            switch (place.kind()) {
                                case WORD -> Segments.ANY.repeat(place.longest());
                                case MOMENT -> moments.dayAndTime(at);
                                case SECRET -> place.example();
                                case LINK -> Site.LONGEST_ADDRESS + ServiceDesk.address(place.link());
                            }));
                    return Segments.of(brief(longest));
                })
                .max()
                .orElseThrow();
    }

    private String brief(Map<String, String> values) {
        return Segments.simple(Places.filled(brief, values));
    }

    /** Those that stay where they are in every language: a secret, and the way to where it is needed. */
    private Set<String> kept(Set<String> names) {
        Set<String> kept = names(places, Set.of(Place.Kind.SECRET, Place.Kind.LINK));
        kept.retainAll(names);
        return kept;
    }

    /** The file, its lines ended by {@code \n}. */
    String source() {
        return source;
    }

    /** The language it is written in. */
    Locale language() {
        return language;
    }

    /** The places that a message fills, by name. */
    Map<String, Place> places() {
        return places;
    }

    /**
     * Writes a message.
     *
     * @throws IllegalArgumentException if a secret is so much longer than its example that the text message would be
     *     too long
     */
    Written write(Values values) {
        String shortened = brief(values.brief());
        if (Segments.of(shortened) > Segments.MOST) {
            throw new IllegalArgumentException("message: expected secrets and links no longer than their examples");
        }
        Map<String, String> all = values.all();
        Prose.Forms forms = body.written(all);
        return new Written(Places.filled(subject, all), shortened, forms.text(), forms.html(), language);
    }

    /** What stands above the first empty line, and what below. */
    private record Header(Map<String, String> lines, String body) {

        static Header read(String source, List<Sentence> problems) {
            int end = source.indexOf("\n\n");
            String head = end < 0 ? source.stripTrailing() : source.substring(0, end);
            Map<String, String> lines = new LinkedHashMap<>();
            for (String line : head.split("\n", -1)) {
                int colon = line.indexOf(':');
                if (colon < 0) {
                    problems.add(Sentence.of(Template.class, "template.header.shape"));
                    break; // the rest is most likely none either
                }
                String name = line.substring(0, colon).strip();
                String value = line.substring(colon + 1).strip();
                if (lines.put(name, value) != null) {
                    problems.add(Sentence.of(Template.class, "template.header.twice", Signs.shown(name)));
                }
            }
            return new Header(lines, end < 0 ? "" : source.substring(end + 2));
        }

        /** Those that it declares. */
        Map<String, Place> places(List<Sentence> problems) {
            Map<String, Place> places = new TreeMap<>();
            lines.forEach((header, value) -> {
                if (!header.equals(SUBJECT) && !header.equals(BRIEF)) {
                    declare(header, value, places, problems);
                }
            });
            return places;
        }

        private static void declare(String header, String value, Map<String, Place> places, List<Sentence> problems) {
            for (Place.Kind kind : Place.Kind.values()) {
                if (header.startsWith(kind.header())) {
                    String name = header.substring(kind.header().length());
                    Place place = new Place(kind, value);
                    boolean free = !House.LONGEST.containsKey(name) && places.put(name, place) == null;
                    if (!free || !NAME.matcher(name).matches() || !place.hasExample()) {
                        problems.add(Sentence.of(Template.class, "template.header.place", Signs.shown(header)));
                    }
                    return;
                }
            }
            problems.add(Sentence.of(Template.class, "template.header.unknown", Signs.shown(header)));
        }
    }
}
