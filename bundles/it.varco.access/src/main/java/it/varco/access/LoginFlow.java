package it.varco.access;

import it.varco.api.form.Form;
import it.varco.api.form.Submission;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Attempt;
import it.varco.api.session.Channel;
import it.varco.api.session.Login;
import it.varco.api.session.Login.Absence;
import it.varco.api.session.Logins;
import it.varco.api.session.ProviderCard;
import it.varco.api.session.ReturnPath;
import it.varco.api.session.Visit;
import it.varco.spi.store.Transactions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Leads a login from the first form to its end.
 *
 * <p>A login costs three commits: the form, the claim of the answer, the outcome. No provider is called inside a
 * transaction, and between two of them everything that matters is in the store.
 */
final class LoginFlow implements Logins {

    private final Examiner examiner;
    private final Attempts attempts;
    private final Outcomes outcomes;
    private final Transactions transactions;
    private final AddressBudget budget;

    LoginFlow(
            Examiner examiner, Attempts attempts, Outcomes outcomes, Transactions transactions, AddressBudget budget) {
        this.examiner = examiner;
        this.attempts = attempts;
        this.outcomes = outcomes;
        this.transactions = transactions;
        this.budget = budget;
    }

    @Override
    public List<ProviderCard> offered(Channel channel) {
        return List.copyOf(examiner.offered(channel));
    }

    @Override
    public Login begin(Visit visit, String provider, ReturnPath next) {
        if (visit.browser().isEmpty()) {
            throw new IllegalArgumentException("visit: expected the token of a browser");
        }
        Duration wait = budget.wait(provider, visit.address(), visit.at());
        if (!wait.isZero()) {
            return examiner.offered(Channel.WEB).stream()
                    .filter(card -> card.id().equals(provider))
                    .<Login>map(card -> new Login.Blocked(card, wait))
                    .findFirst()
                    .orElseGet(() -> new Login.NotAvailable(provider, Absence.ABSENT));
        }
        String id = Names.random();
        Examination found = examiner.begin(provider, request(visit, id, Optional.empty()));
        if (found instanceof Examination.Asked asked) {
            UnderWay attempt = attempts.open(visit, id, asked, next);
            return new Login.Ask(Shown.of(attempt), asked.form());
        }
        return outcomes.ofBegin(visit, provider, next, found);
    }

    @Override
    public Login resume(Visit visit, String formId, Map<String, String> answer) {
        return attempts.find(visit, formId)
                .map(attempt -> answered(visit, attempt, answer))
                .orElseGet(Login.Expired::new);
    }

    private Login answered(Visit visit, UnderWay attempt, Map<String, String> answer) {
        Card card = attempt.dialogue().provider();
        Duration wait = budget.wait(card.id(), visit.address(), visit.at());
        if (!wait.isZero()) {
            return new Login.Blocked(card, wait);
        }
        Form form = attempt.dialogue().form();
        Form.Reading reading = form.read(answer);
        try (Submission submission = reading.submission()) {
            return reading.errors().isEmpty()
                    ? submitted(visit, attempt, submission)
                    : new Login.Ask(Shown.of(attempt), form.withErrors(reading.errors()));
        }
    }

    private Login submitted(Visit visit, UnderWay attempt, Submission submission) {
        Card card = attempt.dialogue().provider();
        Optional<CodiceFiscale> subject = attempt.dialogue()
                .form()
                .subject()
                .flatMap(field -> submission.codiceFiscale(field.name()))
                .or(attempt.dialogue()::subject);
        Optional<CodiceFiscale> named = attempt.dialogue().subject();
        if (named.isPresent() && !named.equals(subject)) {
            return new Login
                    .Expired(); // a later form cannot put somebody else in the place of whom the first one named
        }
        Claim claim = transactions.run(() -> {
            Claim taken = attempts.claim(visit, attempt, subject);
            if (taken instanceof Claim.Blocked) {
                outcomes.recordBlocked(visit, card, subject);
            }
            return taken;
        });
        if (claim instanceof Claim.Blocked blocked) {
            return new Login.Blocked(card, Duration.between(visit.at(), blocked.until()));
        }
        return claim instanceof Claim.Won won ? examined(visit, won, submission, subject) : new Login.Expired();
    }

    private Login examined(Visit visit, Claim.Won claim, Submission submission, Optional<CodiceFiscale> subject) {
        Examination found = examine(visit, claim, submission, subject);
        Optional<Login> end = outcomes.of(visit, claim, found, subject);
        if (end.isEmpty()) { // another change of the plugin's records came between: once more (D-37)
            end = outcomes.of(visit, claim, examine(visit, claim, submission, subject), subject);
        }
        return end.orElseGet(() -> outcomes.conflict(visit, claim, subject));
    }

    private Examination examine(Visit visit, Claim.Won claim, Submission submission, Optional<CodiceFiscale> subject) {
        return examiner.resume(
                claim.attempt().stored().provider(),
                claim.attempt().stored().stateVersion(),
                claim.attempt().dialogue().state(),
                request(visit, claim.attempt().stored().id(), Optional.of(submission)),
                subject);
    }

    private static LoginStepRequest request(Visit visit, String attempt, Optional<Submission> submission) {
        return new LoginStepRequest(attempt, Channel.WEB, submission, visit.language(), visit.at());
    }

    /** A login under way as a page needs to know it. */
    record Shown(String id, ProviderCard provider) implements Attempt {

        static Shown of(UnderWay attempt) {
            return new Shown(attempt.formId(), attempt.dialogue().provider());
        }
    }
}
