package it.varco.plugins.sample;

import it.varco.api.access.AccessControl;
import it.varco.api.access.Decision;
import it.varco.api.access.Operation;
import it.varco.api.plugin.PluginCalls;
import it.varco.api.session.Caller;
import it.varco.api.session.Role;
import it.varco.api.session.Visit;
import java.util.Objects;
import java.util.Optional;

/** Access control that needs the room of plugins, as the real one does, and permits what the role permits. */
public final class SampleAccess implements AccessControl {

    private final PluginCalls calls;

    public SampleAccess(PluginCalls calls) {
        this.calls = Objects.requireNonNull(calls, "calls");
    }

    @Override
    public Decision decide(Caller caller, Operation operation) {
        Role role = caller.role();
        return operation.roles().contains(role) && calls != null
                ? new Decision.Granted()
                : new Decision.Refused("access.role");
    }

    @Override
    public Optional<Caller> visitor(Visit visit) {
        return Optional.empty();
    }

    @Override
    public Optional<Caller> serviceAccount(String token, Visit visit) {
        return Optional.empty();
    }

    @Override
    public Optional<Caller> application(String token, Visit visit) {
        return Optional.empty();
    }
}
