package it.varco.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The list from which Java makes an archive of classes, with those that came from bundles.
 *
 * <p>A newer Java writes them into its list by itself; Java 17 leaves out what was loaded by a loader that is not its
 * own, and tells of it in its log only. A class of a bundle stands in the list with the numbers of the classes it
 * extends and implements and with the jar it comes from; one whose name was seen before stays out, because an archive
 * has one class of each name.
 *
 * @source the form of the list: JDK, {@code -XX:SharedClassListFile}, as {@code -XX:DumpLoadedClassList} writes it
 */
final class ClassList {

    private static final String SOURCE = " source: ";
    private static final String LAMBDA = "@";
    private static final String OBJECT = "[0-9a-fx]+";
    private static final Pattern LOADED = Pattern.compile("(\\S+) source: (\\S+)");
    private static final Pattern ITS_PLACE = Pattern.compile(
            " klass: (" + OBJECT + ") super: (" + OBJECT + ")(?: interfaces:((?: " + OBJECT + ")+))? loader: .*");

    private final Set<String> builtIn;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final List<String> lines = new ArrayList<>();

    private ClassList(Set<String> builtIn) {
        this.builtIn = builtIn;
    }

    /**
     * The whole list.
     *
     * @param list what {@code -XX:DumpLoadedClassList} wrote
     * @param log what {@code -Xlog:class+load=debug} wrote in the same run, without decorations
     */
    static List<String> complete(List<String> list, List<String> log) {
        if (list.stream().anyMatch(line -> line.contains(SOURCE))) {
            return list;
        }
        ClassList whole = new ClassList(
                list.stream().filter(line -> !line.startsWith(LAMBDA)).collect(Collectors.toSet()));
        for (int i = 1; i < log.size(); i++) {
            whole.add(LOADED.matcher(log.get(i - 1)), ITS_PLACE.matcher(log.get(i)));
        }
        whole.lines.addAll(list.stream().filter(line -> line.startsWith(LAMBDA)).toList());
        return whole.lines;
    }

    private void add(Matcher loaded, Matcher place) {
        if (!loaded.matches() || !place.matches()) {
            return;
        }
        String name = loaded.group(1).replace('.', '/');
        if (builtIn.contains(name)) {
            line(name, place, name);
        } else {
            jar(loaded.group(2))
                    .flatMap(jar -> parents(place).map(parents -> name + parents + SOURCE + jar))
                    .ifPresent(line -> line(name, place, line));
        }
    }

    private void line(String name, Matcher place, String line) {
        if (seen.add(name)) {
            int number = seen.size();
            numbers.put(place.group(1), number);
            lines.add(line.replaceFirst(Pattern.quote(name), Matcher.quoteReplacement(name + " id: " + number)));
        }
    }

    /** Only what was read from a file can be read again. */
    private static Optional<Path> jar(String source) {
        return source.startsWith("file:") ? Optional.of(Path.of(URI.create(source))) : Optional.empty();
    }

    /** The numbers of what it extends and implements, or nothing if one of them is not in the list. */
    private Optional<String> parents(Matcher place) {
        Integer parent = numbers.get(place.group(2));
        List<Integer> interfaces = Stream.ofNullable(place.group(3))
                .flatMap(all -> Stream.of(all.trim().split(" ", -1)))
                .map(each -> numbers.getOrDefault(each, 0))
                .toList();
        if (parent == null || interfaces.contains(0)) {
            return Optional.empty();
        }
        String implemented = interfaces.stream().map(String::valueOf).collect(Collectors.joining(" "));
        return Optional.of(" super: " + parent + (interfaces.isEmpty() ? "" : " interfaces: " + implemented));
    }
}
