package it.varco.cli;

import it.varco.launcher.Terminal;
import java.io.Console;

/** Whoever sits at the terminal, if anybody does. */
interface Person {

    /** Whether somebody reads and types here, and not a file or another program. */
    boolean isHere();

    /** What the person answers, without blanks around it; empty for nothing. */
    String answer(String question);

    /** The same, without showing what is typed. */
    String secret(String question);

    /** The person at the terminal of this process. */
    static Person atTheTerminal() {
        return new Person() {
            @Override
            public boolean isHere() {
                return Terminal.isWatched();
            }

            @Override
            public String answer(String question) {
                String line = console().readLine("%s ", question);
                return line == null ? "" : line.strip();
            }

            @Override
            public String secret(String question) {
                char[] typed = console().readPassword("%s ", question);
                return typed == null ? "" : new String(typed);
            }

            @SuppressWarnings("SystemConsoleNull") // only asked where a person is
            private Console console() {
                Console console = System.console();
                if (console == null) {
                    throw new Trouble(Exit.USAGE, "There is no terminal to ask at.");
                }
                return console;
            }
        };
    }
}
