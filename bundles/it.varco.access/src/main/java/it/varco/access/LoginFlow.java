package it.varco.access;

import it.varco.api.access.AddressBudget;
import it.varco.api.access.RefusalBudget;
import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.Outcome;
import it.varco.api.form.Form;
import it.varco.api.form.Submission;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Medium;
import it.varco.api.session.Attempt;
import it.varco.api.session.Channel;
import it.varco.api.session.Login;
import it.varco.api.session.Login.Absence;
import it.varco.api.session.LoginChoice;
import it.varco.api.session.Logins;
import it.varco.api.session.ProviderCard;
import it.varco.api.session.Published;
import it.varco.api.session.ReturnPath;
import it.varco.api.session.Returned;
import it.varco.api.session.Visit;
import it.varco.spi.credential.PublicationRequest;
import it.varco.spi.store.InvitationRepository;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.StoredAttempt;
import it.varco.spi.store.StoredInvitation;
import it.varco.spi.store.Transactions;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Leads a login from the first form to its end.
 *
 * <p>A login costs three commits: the form, the claim of the answer, the outcome. No provider is called inside a
 * transaction, and between two of them everything that matters is in the store.
 */
final class LoginFlow implements Logins {

    /** The parts a login is led through. */
    record Parts(
            Examiner examiner,
            Attempts attempts,
            Outcomes outcomes,
            Transactions transactions,
            InvitationRepository invitations,
            PersonRepository people,
            SessionBook sessions,
            AuditTrail trail,
            RefusalBudget budget,
            Supplier<Set<Medium>> media,
            LoginFigures figures,
            SteadyTime time) {}

    private static final String CODES = "invitation";
    private static final int LONGEST_HANDLE = 22; // as our names have it

    private final Parts parts;
    private final AddressBudget codes = new AddressBudget(10, Duration.ofMinutes(10));

    /** How often the trail tells that something strayed in from one network. */
    private final AddressBudget strays = new AddressBudget(10, Duration.ofMinutes(10));

    LoginFlow(Parts parts) {
        this.parts = parts;
    }

    @Override
    public List<ProviderCard> offered(Channel channel) {
        return List.copyOf(parts.examiner.offered(channel));
    }

    @Override
    public Login begin(Visit visit, LoginChoice choice) {
        requireBrowser(visit);
        return chosen(visit, choice, Purpose.ENTRY);
    }

    @Override
    public Login raise(Visit visit, LoginChoice choice) {
        requireBrowser(visit);
        Purpose purpose = parts.sessions
                .find(visit)
                .map(held -> new Raise(held.handle(), held.codiceFiscale().orElseThrow()))
                .map(Purpose::of)
                .orElse(Purpose.ENTRY);
        return chosen(visit, choice, purpose);
    }

    private Login chosen(Visit visit, LoginChoice choice, Purpose purpose) {
        String provider = choice.provider();
        Duration wait = parts.budget.toWait(provider, visit);
        if (!wait.isZero()) {
            return parts.examiner.offered(visit.channel()).stream()
                    .filter(card -> card.id().equals(provider))
                    .<Login>map(card -> new Login.Blocked(card, wait))
                    .findFirst()
                    .map(blocked -> parts.figures.counted(provider, blocked))
                    .orElseGet(() -> new Login.NotAvailable(provider, Absence.ABSENT));
        }
        return begin(visit, provider, choice.next(), purpose.as(choice));
    }

    @Override
    public Login accept(Visit visit, String typed, ReturnPath next) {
        requireBrowser(visit);
        Optional<Card> enrolling = parts.examiner.enrolling();
        if (enrolling.isEmpty()) {
            return new Login.NotAvailable("", Absence.ABSENT);
        }
        Duration wait = codes.toWait(CODES, visit.address(), visit.at());
        if (!wait.isZero()) {
            return new Login.Blocked(enrolling.get(), wait);
        }
        Optional<StoredInvitation> found = visit.channel() == Channel.MANAGEMENT
                ? parts.invitations.find(Code.typed(typed).hash(), parts.time.of(visit.at()))
                : Optional.empty();
        Optional<CodiceFiscale> person = found.flatMap(invitation -> parts.people.find(invitation.personId()));
        if (found.isEmpty() || person.isEmpty()) {
            boolean last = codes.spend(CODES, visit.address(), visit.at());
            record(visit, Optional.empty(), last ? "access.network" : "staff.code", "");
            return new Login.Expired();
        }
        record(visit, person, "", found.get().id());
        Ticket ticket = new Ticket(person.get(), found.get().id(), found.get().actor());
        return begin(visit, found.get().provider(), next, Purpose.of(ticket));
    }

