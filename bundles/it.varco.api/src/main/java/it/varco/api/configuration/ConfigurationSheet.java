package it.varco.api.configuration;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Something that can be configured, with its settings. */
@ProviderType
public interface ConfigurationSheet extends ConfigurationCard {

    /** Changes with the values; opaque, 1 to 80 letters, digits and hyphens. */
    String version();

    /** The settings, in the order in which their bundle lists them. */
    List<Setting> settings();
}
