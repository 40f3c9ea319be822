package it.varco.configuration;

import it.varco.api.access.Flaw;
import it.varco.api.configuration.Setting;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A setting as its bundle describes it, in one language, and what may be typed into it.
 *
 * @param range {@code 1..100}, {@code PT1S..PT2H}; empty where there is none
 * @param defaults what it is when nobody sets it; empty for none
 * @param wiring whether only a file changes it, see {@link Wiring}
 */
record Attribute(
        String key,
        Setting.Kind kind,
        String label,
        String help,
        String range,
        List<String> choices,
        List<String> defaults,
        boolean required,
        boolean wiring) {

    private static final int LONGEST = 1000;
    private static final int MOST = 100;
    private static final int LONGEST_NUMBER = 9; // where there is no range: fits every kind of number
    private static final String SECRET = "$[secret:name]";
    private static final Pattern SECRET_SHAPE = Pattern.compile("\\$\\[secret:([A-Za-z0-9._-]{1,100})]");

    /** The keys of the gateway itself: nobody else is to be given them. */
    private static final Pattern RESERVED = Pattern.compile("(?i)store|(.*-)?(pepper|key\\.pem)");

    /** A form of a value that no reader of the file takes for another. */
    private static final Pattern AMBIGUOUS = Pattern.compile("\\\\|\\$[{\\[]|\\$__");

    /** What a value is where nothing is set. */
    Optional<Value> byDefault() {
        return defaults.isEmpty() ? Optional.empty() : Optional.of(Value.of(defaults));
    }

    boolean secret() {
        return kind == Setting.Kind.SECRET;
    }

    /** Whether a value is not to be shown: a secret, or the reference to one. */
    boolean hides(Value value) {
        return secret() || value.texts().stream().anyMatch(text -> text.contains("$["));
    }

    /**
     * What was typed, without what does not count: blanks around it, empty lines of a list, upper and lower case of a
     * duration.
     */
    List<String> canonical(List<String> typed, Places places) {
        return typed.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(places::expand)
                .map(text -> switch (kind) {
                    case DURATION -> text.toUpperCase(Locale.ROOT);
                    case FLAG -> text.toLowerCase(Locale.ROOT);
                    default -> text;
                })
                .toList();
    }

    /** What is wrong with it; at most one flaw. */
    Optional<Flaw> flaw(List<String> canonical) {
        if (canonical.isEmpty()) {
            return required && !secret() ? flaw(Flaw.Kind.MISSING, range) : Optional.empty();
        }
        if (canonical.size() > MOST) {
            return flaw(Flaw.Kind.LENGTH, "0.." + MOST);
        }
        if (canonical.size() > 1 && kind != Setting.Kind.LIST) {
            return flaw(Flaw.Kind.SHAPE, "");
        }
        return canonical.stream().flatMap(text -> flaw(text).stream()).findFirst();
    }

    private Optional<Flaw> flaw(String text) {
        if (text.length() > LONGEST) {
            return flaw(Flaw.Kind.LENGTH, "0.." + LONGEST);
        }
        if (text.codePoints().anyMatch(Words::breaksALine)) {
            return flaw(Flaw.Kind.SHAPE, "");
        }
        if (secret()) {
            return secret(text);
        }
        if (AMBIGUOUS.matcher(text).find()) {
            return flaw(Flaw.Kind.SHAPE, "");
        }
        return switch (kind) {
            case NUMBER -> number(text);
            case DURATION -> duration(text);
            case FLAG -> text.equals("true") || text.equals("false") ? Optional.empty() : choice("true|false");
            case CHOICE -> choices.contains(text) ? Optional.empty() : choice(String.join("|", choices));
            default -> Optional.empty();
        };
    }

    private Optional<Flaw> secret(String text) {
        Matcher named = SECRET_SHAPE.matcher(text);
        if (!named.matches()) {
            return flaw(Flaw.Kind.SHAPE, SECRET);
        }
        return RESERVED.matcher(named.group(1)).matches()
                ? flaw(Flaw.Kind.REJECTED, "that secret is a key of the gateway itself")
                : Optional.empty();
    }

    private Optional<Flaw> choice(String expected) {
        return flaw(Flaw.Kind.CHOICE, expected);
    }

    private Optional<Flaw> number(String text) {
        if (!text.matches("-?[0-9]{1,18}")) {
            return flaw(Flaw.Kind.SHAPE, defaults.isEmpty() ? "1" : defaults.get(0));
        }
        Optional<Bounds> bounds = Bounds.parse(range);
        if (bounds.isEmpty() && text.length() > LONGEST_NUMBER) {
            return flaw(Flaw.Kind.RANGE, "-99999999..999999999");
        }
        long number = Long.parseLong(text);
        boolean fits = bounds.isEmpty()
                || ((bounds.get().low().isEmpty()
                                || number >= Long.parseLong(bounds.get().low()))
                        && (bounds.get().high().isEmpty()
                                || number <= Long.parseLong(bounds.get().high())));
        return fits ? Optional.empty() : flaw(Flaw.Kind.RANGE, range);
    }

    private Optional<Flaw> duration(String text) {
        Optional<Span> span = Span.parse(text);
        if (span.isEmpty()) {
            return flaw(Flaw.Kind.SHAPE, defaults.isEmpty() ? "PT15M" : defaults.get(0));
        }
        boolean fits = Bounds.parse(range)
                .map(bounds -> Span.parse(bounds.low())
                                .map(low -> low.compareTo(span.get()) <= 0)
                                .orElse(true)
                        && Span.parse(bounds.high())
                                .map(high -> high.compareTo(span.get()) >= 0)
                                .orElse(true))
                .orElse(true);
        return fits ? Optional.empty() : flaw(Flaw.Kind.RANGE, range);
    }

    private Optional<Flaw> flaw(Flaw.Kind what, String expected) {
        return Optional.of(new Flaw(key, what, expected));
    }
}
