package it.varco.tck.credential;

import it.varco.api.form.Submission;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Medium;
import it.varco.api.session.Channel;
import it.varco.spi.credential.Enrolment;
import it.varco.spi.credential.LoginRequest;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A {@link LoginRequest} written by a test: by browser and in Italian unless said otherwise.
 *
 * <p>Immutable; each {@code with…} gives a changed copy.
 */
public final class ScriptedLoginRequest implements LoginRequest {

    private final String attempt;
    private final Instant at;
    private final Channel channel;
    private final Locale language;
    private final @Nullable Submission submission;
    private final @Nullable CodiceFiscale invited;
    private final boolean raises;
    private final Set<Medium> media;

    private ScriptedLoginRequest(
            String attempt,
            Instant at,
            Channel channel,
            Locale language,
            @Nullable Submission submission,
            @Nullable CodiceFiscale invited,
            boolean raises,
            Set<Medium> media) {
        this.attempt = attempt;
        this.at = at;
        this.channel = channel;
        this.language = language;
        this.submission = submission;
        this.invited = invited;
        this.raises = raises;
        this.media = media;
    }

    /**
     * The first request of an attempt.
     *
     * @param attempt its identifier
     */
    public static ScriptedLoginRequest of(String attempt, Instant at) {
        return new ScriptedLoginRequest(
                attempt, at, Channel.WEB, Locale.ITALIAN, null, null, false, Set.of(Medium.values()));
    }

    /** The same attempt, bringing the answer to a form. */
    public ScriptedLoginRequest withSubmission(Submission answer) {
        return new ScriptedLoginRequest(attempt, at, channel, language, answer, invited, raises, media);
    }

    /** The same request at another instant. */
    public ScriptedLoginRequest withInstant(Instant instant) {
        return new ScriptedLoginRequest(attempt, instant, channel, language, submission, invited, raises, media);
    }

    /** The same request by another way. */
    public ScriptedLoginRequest withChannel(Channel other) {
        return new ScriptedLoginRequest(attempt, at, other, language, submission, invited, raises, media);
    }

    /** The same request in another language. */
    public ScriptedLoginRequest withLanguage(Locale other) {
        return new ScriptedLoginRequest(attempt, at, channel, other, submission, invited, raises, media);
    }

    /** The same request in a dialogue that makes a credential for an invited person. */
    public ScriptedLoginRequest withEnrolment(CodiceFiscale person) {
        return new ScriptedLoginRequest(attempt, at, channel, language, submission, person, raises, media);
    }

    /** The same request in a login that raises a session. */
    public ScriptedLoginRequest raising() {
        return new ScriptedLoginRequest(attempt, at, channel, language, submission, invited, true, media);
    }

    /** The same request in a house over whose other media no message leaves; over all of them unless said. */
    public ScriptedLoginRequest withMedia(Set<Medium> carried) {
        return new ScriptedLoginRequest(
                attempt, at, channel, language, submission, invited, raises, Set.copyOf(carried));
    }

    @Override
    public String attempt() {
        return attempt;
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public Optional<Submission> submission() {
        return Optional.ofNullable(submission);
    }

    @Override
    public Locale language() {
        return language;
    }

    @Override
    public Set<Medium> media() {
        return media;
    }

    @Override
    public Instant at() {
        return at;
    }

    @Override
    public Optional<Enrolment> enrolment() {
        return Optional.ofNullable(invited).map(person -> () -> person);
    }

    @Override
    public boolean raises() {
        return raises;
    }
}
