package it.varco.spi.configuration;

import it.varco.api.configuration.Preview;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Tells what a bundle would publish with values of its configuration that are not in force.
 *
 * <p>A service with the property {@link #PID}, registered by the bundle that is configured there, and there without a
 * configuration too: the first one is looked at like every other. Thread-safe; answers within two seconds, and changes
 * nothing.
 */
@ConsumerType
public interface ConfigurationPreview {

    /** Service property: the PID it knows, the symbolic name of the bundle or one below it. */
    String PID = "varco.configuration.pid";

    /**
     * Looks at values; whatever is wrong with them is in the answer.
     *
     * @param values by key, those that are as declared too; those of secrets as references
     * @param publicAddress of the public site, such as {@code https://varco.example}, without a path
     */
    Preview preview(Map<String, List<String>> values, URI publicAddress);
}
