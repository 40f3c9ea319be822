package it.varco.tck;

import it.varco.api.access.AccessControl;
import it.varco.api.access.Decision;
import it.varco.api.access.Operation;
import it.varco.api.session.Caller;
import it.varco.api.session.Visit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An {@link AccessControl} that answers as a test says and remembers what it was asked: so a test can show that an act
 * asks, asks for the right operation, and does nothing when the answer is no.
 *
 * <p>Refuses everything until told otherwise. It knows no token. Thread-safe.
 */
public final class ScriptedAccessControl implements AccessControl {

    private final Map<String, Decision> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private Decision otherwise;

    private ScriptedAccessControl(Decision otherwise) {
        this.otherwise = otherwise;
    }

    /** One that refuses everything with {@code access.role}. */
    public static ScriptedAccessControl refusing() {
        return new ScriptedAccessControl(new Decision.Refused("access.role"));
    }

    /** One that grants everything. */
    public static ScriptedAccessControl granting() {
        return new ScriptedAccessControl(new Decision.Granted());
    }

    /** From now on answers this about one operation. */
    public ScriptedAccessControl answering(Operation operation, Decision answer) {
        synchronized (asked) {
            answers.put(operation.name(), answer);
        }
        return this;
    }

    /** From now on answers this about every operation that was not named. */
    public ScriptedAccessControl answering(Decision answer) {
        synchronized (asked) {
            otherwise = answer;
        }
        return this;
    }

    /** Names of the operations it was asked about so far, in order. */
    public List<String> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    @Override
    public Decision decide(Caller caller, Operation operation) {
        synchronized (asked) {
            asked.add(operation.name());
            return answers.getOrDefault(operation.name(), otherwise);
        }
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
