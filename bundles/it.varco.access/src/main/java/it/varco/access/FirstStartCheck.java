package it.varco.access;

import it.varco.api.form.Sentence;
import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.api.health.HealthCheck;
import it.varco.api.staff.FirstStart;
import it.varco.api.store.StoreException;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

/** Whether the first start is over: before, all is well inside, and nobody outside is served (REL-03, UX-50). */
@Component(name = "it.varco.access.check.first-start", configurationPolicy = ConfigurationPolicy.IGNORE)
public final class FirstStartCheck implements HealthCheck {

    private final FirstStart start;

    @Activate
    public FirstStartCheck(@Reference FirstStart start) {
        this.start = start;
    }

    @Override
    public String name() {
        return "first-start";
    }

    @Override
    public Finding examine(Instant now) {
        try {
            return start.stage() == FirstStart.Stage.OVER
                    ? Finding.well(name())
                    : finding(Condition.YELLOW, Sentence.of(FirstStartCheck.class, "first-start.open"));
        } catch (StoreException e) {
            return finding(Condition.RED, Sentence.of(FirstStartCheck.class, "first-start.unknown", e.code()));
        }
    }

    private Finding finding(Condition condition, Sentence why) {
        return new Finding(name(), condition, why);
    }
}
