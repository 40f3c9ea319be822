package it.varco.api.plugin;

import it.varco.api.form.Sentence;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What a jar says of itself, and what can be seen in it without running any of it.
 *
 * <p>Texts that the jar brings are cut at 200 characters and hold no control characters; they are claims of whoever
 * made it, unless it is signed.
 *
 * @source SEC-83
 */
@ProviderType
public interface Sheet {

    /** Its symbolic name; empty if it has none. */
    String symbolicName();

    /** Its version. */
    String version();

    /** {@code Bundle-Name}; empty if there is none. */
    String name();

    /** {@code Bundle-Vendor}; empty if there is none. */
    String vendor();

    /** {@code Bundle-License}; empty if there is none. */
    String licence();

    /** Number of its bytes. */
    long size();

    /** Who signed every entry of it, as far as the signature holds; empty for a jar without one. */
    Optional<Signer> signer();

    /** What the packages that it imports let it do, a sentence each, such as that it may open network connections. */
    List<Sentence> permissions();

    /**
     * What its classes ask for that nothing can stop once they run, such as to start programs, and which of its parts
     * are known to have a flaw; a sentence each.
     */
    List<Sentence> warnings();

    /** Which personal data it will receive, a sentence for each kind of plugin that it is. */
    List<Sentence> personalData();

    /** The packages that it imports, with the versions it takes, in order. */
    List<String> imports();

    /** Interfaces of the services that it offers. */
    List<String> offers();

    /** Interfaces of the services that it uses. */
    List<String> uses();

    /** Identifiers of the configurations that it takes. */
    List<String> configurations();

    /** What it encloses, by coordinates where it brings a CycloneDX document, otherwise the jars inside by name. */
    List<String> components();

    /** What the report of the contract tests says that it encloses, in one sentence; empty if it encloses none. */
    Optional<Sentence> contractReport();
}
