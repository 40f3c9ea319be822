package it.varco.access;

import it.varco.api.form.Submission;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.notification.Medium;
import it.varco.api.session.Channel;
import it.varco.api.session.Visit;
import it.varco.spi.credential.Enrolment;
import it.varco.spi.credential.LoginRequest;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A step as the provider sees it. */
record LoginStepRequest(
        String attempt,
        String provider,
        Channel channel,
        Optional<Submission> submission,
        Locale language,
        Set<Medium> media,
        Instant at,
        Optional<Enrolment> enrolment,
        boolean raises,
        Optional<String> way,
        AssuranceLevel level,
        Optional<URI> site,
        Optional<Map<String, String>> returned)
        implements LoginRequest {

    /** The first step of a login. */
    static LoginStepRequest first(Visit visit, String attempt, String provider, Purpose purpose, Set<Medium> media) {
        return new LoginStepRequest(
                attempt,
                provider,
                visit.channel(),
                Optional.empty(),
                visit.language(),
                media,
                visit.at(),
                purpose.ticket().map(ticket -> ticket),
                purpose.raise().isPresent(),
                Optional.of(purpose.way()).filter(way -> !way.isEmpty()),
                purpose.level(),
                visit.site(),
                Optional.empty());
    }

    /** The step that brings the answer to a form. */
    LoginStepRequest answering(Submission answer) {
        return bringing(Optional.of(answer), Optional.empty());
    }

    /** The step that brings what another site sent. */
    LoginStepRequest returning(Map<String, String> fields) {
        return bringing(Optional.empty(), Optional.of(Map.copyOf(fields)));
    }

    private LoginStepRequest bringing(Optional<Submission> answer, Optional<Map<String, String>> fields) {
        return new LoginStepRequest(
                attempt, provider, channel, answer, language, media, at, enrolment, raises, way, level, site, fields);
    }

    /** Whether it is the first one. */
    boolean isFirst() {
        return submission.isEmpty() && returned.isEmpty();
    }

    /** The address of a provider at a site. */
    static URI home(URI site, String provider) {
        return URI.create(site + "/accesso/" + provider);
    }

    @Override
    public Optional<URI> home() {
        return site.map(address -> home(address, provider));
    }
}
