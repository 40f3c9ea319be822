package it.varco.tck.credential;

import it.varco.api.form.Submission;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Medium;
import it.varco.api.session.Channel;
import it.varco.spi.credential.Enrolment;
import it.varco.spi.credential.LoginRequest;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A {@link LoginRequest} written by a test: by browser and in Italian unless said otherwise.
 *
 * <p>Immutable; each {@code with…} gives a changed copy.
 */
public final class ScriptedLoginRequest implements LoginRequest {

    private final String attempt;
    private Instant at;
    private Channel channel = Channel.WEB;
    private Locale language = Locale.ITALIAN;
    private @Nullable Submission submission;
    private @Nullable CodiceFiscale invited;
    private boolean raises;
    private Set<Medium> media = Set.of(Medium.values());
    private @Nullable String way;
    private AssuranceLevel level = AssuranceLevel.LOW;
    private @Nullable URI home;
    private @Nullable Map<String, String> returned;

    private ScriptedLoginRequest(String attempt, Instant at) {
        this.attempt = attempt;
        this.at = at;
    }

    private ScriptedLoginRequest(ScriptedLoginRequest same) {
        attempt = same.attempt;
        at = same.at;
        channel = same.channel;
        language = same.language;
        submission = same.submission;
        invited = same.invited;
        raises = same.raises;
        media = same.media;
        way = same.way;
        level = same.level;
        home = same.home;
        returned = same.returned;
    }

    private ScriptedLoginRequest with(Consumer<ScriptedLoginRequest> change) {
        ScriptedLoginRequest changed = new ScriptedLoginRequest(this);
        change.accept(changed);
        return changed;
    }

    /**
     * The first request of an attempt.
     *
     * @param attempt its identifier
     */
    public static ScriptedLoginRequest of(String attempt, Instant at) {
        return new ScriptedLoginRequest(attempt, at);
    }

    /** The same attempt, bringing the answer to a form. */
    public ScriptedLoginRequest withSubmission(Submission answer) {
        return with(changed -> changed.submission = answer);
    }

    /** The same request at another instant. */
    public ScriptedLoginRequest withInstant(Instant instant) {
        return with(changed -> changed.at = instant);
    }

    /** The same request by another channel. */
    public ScriptedLoginRequest withChannel(Channel other) {
        return with(changed -> changed.channel = other);
    }

    /** The same request in another language. */
    public ScriptedLoginRequest withLanguage(Locale other) {
        return with(changed -> changed.language = other);
    }

    /** The same request in a dialogue that makes a credential for an invited person. */
    public ScriptedLoginRequest withEnrolment(CodiceFiscale person) {
        return with(changed -> changed.invited = person);
    }

    /** The same request in a login that raises a session. */
    public ScriptedLoginRequest raising() {
        return with(changed -> changed.raises = true);
    }

    /** The same request in a house over whose other media no message leaves; over all of them unless said. */
    public ScriptedLoginRequest withMedia(Set<Medium> carried) {
        return with(changed -> changed.media = Set.copyOf(carried));
    }

    /** The same request by one of the ways of the provider, or what was said to be one. */
    public ScriptedLoginRequest withWay(String chosen) {
        return with(changed -> changed.way = chosen);
    }

    /** The same request where at least so much is to be proved; {@code LOW} unless said. */
    public ScriptedLoginRequest withLevel(AssuranceLevel least) {
        return with(changed -> changed.level = least);
    }

    /** The same request at a site, where the provider has this address; at none unless said. */
    public ScriptedLoginRequest withHome(URI address) {
        return with(changed -> changed.home = address);
    }

    /** The same attempt, bringing what another site sent with the browser. */
    public ScriptedLoginRequest withReturned(Map<String, String> fields) {
        return with(changed -> changed.returned = Map.copyOf(fields));
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

    @Override
    public Optional<String> way() {
        return Optional.ofNullable(way);
    }

    @Override
    public AssuranceLevel level() {
        return level;
    }

    @Override
    public Optional<URI> home() {
        return Optional.ofNullable(home);
    }

    @Override
    public Optional<Map<String, String>> returned() {
        return Optional.ofNullable(returned);
    }
}
