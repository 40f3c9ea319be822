package it.varco.itests.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * A component as bnd described it for the component runtime.
 *
 * @param implementation name of its class, with dots
 * @param provides the services it offers
 * @param references the services it uses
 */
record ServiceComponent(String implementation, List<String> provides, List<Reference> references) {

    /**
     * A use of a service.
     *
     * @param service name of its interface, with dots
     * @param cardinality such as {@code 0..1}
     * @param policy {@code static} or {@code dynamic}
     * @param option {@code reluctant} or {@code greedy}
     */
    record Reference(String service, String cardinality, String policy, String option) {

        /** It may be absent and come later, and the best one present is taken. */
        boolean mayBeAbsent() {
            return cardinality.startsWith("0") && policy.equals("dynamic") && option.equals("greedy");
        }
    }

    static List<ServiceComponent> all(Path folder) {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .map(ServiceComponent::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServiceComponent read(Path file) {
        return new ServiceComponent(
                XmlFile.elements(file, "implementation")
                        .map(element -> element.getAttribute("class"))
                        .findFirst()
                        .orElse(""),
                XmlFile.elements(file, "provide")
                        .map(element -> element.getAttribute("interface"))
                        .toList(),
                XmlFile.elements(file, "reference")
                        .map(ServiceComponent::reference)
                        .toList());
    }

    private static Reference reference(Element element) {
        return new Reference(
                element.getAttribute("interface"),
                otherwise(element.getAttribute("cardinality"), "1..1"),
                otherwise(element.getAttribute("policy"), "static"),
                otherwise(element.getAttribute("policy-option"), "reluctant"));
    }

    private static String otherwise(String written, String meant) {
        return written.isEmpty() ? meant : written;
    }
}
