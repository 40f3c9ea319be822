package it.varco.web;

import it.varco.api.session.BrowserToken;
import it.varco.api.session.Login;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The step at which each browser stands that is making a credential, so that its page can be had again: in the other
 * language, by its address, after an older form was sent once more.
 *
 * <p>One a browser, the newest, at most {@link #MOST}, as long as a login may take. Whoever gets in here brought the
 * code of the first start or of an invitation. No secret that was typed is kept; what a step shows is, so a step is
 * forgotten when it leads to something. Thread-safe.
 *
 * @source UX-05, UX-08
 */
final class OpenSteps {

    static final int MOST = 100;

    /** How long a login may take in all (D-47). */
    static final Duration LIFE = Duration.ofMinutes(15);

    /**
     * A step.
     *
     * @param typed what was typed into it and may be shown again
     */
    record Step(Login.Ask ask, Parameters typed, Instant until) {}

    private final Map<BrowserToken, Step> steps = new LinkedHashMap<>();

    /** Puts a step in the place of the one before. */
    synchronized void keep(BrowserToken browser, Login.Ask ask, Parameters typed, Instant now) {
        steps.remove(browser);
        steps.put(browser, new Step(ask, typed, now.plus(LIFE)));
        steps.values().removeIf(step -> now.isAfter(step.until()));
        if (steps.size() > MOST) {
            steps.remove(steps.keySet().iterator().next());
        }
    }

    /** Where a browser stands with a provider. */
    synchronized Optional<Step> find(BrowserToken browser, String provider, Instant now) {
        return Optional.ofNullable(steps.get(browser))
                .filter(step -> !now.isAfter(step.until()))
                .filter(step -> step.ask().attempt().provider().id().equals(provider));
    }

    /** Forgets the step to which this attempt belongs. */
    synchronized void forget(BrowserToken browser, String attempt) {
        Step step = steps.get(browser);
        if (step != null && step.ask().attempt().id().equals(attempt)) {
            steps.remove(browser);
        }
    }
}
