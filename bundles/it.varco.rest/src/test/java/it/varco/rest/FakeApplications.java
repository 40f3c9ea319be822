package it.varco.rest;

import it.varco.api.access.Administered;
import it.varco.api.access.Administration;
import it.varco.api.access.Application;
import it.varco.api.access.Applications;
import it.varco.api.access.Flaw;
import it.varco.api.access.NewApplication;
import it.varco.api.access.Operation;
import it.varco.api.session.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

final class FakeApplications implements Applications {

    static final String NEW = "varco_" + "n".repeat(43);
    static final Token ONE = new Token("c9Rk2mVvQ0aJ", "Monitoring", List.of("plugins.view"));

    final List<Application> all = new ArrayList<>(List.of(ONE));

    private final House house;

    FakeApplications(House house) {
        this.house = house;
    }

    @Override
    public Administered<List<Application>> all(Caller caller) {
        return house.act(
                caller,
                Administration.TOKENS_VIEW,
                "looked at tokens",
                () -> new Administered.Done<>(List.copyOf(all)));
    }

    @Override
    public Administered<NewApplication> create(
            Caller caller, String name, List<String> scopes, String days, String reason) {
        return house.act(caller, Administration.TOKENS_CREATE, "created " + name + " " + scopes + " " + days, () -> {
            Typed typed = new Typed()
                    .length("name", name, 3, 60)
                    .number("days", days, 1, 365)
                    .reason(reason);
            List<String> known =
                    Administration.scopes().stream().map(Operation::name).toList();
            if (scopes.isEmpty() || !known.containsAll(scopes)) {
                typed.flaw("scopes", Flaw.Kind.CHOICE, String.join("|", known));
            }
            return typed.then(() ->
                    new Administered.Done<>(new NewApplication(new Token("n3wT0ken_-", name.strip(), scopes), NEW)));
        });
    }

    @Override
    public Administered<Application> end(Caller caller, String id, String reason) {
        Function<Application, Administered<Application>> done = Administered.Done::new;
        return house.act(
                caller,
                Administration.TOKENS_END,
                "ended token " + id,
                () -> new Typed()
                        .reason(reason)
                        .then(() -> all.stream()
                                .filter(each -> each.id().equals(id))
                                .findFirst()
                                .map(done)
                                .orElseGet(Administered.Unknown::new)));
    }

    /** One that was never used. */
    record Token(String id, String name, List<String> scopes) implements Application {

        @Override
        public Instant createdAt() {
            return House.THEN;
        }

        @Override
        public Instant expiresAt() {
            return House.THEN.plus(Duration.ofDays(90));
        }

        @Override
        public Optional<Instant> lastUsedAt() {
            return Optional.empty();
        }
    }
}