    /** A code that came, right or wrong, before anything follows from it. */
    private void record(Visit visit, Optional<CodiceFiscale> person, String rule, String invitation) {
        Outcome outcome = person.isPresent() ? Outcome.DONE : Outcome.REFUSED;
        AuditEvent.Builder event =
                AuditEvent.of(visit.at(), Trail.STAFF_ACCEPT, outcome).visit(visit);
        person.ifPresentOrElse(
                named -> event.person(named).detail("invitation", invitation), () -> event.detail(Trail.RULE, rule));
        parts.trail.record(event.build());
    }

    /** Begins the login in which the first administrator makes their credential (UX-50). */
    Login first(Visit visit, CodiceFiscale person, ReturnPath next) {
        requireBrowser(visit);
        return parts.examiner
                .enrolling()
                .map(card -> begin(visit, card.id(), next, Purpose.of(Ticket.firstStart(person))))
                .orElseGet(() -> new Login.NotAvailable("", Absence.ABSENT));
    }

    private Login begin(Visit visit, String provider, ReturnPath next, Purpose purpose) {
        String id = Names.random();
        LoginStepRequest request = LoginStepRequest.first(visit, id, provider, purpose, parts.media.get());
        Examination found =
                parts.examiner.begin(provider, request, purpose.ticket().map(Ticket::person));
        if (found instanceof Examination.Asked asked) {
            UnderWay attempt = parts.attempts.open(visit, id, purpose.withoutWay(), asked.pending(), next);
            return new Login.Ask(Shown.of(attempt), asked.form());
        }
        if (found instanceof Examination.Left left) {
            Pending pending = left.pending(parts.outcomes.homecoming(visit));
            parts.attempts.open(visit, id, purpose, pending, next);
            return new Login.Leave(left.provider().card(), left.departure());
        }
        return parts.figures.counted(provider, parts.outcomes.ofBegin(visit, provider, next, purpose, found));
    }

    private static void requireBrowser(Visit visit) {
        if (visit.browser().isEmpty()) {
            throw new IllegalArgumentException("visit: expected the token of a browser");
        }
    }

    @Override
    public Login show(Visit visit, String formId) {
        return parts.attempts
                .standing(visit, formId)
                .flatMap(attempt ->
                        attempt.dialogue().awaited().form().<Login>map(form -> new Login.Ask(Shown.of(attempt), form)))
                .orElseGet(Login.Expired::new);
    }

    @Override
    public Login resume(Visit visit, String formId, Map<String, String> answer) {
        return parts.attempts
                .find(visit, formId)
                .map(attempt -> parts.figures.counted(attempt.stored().provider(), answered(visit, attempt, answer)))
                .orElseGet(Login.Expired::new);
    }

    private Login answered(Visit visit, UnderWay attempt, Map<String, String> answer) {
        Card card = attempt.dialogue().provider();
        Duration wait = parts.budget.toWait(card.id(), visit);
        if (!wait.isZero() && attempt.dialogue().ticket().isEmpty()) {
            return new Login.Blocked(card, wait);
        }
        Form form = attempt.dialogue().awaited().form().orElseThrow();
        Form.Reading reading = form.read(answer);
        try (Submission submission = reading.submission()) {
            return reading.errors().isEmpty()
                    ? submitted(visit, attempt, form, submission)
                    : new Login.Ask(Shown.of(attempt), form.withErrors(reading.errors()));
        }
    }

    private Login submitted(Visit visit, UnderWay attempt, Form form, Submission submission) {
        Optional<CodiceFiscale> subject = form.subject()
                .flatMap(field -> submission.codiceFiscale(field.name()))
                .or(attempt.dialogue()::subject);
        Optional<CodiceFiscale> named = attempt.dialogue().subject();
        if (named.isPresent() && !named.equals(subject)) { // a later form puts nobody else in their place
            return new Login.Expired();
        }
        return claimed(visit, attempt, request(visit, attempt).answering(submission), subject);
    }

