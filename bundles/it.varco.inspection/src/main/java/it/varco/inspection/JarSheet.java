package it.varco.inspection;

import it.varco.api.form.Sentence;
import it.varco.api.plugin.Sheet;
import it.varco.api.plugin.Signer;
import java.util.List;
import java.util.Optional;

/** What was found in a jar; {@link Sheet} says what is what. */
record JarSheet(
        String symbolicName,
        String version,
        String name,
        String vendor,
        String licence,
        long size,
        Optional<Signer> signer,
        List<Sentence> permissions,
        List<Sentence> warnings,
        List<Sentence> personalData,
        List<String> imports,
        List<String> offers,
        List<String> uses,
        List<String> configurations,
        List<String> components,
        Optional<Sentence> contractReport)
        implements Sheet {

    /** Of a jar of which nothing else is known. */
    static JarSheet blank(long size) {
        return new JarSheet(
                "",
                "",
                "",
                "",
                "",
                size,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }
}
