package it.varco.itests.rules;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/**
 * A dependency on a module of ours as a pom says it.
 *
 * @param artifact such as {@code it.varco.api}
 * @param scope as written; empty if not
 */
record Need(String artifact, String scope) {

    /** Those of a pom; none where there is no pom. */
    static Set<Need> all(Path pom) {
        if (Files.notExists(pom)) {
            return Set.of();
        }
        return XmlFile.elements(pom, "dependency")
                .filter(dependency -> text(dependency, "groupId").equals("it.varco"))
                .map(dependency -> new Need(text(dependency, "artifactId"), text(dependency, "scope")))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String text(Element parent, String name) {
        var found = parent.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }
}
