package it.varco.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a library, in the order of Maven as far as it matters to ranges: by its numbers, and what comes before
 * a release before it.
 *
 * @param numbers without zeros at the end; none where it begins with no number, which is the lowest
 * @param early whether it only leads up to the release with these numbers
 * @source Maven, POM Reference, "Version Order Specification"
 */
record PartVersion(List<Long> numbers, boolean early) implements Comparable<PartVersion> {

    private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,18}(?:[.-][0-9]{1,18}){0,9}");
    private static final Pattern EARLY =
            Pattern.compile("[.-]?(alpha|beta|milestone|m|rc|cr|snapshot)(?![a-z]).*", Pattern.CASE_INSENSITIVE);

    PartVersion {
        numbers = List.copyOf(numbers);
    }

    static PartVersion of(String version) {
        Matcher found = NUMBERS.matcher(version);
        if (!found.lookingAt()) {
            return new PartVersion(List.of(), false);
        }
        List<Long> numbers = new ArrayList<>();
        for (String number : found.group().split("[.-]", -1)) {
            numbers.add(Long.valueOf(number));
        }
        while (!numbers.isEmpty() && numbers.get(numbers.size() - 1) == 0) {
            numbers.remove(numbers.size() - 1);
        }
        return new PartVersion(
                numbers, EARLY.matcher(version.substring(found.end())).matches());
    }

    @Override
    public int compareTo(PartVersion other) {
        for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
            int order = Long.compare(at(i), other.at(i));
            if (order != 0) {
                return order;
            }
        }
        return Boolean.compare(other.early, early);
    }

    private long at(int place) {
        return place < numbers.size() ? numbers.get(place) : 0;
    }
}
