package it.varco.configuration;

import it.varco.api.configuration.ConfigurationSheet;
import it.varco.api.configuration.Setting;
import java.util.List;

/** A configuration as an administrator sees it; as a card it is shown without its settings. */
record Sheet(
        String pid,
        String name,
        String description,
        boolean changed,
        String problem,
        String version,
        List<Setting> settings)
        implements ConfigurationSheet {

    /** A setting as it is now. */
    record Now(
            String key,
            Kind kind,
            String label,
            String help,
            String range,
            List<String> choices,
            List<String> defaults,
            List<String> values,
            boolean required)
            implements Setting {

        /** Without what it holds. */
        @Override
        public String toString() {
            return "Now[" + key + "]";
        }
    }

    /** Without what it holds. */
    @Override
    public String toString() {
        return "Sheet[" + pid + "]";
    }
}
