package it.varco.rest;

import it.varco.api.access.AccessControl;
import it.varco.api.audit.AuditTrail;
import it.varco.api.plugin.Plugins;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.servlet.runtime.HttpServiceRuntime;

/** Knows which rooms are here at this moment (D-42), and at which address the management listener answers. */
@Component(name = "it.varco.rest.rooms", service = Rooms.class)
public final class Rooms {

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable AccessControl access;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Plugins plugins;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable AuditTrail trail;

    /** The properties of the listener's HTTP service. */
    @Reference(
            service = HttpServiceRuntime.class,
            target = "(varco.listener=management)",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Map<String, Object> listener;

    /** Those that are here now, to be asked for once per request. */
    Present now() {
        return new Present(access, plugins, trail, Listener.of(listener));
    }
}
