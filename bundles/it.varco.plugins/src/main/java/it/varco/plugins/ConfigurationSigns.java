package it.varco.plugins;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.SynchronousConfigurationListener;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/**
 * A new configuration makes a new instance of a component: told before it happens, so that calls wait for it (D-43).
 */
final class ConfigurationSigns implements SynchronousConfigurationListener {

    private final BundleContext context;
    private final Roster roster;
    private final ServiceComponentRuntime components;

    ConfigurationSigns(BundleContext context, Roster roster, ServiceComponentRuntime components) {
        this.context = context;
        this.roster = roster;
        this.components = components;
    }

    @Override
    public void configurationEvent(ConfigurationEvent event) {
        roster.bundles().stream()
                .map(context::getBundle)
                .filter(bundle -> bundle != null && remakes(bundle, event))
                .forEach(bundle -> roster.expect(bundle.getBundleId()));
    }

    private boolean remakes(Bundle bundle, ConfigurationEvent event) {
        return components.getComponentDescriptionDTOs(bundle).stream()
                .anyMatch(component -> remakes(component, event.getType(), event.getPid(), event.getFactoryPid()));
    }

    private static boolean remakes(ComponentDescriptionDTO component, int type, String pid, @Nullable String factory) {
        boolean meant = Arrays.asList(component.configurationPid).contains(factory == null ? pid : factory);
        // without its configuration such a component does not come back
        boolean removed = type == ConfigurationEvent.CM_DELETED
                && (factory != null || "require".equals(component.configurationPolicy));
        return meant && !removed && type != ConfigurationEvent.CM_LOCATION_CHANGED;
    }
}
