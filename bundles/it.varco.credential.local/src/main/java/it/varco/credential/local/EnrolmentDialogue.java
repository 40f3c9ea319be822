package it.varco.credential.local;

import it.varco.api.form.FieldError;
import it.varco.api.form.Form;
import it.varco.api.form.Secret;
import it.varco.api.form.Submission;
import it.varco.api.form.Text;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.api.store.RecordChange;
import it.varco.api.store.StoredRecord;
import it.varco.credential.hash.Pepper;
import it.varco.credential.hash.SecretHash;
import it.varco.credential.hash.Verifier;
import it.varco.spi.credential.LoginRequest;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.ProviderState;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Makes the account of an invited person in three steps: name and passphrase; a key for the authenticator, tried at
 * once; recovery codes.
 *
 * <p>Each step is a function of the state and the answer. What is wrong is asked again with the same state, so nothing
 * that was right is lost. Nothing is stored before the end; an account that is there already is replaced then.
 * Thread-safe.
 *
 * @source D-34, D-63, UX-50
 */
final class EnrolmentDialogue {

    private static final LoginStep FOREIGN = new LoginStep.Unavailable("local.state");
    private static final LoginStep NO_ANSWER = new LoginStep.Unavailable("local.answer");

    private final LocalAccounts accounts;
    private final Verifier verifier;
    private final Pepper pepper;
    private final Forms forms;
    private final SecureRandom random = new SecureRandom();

    EnrolmentDialogue(LocalAccounts accounts, Verifier verifier, Settings settings) {
        this.accounts = accounts;
        this.verifier = verifier;
        this.pepper = settings.pepper();
        this.forms = new Forms(settings.issuer());
    }

    /** The first question. */
    LoginStep begin(CodiceFiscale person) {
        return new LoginStep.Ask(Forms.passphrase(), new EnrolmentState.Begun(pepper.nameOf(person)).encode());
    }

    /**
     * Goes on.
     *
     * @throws InterruptedException if the thread is interrupted while it waits for its turn to hash
     * @throws it.varco.api.store.StoreException if the store cannot be reached
     */
    LoginStep resume(LoginRequest request, CodiceFiscale person, ProviderState state) throws InterruptedException {
        Optional<EnrolmentState> step =
                EnrolmentState.decode(state).filter(found -> found.person().equals(pepper.nameOf(person)));
        if (step.isEmpty()) {
            return FOREIGN;
        }
        if (request.submission().isEmpty()) {
            return NO_ANSWER;
        }
        Submission answer = request.submission().get();
        if (step.get() instanceof EnrolmentState.Keyed keyed) {
            return tried(keyed, person, answer, request.at());
        }
        if (step.get() instanceof EnrolmentState.Proved proved) {
            return answer.text(Forms.KEPT).isPresent() ? made(proved.account(), person, request.at()) : NO_ANSWER;
        }
        if (step.get() instanceof EnrolmentState.Begun begun) {
            return chosen(begun, person, answer);
        }
        throw new IllegalStateException("enrolment: expected one of the known steps");
    }

    /** Step 1: the passphrase is hashed and forgotten, a key is made. */
    private LoginStep chosen(EnrolmentState.Begun state, CodiceFiscale person, Submission answer)
            throws InterruptedException {
        Optional<String> name = answer.text(Forms.NAME);
        Optional<Secret> first = answer.secret(Forms.NEW);
        Optional<Secret> second = answer.secret(Forms.AGAIN);
        if (name.isEmpty() || first.isEmpty() || second.isEmpty()) {
            return NO_ANSWER;
        }
        char[] typed = first.get().reveal();
        char[] again = second.get().reveal();
        byte[] counted = Passphrase.counted(typed);
        try {
            List<FieldError> wrong = wrong(name.get(), typed, again, person);
            if (!wrong.isEmpty()) {
                return new LoginStep.Ask(Forms.passphrase().withErrors(wrong), state.encode());
            }
            return verifier.hashOf(counted)
                    .map(hash -> keyed(name.get(), hash, person))
                    .orElseGet(() -> new LoginStep.Unavailable("local.busy"));
        } finally {
            Arrays.fill(typed, '\0');
            Arrays.fill(again, '\0');
            Arrays.fill(counted, (byte) 0);
        }
    }

    private LoginStep keyed(String name, SecretHash passphrase, CodiceFiscale person) {
        LocalAccount account = LocalAccount.of(false, name, passphrase, AuthenticatorKey.random(random));
        return new LoginStep.Ask(
                forms.key(account.key(), person), new EnrolmentState.Keyed(pepper.nameOf(person), account).encode());
    }

    /** Step 2: the code is tried, recovery codes are made. */
    private LoginStep tried(EnrolmentState.Keyed state, CodiceFiscale person, Submission answer, Instant at) {
        LocalAccount account = state.account();
        Optional<String> code = answer.text(Forms.CODE);
        if (code.isEmpty()) {
            return NO_ANSWER;
        }
        OptionalLong step = account.key().stepOf(SecondFactor.bare(code.get()), at, LocalAccount.NEVER);
        if (step.isEmpty()) {
            Form again = forms.key(account.key(), person)
                    .withErrors(List.of(new FieldError(Forms.CODE, Text.of("local.error.code"))));
            return new LoginStep.Ask(again, state.encode());
        }
        List<String> codes = RecoveryCodes.random(random);
        LocalAccount proved = account.after(step.getAsLong()).with(RecoveryCodes.of(codes, person, pepper));
        return new LoginStep.Ask(Forms.recovery(codes), new EnrolmentState.Proved(state.person(), proved).encode());
    }

    /** The end: the account is put in the place of the one that may be there, and its holder is told (SEC-10). */
    private LoginStep made(LocalAccount account, CodiceFiscale person, Instant at) {
        long version = accounts.find(person).map(StoredRecord::version).orElse(RecordChange.ABSENT);
        Message told = Message.of("local.enrolled", person)
                .over(Medium.EMAIL, Medium.SMS)
                .moment("at", at)
                .build();
        return new LoginStep.Recognised(
                Examination.identity(person, account),
                accounts.change(person, version, account).sending(told));
    }

    private static List<FieldError> wrong(String name, char[] typed, char[] again, CodiceFiscale person) {
        List<FieldError> wrong = new ArrayList<>();
        if (name.chars().anyMatch(Character::isISOControl)) {
            wrong.add(new FieldError(Forms.NAME, Text.of("local.error.name")));
        }
        switch (Passphrase.judge(typed, person, name)) {
            case LENGTH -> {
                Text range = Text.of(
                        "local.error.length", String.valueOf(Passphrase.SHORTEST), String.valueOf(Passphrase.LONGEST));
                wrong.add(new FieldError(Forms.NEW, range));
            }
            case TRIVIAL -> wrong.add(new FieldError(Forms.NEW, Text.of("local.error.trivial")));
            case GOOD -> {
                if (!Passphrase.same(typed, again)) {
                    wrong.add(new FieldError(Forms.AGAIN, Text.of("local.error.again")));
                }
            }
        }
        return wrong;
    }
}