    @Override
    public Returned returned(Visit visit, String provider, Map<String, String> fields) {
        String handle = fields.getOrDefault("RelayState", fields.getOrDefault("state", ""));
        return Optional.of(handle)
                .filter(name -> name.length() <= LONGEST_HANDLE)
                .flatMap(name -> parts.attempts.returning(visit, name))
                .filter(attempt -> attempt.stored().provider().equals(provider))
                .map(attempt -> Returned.of(
                        parts.figures.counted(provider, cameBack(visit, attempt, fields)),
                        attempt.choice(),
                        attempt.dialogue().purpose().raise().isPresent()))
                .orElseGet(() -> strayed(visit, provider));
    }

    /** Nobody here waits for it: an old answer, one of another browser, or one that nobody asked for (SPID-82). */
    private Returned strayed(Visit visit, String provider) {
        boolean known = parts.examiner.offered(visit.channel()).stream()
                .anyMatch(card -> card.id().equals(provider));
        if (known && strays.toWait(provider, visit.address(), visit.at()).isZero()) {
            strays.spend(provider, visit.address(), visit.at());
            parts.outcomes.recordStray(visit, provider);
        }
        return Returned.stray();
    }

    private Login cameBack(Visit visit, UnderWay attempt, Map<String, String> fields) {
        Card card = attempt.dialogue().provider();
        Duration wait = parts.budget.toWait(card.id(), visit);
        return wait.isZero()
                ? claimed(
                        visit,
                        attempt,
                        request(visit, attempt).returning(fields),
                        attempt.dialogue().subject())
                : new Login.Blocked(card, wait);
    }

    private Login claimed(Visit visit, UnderWay attempt, LoginStepRequest request, Optional<CodiceFiscale> subject) {
        Card card = attempt.dialogue().provider();
        Claim claim = parts.transactions.run(() -> {
            Claim taken = parts.attempts.claim(visit, attempt, subject);
            if (taken instanceof Claim.Blocked blocked) {
                parts.outcomes.recordBlocked(visit, card, subject, blocked.rule());
            }
            return taken;
        });
        if (claim instanceof Claim.Blocked blocked) {
            return new Login.Blocked(card, blocked.rest());
        }
        if (claim instanceof Claim.Won won) {
            return examined(visit, won, request, subject);
        }
        if (claim instanceof Claim.Lost) {
            return new Login.Expired();
        }
        throw new IllegalStateException("claim: expected one of the known ones");
    }

    private Login examined(Visit visit, Claim.Won claim, LoginStepRequest request, Optional<CodiceFiscale> subject) {
        Examination found = examine(claim, request, subject);
        Optional<Login> end = parts.outcomes.of(visit, claim, found, subject);
        if (end.isEmpty()) { // another change of the plugin's records came between: once more (D-37)
            end = parts.outcomes.of(visit, claim, examine(claim, request, subject), subject);
        }
        return end.orElseGet(() -> parts.outcomes.conflict(visit, claim, subject));
    }

    private Examination examine(Claim.Won claim, LoginStepRequest request, Optional<CodiceFiscale> subject) {
        UnderWay attempt = claim.attempt();
        return parts.examiner.resume(
                attempt.stored().provider(),
                attempt.stored().stateVersion(),
                attempt.dialogue().state(),
                request,
                subject);
    }

    private LoginStepRequest request(Visit visit, UnderWay attempt) {
        StoredAttempt stored = attempt.stored();
        Purpose purpose = attempt.dialogue().purpose();
        return LoginStepRequest.first(visit, stored.id(), stored.provider(), purpose, parts.media.get());
    }

    @Override
    public Optional<Published> published(Visit visit, String provider, String name) {
        return visit.site()
                .map(site -> new Publication(name, LoginStepRequest.home(site, provider), visit.at()))
                .flatMap(request -> parts.examiner.published(provider, visit.channel(), request));
    }

    /** Somebody asks for a document. */
    private record Publication(String name, URI home, Instant at) implements PublicationRequest {}

    /** A login under way as a page needs to know it. */
    record Shown(String id, ProviderCard provider, boolean enrols, boolean raises) implements Attempt {

        static Shown of(UnderWay attempt) {
            Purpose purpose = attempt.dialogue().purpose();
            return new Shown(
                    attempt.formId(),
                    attempt.dialogue().provider(),
                    purpose.ticket().isPresent(),
                    purpose.raise().isPresent());
        }
    }
}
