package it.varco.itests.distribution;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of the handbook that is followed word for word: its commands, by their marks. */
final class Guide {

    private static final Pattern BLOCK =
            Pattern.compile("<!-- command: ([^ ]+) -->\n```[a-z]+\n(.*?)\n```\n", Pattern.DOTALL);

    private final Map<String, String> commands = new LinkedHashMap<>();

    /** @param page its name in the handbook */
    Guide(String page) {
        String text = Gateway.read(
                Archive.root().resolve("distribution/docs/handbook").resolve(page));
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            commands.put(block.group(1), block.group(2) + "\n");
        }
    }

    String command(String name) {
        String found = commands.get(name);
        if (found == null) {
            throw new AssertionError("the page has no command " + name + " but " + commands.keySet());
        }
        return found;
    }
}
