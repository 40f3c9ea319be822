package it.varco.inspection;

import it.varco.api.form.Sentence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.osgi.framework.Constants;

/** To what a bundle connects itself by its headers, and what follows from it, in words. */
final class Wires {

    private static final String TEXTS = "Varco-Texts";
    private static final String SERVICE = "osgi.service";
    private static final String OBJECT_CLASS = "objectClass";
    private static final Pattern WANTED = Pattern.compile("\\(\\s*+objectClass\\s*+=([^()*]++)\\)");

    /** What the packages of the contracts let a bundle do. */
    private static final Map<String, Sentence> PERMISSIONS = Map.of(
            "org.osgi.framework", Sentence.of(Wires.class, "permission.framework"),
            "it.varco.api.store", Sentence.of(Wires.class, "permission.store"),
            "it.varco.api.document", Sentence.of(Wires.class, "permission.documents"),
            "it.varco.api.notification", Sentence.of(Wires.class, "permission.messages"));

    private static final Map<String, Sentence> PERSONAL_DATA = Map.of(
            "it.varco.spi.credential", Sentence.of(Wires.class, "data.credential"),
            "it.varco.spi.catalogue", Sentence.of(Wires.class, "data.catalogue"),
            "it.varco.spi.notification", Sentence.of(Wires.class, "data.notification"),
            "it.varco.spi.archive", Sentence.of(Wires.class, "data.archive"),
            "it.varco.spi.audit", Sentence.of(Wires.class, "data.audit"));

    private final Headers headers;
    private final Map<String, String> imports = new LinkedHashMap<>();
    private final Set<String> offers = new TreeSet<>();
    private final Set<String> uses = new TreeSet<>();
    private final Set<String> translated = new TreeSet<>();
    private String symbolicName = "";

    Wires(Headers headers) {
        this.headers = headers;
    }

    /** Reads them, as far as they can be read. */
    void read() throws Flaw {
        symbolicName = Quoted.of(HeaderRules.symbolicName(headers));
        for (String header : List.of(Constants.IMPORT_PACKAGE, Constants.DYNAMICIMPORT_PACKAGE)) {
            for (Clause clause : headers.clauses(header)) {
                String versions = clause.attributes().getOrDefault(Constants.VERSION_ATTRIBUTE, "");
                clause.paths().forEach(name -> imports.put(name, versions));
            }
        }
        for (Clause clause : headers.clauses(Constants.PROVIDE_CAPABILITY)) {
            String names = clause.attributes().getOrDefault(OBJECT_CLASS, "");
            if (clause.paths().contains(SERVICE) && !names.isBlank()) {
                List.of(names.split(",", -1)).forEach(name -> offers.add(name.strip()));
            }
        }
        for (Clause clause : headers.clauses(Constants.REQUIRE_CAPABILITY)) {
            if (clause.paths().contains(SERVICE)) {
                WANTED.matcher(clause.directives().getOrDefault(Constants.FILTER_DIRECTIVE, ""))
                        .results()
                        .forEach(match -> uses.add(match.group(1).strip()));
            }
        }
        headers.clauses(TEXTS).forEach(clause -> translated.addAll(clause.paths()));
    }

    String symbolicName() {
        return symbolicName;
    }

    List<String> imports() {
        return imports.entrySet().stream()
                .map(each -> Quoted.of(each.getKey() + ' ' + each.getValue()))
                .toList();
    }

    Set<String> offers() {
        return offers;
    }

    Set<String> uses() {
        return uses;
    }

    List<Sentence> permissions() {
        List<Sentence> permissions = new ArrayList<>();
        PERMISSIONS.keySet().stream()
                .sorted()
                .filter(imports::containsKey)
                .map(PERMISSIONS::get)
                .forEach(permissions::add);
        if (!translated.isEmpty()) {
            permissions.add(Sentence.of(Wires.class, "permission.texts", Quoted.listed(translated)));
        }
        return permissions;
    }

    List<Sentence> personalData() {
        return HeaderRules.AREAS.stream()
                .filter(imports::containsKey)
                .map(area -> PERSONAL_DATA.getOrDefault(area, Sentence.nothing()))
                .toList();
    }
}
