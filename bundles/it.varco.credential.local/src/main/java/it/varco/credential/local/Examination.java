package it.varco.credential.local;

import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.CredentialKind;
import it.varco.api.identity.Identity;
import it.varco.api.store.StoredRecord;
import it.varco.credential.hash.Verifier;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.Refusal;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares what a person typed with their account.
 *
 * <p>Every examination that ends in a refusal has read one record, judged one code and done the work of one hash of
 * today's cost, whether or not there is such an account and whatever is wrong (SEC-04, D-55). A right answer carries
 * the account as it is after the use of the code, with the version that was read: of two logins with one code, one can
 * be committed. Thread-safe.
 */
final class Examination {

    static final CredentialKind KIND = new CredentialKind("local");

    private static final Logger LOG = LoggerFactory.getLogger(Examination.class);

    private final LocalAccounts accounts;
    private final Verifier verifier;
    private final SecondFactor secondFactor;
    private final boolean development;
    private final LocalAccount nobody;

    Examination(LocalAccounts accounts, Verifier verifier, Settings settings) {
        this.accounts = accounts;
        this.verifier = verifier;
        this.secondFactor = new SecondFactor(settings.pepper());
        this.development = settings.development();
        SecureRandom random = new SecureRandom();
        this.nobody = LocalAccount.of(false, "", verifier.nobody(), AuthenticatorKey.random(random));
    }

    /**
     * Examines.
     *
     * @param passphrase as typed; not changed
     * @param code as typed
     * @throws InterruptedException if the thread is interrupted while it waits for its turn
     * @throws it.varco.api.store.StoreException if the store cannot be reached
     */
    LoginStep of(CodiceFiscale person, char[] passphrase, String code, Instant at) throws InterruptedException {
        Optional<StoredRecord> stored = accounts.find(person);
        Optional<LocalAccount> known = stored.flatMap(found -> LocalAccount.decode(found.value()))
                .filter(account -> verifier.readable(account.passphrase()));
        if (stored.isPresent() && known.isEmpty()) {
            LOG.error("local account unreadable: it is damaged, or its pepper or its program is a later one");
            return new LoginStep.Unavailable("local.record");
        }
        LocalAccount account = known.orElse(nobody);
        SecondFactor.Finding found = secondFactor.judge(account, person, code, at);
        boolean usable = found instanceof SecondFactor.Finding.Right && (development || !account.demo());
        byte[] counted = Passphrase.counted(passphrase);
        try {
            return verifier.verify(account.passphrase(), counted, usable)
                    .map(verdict -> step(person, stored, found, usable, verdict))
                    .orElseGet(() -> new LoginStep.Unavailable("local.busy"));
        } finally {
            Arrays.fill(counted, (byte) 0);
        }
    }

    /** The person as this provider recognises them. */
    static Identity identity(CodiceFiscale person, LocalAccount account) {
        return Identity.of(person, KIND, AssuranceLevel.HIGH)
                .name(account.name())
                .build();
    }

    private LoginStep step(
            CodiceFiscale person,
            Optional<StoredRecord> stored,
            SecondFactor.Finding found,
            boolean usable,
            Verifier.Verdict verdict) {
        if (stored.isEmpty()) {
            return refused("local.unknown");
        }
        if (!verdict.matches()) {
            return refused("local.wrong");
        }
        if (found instanceof SecondFactor.Finding.Right right && usable) {
            LocalAccount after =
                    verdict.renewed().map(hash -> right.after().with(hash)).orElseGet(right::after);
            return new LoginStep.Recognised(
                    identity(person, after),
                    accounts.change(person, stored.get().version(), after));
        }
        return refused(found.refusal());
    }

    private static LoginStep refused(String code) {
        return new LoginStep.Refused(Refusal.of(code));
    }
}
