package it.varco.rest;

import it.varco.api.access.AccessControl;
import it.varco.api.access.Applications;
import it.varco.api.audit.AuditSearch;
import it.varco.api.configuration.Configurations;
import it.varco.api.notification.MessageTemplates;
import it.varco.api.notification.Outbox;
import it.varco.api.plugin.Gate;
import it.varco.api.plugin.Plugins;
import it.varco.api.session.Sessions;
import it.varco.api.staff.FirstStart;
import it.varco.api.staff.Staff;
import it.varco.api.store.RecordStore;
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
    private volatile @Nullable Applications applications;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable AuditSearch trail;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Configurations configurations;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable FirstStart firstStart;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Gate gate;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable MessageTemplates templates;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Outbox outbox;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Plugins plugins;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Sessions sessions;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Staff staff;

    /** Where answers are kept for whoever sends the same act again. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable RecordStore records;

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
        return Present.at(Listener.of(listener))
                .with(AccessControl.class, access)
                .with(Applications.class, applications)
                .with(AuditSearch.class, trail)
                .with(Configurations.class, configurations)
                .with(FirstStart.class, firstStart)
                .with(Gate.class, gate)
                .with(MessageTemplates.class, templates)
                .with(Outbox.class, outbox)
                .with(Plugins.class, plugins)
                .with(Sessions.class, sessions)
                .with(Staff.class, staff)
                .with(RecordStore.class, records);
    }
}
