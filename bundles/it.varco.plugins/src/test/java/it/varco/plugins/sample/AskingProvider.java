package it.varco.plugins.sample;

import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** Asks for Configuration Admin while it is being configured, and tells as a service whether it found it. */
public final class AskingProvider extends SampleProvider {

    public AskingProvider(BundleContext context, Map<String, Object> properties) {
        super(properties);
        boolean found = context.getServiceReference("org.osgi.service.cm.ConfigurationAdmin") != null;
        Map<String, Object> told = Map.of("found", found);
        context.registerService(AskingProvider.class, this, FrameworkUtil.asDictionary(told));
    }
}
