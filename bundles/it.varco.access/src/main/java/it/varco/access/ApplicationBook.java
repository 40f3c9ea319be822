package it.varco.access;

import it.varco.api.access.AccessControl;
import it.varco.api.access.Administered;
import it.varco.api.access.Administration;
import it.varco.api.access.Application;
import it.varco.api.access.Applications;
import it.varco.api.access.NewApplication;
import it.varco.api.audit.AuditTrail;
import it.varco.api.session.Caller;
import it.varco.spi.store.ApplicationRepository;
import it.varco.spi.store.StoredApplication;
import it.varco.spi.store.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

/** The bearer tokens of programs: made, listed and ended by an administrator (D-46). */
@Component(name = "it.varco.access.applications", configurationPolicy = ConfigurationPolicy.IGNORE)
public final class ApplicationBook implements Applications {

    private static final int MOST_DAYS = 365;

    private final Acts acts;
    private final ApplicationRepository repository;

    @Activate
    public ApplicationBook(
            @Reference AccessControl control,
            @Reference Transactions transactions,
            @Reference ApplicationRepository repository,
            @Reference AuditTrail trail) {
        acts = new Acts(control, transactions, trail);
        this.repository = repository;
    }

    @Override
    public Administered<List<Application>> all(Caller caller) {
        return acts.look(
                caller,
                Administration.TOKENS_VIEW,
                () -> repository.all(caller.visit().at()).stream()
                        .<Application>map(Kept::new)
                        .toList());
    }

    @Override
    public Administered<NewApplication> create(
            Caller caller, String name, List<String> scopes, String days, String reason) {
        Typed typed = new Typed();
        String called = typed.line("name", name, 3, 60);
        List<String> wanted = typed.scopes(scopes);
        int lives = typed.number("days", days, 1, MOST_DAYS);
        String why = typed.reason(reason);
        return acts.perform(caller, Administration.TOKENS_CREATE, typed, note -> {
            Instant now = caller.visit().at();
            BearerToken token = BearerToken.random();
            StoredApplication made = new StoredApplication(
                    Names.random(), token.hash(), called, wanted, now, now.plus(Duration.ofDays(lives)), Instant.EPOCH);
            note(note, made, why).detail("scopes", String.join(" ", wanted));
            repository.sweep(now);
            return repository.add(made, now)
                    ? new Administered.Done<>(new NewApplication(new Kept(made), token.reveal()))
                    : new Administered.Contrary<>("tokens.name");
        });
    }

    @Override
    public Administered<Application> end(Caller caller, String id, String reason) {
        Typed typed = new Typed();
        String why = typed.reason(reason);
        return acts.perform(caller, Administration.TOKENS_END, typed, note -> {
            Optional<StoredApplication> ended =
                    repository.end(id).filter(held -> caller.visit().at().isBefore(held.expiry()));
            ended.ifPresent(held -> note(note, held, why));
            return ended.<Administered<Application>>map(held -> new Administered.Done<>(new Kept(held)))
                    .orElseGet(Administered.Unknown::new);
        });
    }

    private static Acts.Note note(Acts.Note note, StoredApplication held, String reason) {
        return note.detail("application", held.id())
                .detail("name", held.name())
                .detail("expires", held.expiry().toString())
                .detail(Trail.REASON, reason);
    }

    private record Kept(StoredApplication stored) implements Application {

        @Override
        public String id() {
            return stored.id();
        }

        @Override
        public String name() {
            return stored.name();
        }

        @Override
        public List<String> scopes() {
            return stored.scopes();
        }

        @Override
        public Instant createdAt() {
            return stored.createdAt();
        }

        @Override
        public Instant expiresAt() {
            return stored.expiry();
        }

        @Override
        public Optional<Instant> lastUsedAt() {
            return Optional.of(stored.lastUsedAt()).filter(at -> at.isAfter(Instant.EPOCH));
        }
    }
}
