package it.varco.audit;

import it.varco.api.access.AccessControl;
import it.varco.api.access.Decision;
import it.varco.api.access.Operation;
import it.varco.api.session.Caller;
import it.varco.api.session.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides as it is told, and remembers what about. */
final class Decided implements AccessControl {

    final List<String> asked = new ArrayList<>();
    Decision answer = new Decision.Granted();

    @Override
    public Decision decide(Caller caller, Operation operation) {
        asked.add(operation.name());
        return answer;
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
