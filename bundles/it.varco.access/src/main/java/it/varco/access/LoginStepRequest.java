package it.varco.access;

import it.varco.api.form.Submission;
import it.varco.api.notification.Medium;
import it.varco.api.session.Channel;
import it.varco.spi.credential.Enrolment;
import it.varco.spi.credential.LoginRequest;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A step as the provider sees it. */
record LoginStepRequest(
        String attempt,
        Channel channel,
        Optional<Submission> submission,
        Locale language,
        Set<Medium> media,
        Instant at,
        Optional<Enrolment> enrolment,
        boolean raises)
        implements LoginRequest {}
