package it.varco.access;

import it.varco.api.form.Sentence;
import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.api.health.HealthCheck;
import it.varco.api.plugin.PluginCalls;
import it.varco.api.session.Channel;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

/** Whether a citizen could sign in at all (REL-03). */
@Component(name = "it.varco.access.credentials", configurationPolicy = ConfigurationPolicy.IGNORE)
public final class CredentialsCheck implements HealthCheck {

    private final Examiner examiner;

    @Activate
    public CredentialsCheck(@Reference PluginCalls calls) {
        examiner = new Examiner(calls);
    }

    @Override
    public String name() {
        return "credentials";
    }

    @Override
    public Finding examine(Instant now) {
        return examiner.offered(Channel.WEB).isEmpty()
                ? new Finding(name(), Condition.RED, Sentence.of(CredentialsCheck.class, "credentials.none"))
                : Finding.well(name());
    }
}
