package it.varco.credential.spid;

import it.varco.api.configuration.Hours;
import it.varco.api.form.Text;
import it.varco.api.identity.CredentialKind;
import it.varco.api.identity.Identity;
import it.varco.api.store.Effects;
import it.varco.api.store.RecordChange;
import it.varco.api.store.RecordStore;
import it.varco.api.store.StoreException;
import it.varco.credential.spid.answer.ErrorCode;
import it.varco.credential.spid.answer.Expectation;
import it.varco.credential.spid.answer.Proof;
import it.varco.credential.spid.answer.ResponseCheck;
import it.varco.credential.spid.answer.SentRequest;
import it.varco.credential.spid.answer.Terms;
import it.varco.credential.spid.answer.Verdict;
import it.varco.federation.IdentityProvider;
import it.varco.spi.credential.LoginRequest;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.ProviderState;
import it.varco.spi.credential.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a login: what the person brought back is looked at, and taken once.
 *
 * @source SPID-40 to SPID-96; SEC-14 to SEC-16; EID-02, EID-09, EID-10
 */
final class Homecoming {

    /** By which a person is known who comes from here. */
    static final CredentialKind KIND = new CredentialKind("spid");

    private static final Logger LOG = LoggerFactory.getLogger(Homecoming.class);
    private static final String FIELD = "SAMLResponse";
    private static final String USED = "assertion/";
    private static final int OLD_ENOUGH = 14; // EID-09

    private final IdentityProviders providers;
    private final ResponseCheck check;
    private final Terms terms;
    private final RecordStore records;
    private final Tally tally;
    private final RequestFaults faults;

    /**
     * A homecoming.
     *
     * @param records which assertions were used, until nobody would take them any more
     */
    Homecoming(
            IdentityProviders providers,
            ResponseCheck check,
            Terms terms,
            RecordStore records,
            Tally tally,
            RequestFaults faults) {
        this.providers = providers;
        this.check = check;
        this.terms = terms;
        this.records = records;
        this.tally = tally;
        this.faults = faults;
    }

    /** What came of it; of a provider that was switched off meanwhile nothing is taken (SEC-11). */
    LoginStep resume(LoginRequest request, ProviderState state) {
        Optional<SentRequest> sent = SentRequest.decoded(state.bytes());
        if (sent.isEmpty()) {
            return counted(Tally.NOBODY, "spid.state", new LoginStep.Unavailable("spid.state"));
        }
        Optional<String> field = request.returned().map(fields -> fields.getOrDefault(FIELD, ""));
        String asked = sent.get().provider();
        if (field.isEmpty() || field.get().isEmpty()) {
            return counted(asked, "spid.field", new LoginStep.Malformed("spid.field"));
        }
        IdentityProvider provider = providers.open(request.at()).get(asked);
        if (provider == null) {
            return counted(asked, "spid.provider", refused("spid.provider"));
        }
        Verdict verdict = check.of(field.get(), new Expectation(sent.get(), provider, terms), request.at());
        return step(request, provider.entityId(), verdict);
    }

    private LoginStep step(LoginRequest request, String provider, Verdict verdict) {
        if (verdict instanceof Verdict.Accepted accepted) {
            return taken(request, provider, accepted.proof());
        }
        if (verdict instanceof Verdict.Failed failed) {
            return failed(request, provider, failed);
        }
        if (verdict instanceof Verdict.Refused refused) {
            return counted(provider, refused.code(), refused(refused.code()));
        }
        if (verdict instanceof Verdict.Malformed malformed) {
            return counted(provider, malformed.code(), new LoginStep.Malformed(malformed.code()));
        }
        throw new IllegalStateException("verdict: expected one of the known ones");
    }

    /**
     * Nothing of what the provider says is shown (SPID-93); faults of ours somebody has to look at (SPID-92). Without a
     * signature, a warning and no more: whoever began a login can make such a failure up.
     */
    private LoginStep failed(LoginRequest request, String provider, Verdict.Failed failed) {
        ErrorCode error = failed.error();
        if (error.isOfThePerson()) {
            return counted(provider, error.code(), new LoginStep.Rejected(error.code(), Text.of(error.code())));
        }
        LOG.warn(
                "Identity provider does not take our request, provider={} code={} signed={}",
                provider,
                error.code(),
                failed.signed());
        if (failed.signed()) {
            faults.tell(provider, error.code(), request.at());
        }
        return counted(provider, error.code(), new LoginStep.Unavailable(error.code()));
    }

    private LoginStep taken(LoginRequest request, String provider, Proof proof) {
        String key = USED + digest(provider + ' ' + proof.assertion());
        try {
            if (records.get(key).isPresent()) {
                return counted(provider, "spid.replay", refused("spid.replay"));
            }
        } catch (StoreException e) {
            return counted(provider, "spid.store", new LoginStep.Unavailable("spid.store"));
        }
        LocalDate today = LocalDate.ofInstant(request.at(), Hours.ROME);
        if (!proof.person().isAged(OLD_ENOUGH, today)) {
            return counted(provider, "spid.minor", new LoginStep.Rejected("spid.minor", Text.of("spid.minor")));
        }
        Identity identity = Identity.of(
                        proof.person().codiceFiscale(), KIND, proof.level().assurance())
                .name(proof.person().name())
                .build();
        RecordChange used = RecordChange.putUntil(key, RecordChange.ABSENT, new byte[0], proof.until());
        return counted(provider, "ok", new LoginStep.Recognised(identity, Effects.records(List.of(used))));
    }

    private LoginStep counted(String provider, String outcome, LoginStep step) {
        tally.count(provider, outcome);
        return step;
    }

    private static LoginStep refused(String code) {
        return new LoginStep.Refused(Refusal.of(code));
    }

    /** Identifiers are as long as their makers like, keys are not. */
    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
