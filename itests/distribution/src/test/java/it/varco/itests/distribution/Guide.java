package it.varco.itests.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of the handbook that is followed word for word: its files and its commands, by their marks. */
final class Guide {

    private static final Pattern BLOCK =
            Pattern.compile("<!-- (file|command): ([^ ]+) -->\n```[a-z]+\n(.*?)\n```\n", Pattern.DOTALL);

    private final Map<String, String> files = new LinkedHashMap<>();
    private final Map<String, String> commands = new LinkedHashMap<>();

    /** @param page its name in the handbook */
    Guide(String page) {
        String text = Gateway.read(
                Archive.root().resolve("distribution/docs/handbook").resolve(page));
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            (block.group(1).equals("file") ? files : commands).put(block.group(2), block.group(3) + "\n");
        }
    }

    /** Writes every file of the page below a folder. */
    void write(Path folder) {
        files.forEach((name, content) -> {
            Path file = folder.resolve(name);
            try {
                Files.createDirectories(file.getParent());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Gateway.write(file, content);
        });
    }

    String command(String name) {
        String found = commands.get(name);
        if (found == null) {
            throw new AssertionError("the page has no command " + name + " but " + commands.keySet());
        }
        return found;
    }
}
