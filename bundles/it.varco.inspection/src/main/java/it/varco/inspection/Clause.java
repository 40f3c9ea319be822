package it.varco.inspection;

import it.varco.api.form.Sentence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A clause of a header of a bundle.
 *
 * <p>Only what the grammar allows is read: the framework guesses where quotes stand in the wrong place, so whoever
 * guessed otherwise would judge other packages than those it connects.
 *
 * @param paths what the clause is about: one or more names
 * @param attributes by name, without their type
 * @param directives by name
 * @source OSGi Core 8, section 3.2.3
 */
record Clause(List<String> paths, Map<String, String> attributes, Map<String, String> directives) {

    static List<Clause> all(String header, String value) throws Flaw {
        Reader reader = new Reader(header, value);
        List<Clause> clauses = new ArrayList<>();
        do {
            clauses.add(reader.clause());
        } while (reader.takes(','));
        reader.expectEnd();
        return clauses;
    }

    /** Goes through a header once, from left to right. */
    private static final class Reader {

        private final String header;
        private final String value;
        private int at;

        Reader(String header, String value) {
            this.header = header;
            this.value = value;
        }

        Clause clause() throws Flaw {
            List<String> paths = new ArrayList<>();
            Map<String, String> attributes = new LinkedHashMap<>();
            Map<String, String> directives = new LinkedHashMap<>();
            do {
                String word = word(",;:=");
                if (at == value.length() || ",;".indexOf(value.charAt(at)) >= 0) {
                    if (!attributes.isEmpty() || !directives.isEmpty()) {
                        throw unreadable();
                    }
                    paths.add(word);
                } else if (parameter(word, attributes, directives) != null) {
                    throw unreadable(); // given twice
                }
            } while (takes(';'));
            if (paths.isEmpty()) {
                throw unreadable();
            }
            return new Clause(paths, attributes, directives);
        }

        private @Nullable String parameter(String name, Map<String, String> attributes, Map<String, String> directives)
                throws Flaw {
            Map<String, String> kind = attributes;
            if (takes(':')) {
                if (at < value.length() && value.charAt(at) == '=') {
                    kind = directives;
                } else {
                    word(",;="); // the type, such as List<String>
                }
            }
            if (!takes('=')) {
                throw unreadable();
            }
            return kind.put(name, argument());
        }

        private String argument() throws Flaw {
            skipSpace();
            if (at == value.length() || value.charAt(at) != '"') {
                return word(",;");
            }
            StringBuilder argument = new StringBuilder();
            at++;
            while (at < value.length() && value.charAt(at) != '"') {
                if (value.charAt(at) == '\\') {
                    at++;
                }
                if (at < value.length()) {
                    argument.append(value.charAt(at++));
                }
            }
            if (!takes('"')) {
                throw unreadable();
            }
            skipSpace();
            return argument.toString();
        }

        /** What stands before one of these characters, which must not be nothing, nor have quotes in it. */
        private String word(String ends) throws Flaw {
            int start = at;
            while (at < value.length() && ends.indexOf(value.charAt(at)) < 0) {
                if ("\"\\".indexOf(value.charAt(at)) >= 0) {
                    throw unreadable();
                }
                at++;
            }
            String word = value.substring(start, at).strip();
            if (word.isEmpty()) {
                throw unreadable();
            }
            return word;
        }

        boolean takes(char wanted) {
            boolean is = at < value.length() && value.charAt(at) == wanted;
            if (is) {
                at++;
            }
            return is;
        }

        void expectEnd() throws Flaw {
            if (at < value.length()) {
                throw unreadable();
            }
        }

        private void skipSpace() {
            while (at < value.length() && Character.isWhitespace(value.charAt(at))) {
                at++;
            }
        }

        private Flaw unreadable() {
            return new Flaw("gate.manifest", Sentence.of(Clause.class, "manifest.header", header));
        }
    }
}
