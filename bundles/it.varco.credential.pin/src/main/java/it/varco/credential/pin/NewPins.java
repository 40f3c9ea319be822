package it.varco.credential.pin;

import it.varco.api.form.Exhibit;
import it.varco.api.form.FieldError;
import it.varco.api.form.Secret;
import it.varco.api.form.Submission;
import it.varco.api.form.Text;
import it.varco.credential.hash.SecretHash;
import it.varco.credential.hash.Verifier;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * Makes the PIN that takes the place of another one: assigned, or chosen by the holder.
 *
 * <p>Needs nothing of a login, so it serves every dialogue in which a PIN is set. Thread-safe.
 *
 * @source PIN-03, PIN-04, SEC-06
 */
public final class NewPins {

    private final PinShape shape;
    private final PinRules rules;
    private final PinForms forms;
    private final Verifier verifier;
    private final IntUnaryOperator dice;

    public NewPins(PinShape shape, Verifier verifier) {
        this(shape, verifier, new SecureRandom()::nextInt);
    }

    /** @param dice gives a number from 0 to below its argument, each as likely as any other */
    public NewPins(PinShape shape, Verifier verifier, IntUnaryOperator dice) {
        this.shape = shape;
        this.rules = new PinRules(shape);
        this.forms = new PinForms(shape);
        this.verifier = verifier;
        this.dice = dice;
    }

    /** A PIN that was assigned, to be shown once, and its hash. */
    record Assigned(Exhibit pin, SecretHash hash) {}

    /**
     * A PIN made by the system.
     *
     * @return empty if every place for hashing is taken
     * @throws InterruptedException if the thread is interrupted while it waits for its turn to hash
     */
    public Optional<Assigned> assigned(Found found) throws InterruptedException {
        while (true) {
            char[] pin = shape.alphabet().drawn(shape.length(), dice);
            try {
                if (!visible(pin, found).isEmpty()) {
                    continue;
                }
                Optional<Made> made = made(pin, found);
                if (made.isEmpty()) {
                    return Optional.empty();
                }
                if (!made.get().same()) {
                    Exhibit shown = Exhibit.of(Exhibit.Kind.CODE, Text.of("pin.shown.pin"), String.valueOf(pin));
                    return Optional.of(new Assigned(shown, made.get().hash()));
                }
            } finally {
                Arrays.fill(pin, '\0');
            }
        }
    }

    /**
     * A PIN that the holder typed twice.
     *
     * <p>Only where both are the same and nothing else is wrong is it compared with the present one, because then it is
     * either that one or set. Were it compared with less, whoever holds somebody's session could try one after another
     * and change nothing. It is the same work whether it is the present one or not: whoever keeps a guess from being
     * set in the end learns nothing from the time.
     *
     * @throws InterruptedException if the thread is interrupted while it waits for its turn to hash
     */
    public Chosen chosen(Found found, Submission answer) throws InterruptedException {
        Optional<Secret> first = answer.secret(PinForms.NEW);
        Optional<Secret> second = answer.secret(PinForms.AGAIN);
        if (first.isEmpty() || second.isEmpty()) {
            return new Chosen.Unanswered();
        }
        char[] pin = first.get().reveal();
        char[] again = second.get().reveal();
        try {
            boolean same = PinText.same(pin, again);
            List<FieldError> errors = errors(visible(pin, found), same);
            return errors.isEmpty()
                    ? made(pin, found).map(Made::chosen).orElseGet(Chosen.Busy::new)
                    : new Chosen.Wrong(errors);
        } finally {
            Arrays.fill(pin, '\0');
            Arrays.fill(again, '\0');
        }
    }

    private List<FieldError> errors(Set<PinRules.Flaw> flaws, boolean same) {
        List<FieldError> errors = new ArrayList<>();
        flaws.forEach(flaw -> errors.add(new FieldError(PinForms.NEW, forms.error(flaw))));
        if (!same) {
            errors.add(new FieldError(PinForms.AGAIN, Text.of("pin.error.again")));
        }
        return errors;
    }

    /** A PIN that could be set: its hash, and whether it is the present one. */
    private record Made(SecretHash hash, boolean same) {

        Chosen chosen() {
            return same ? new Chosen.Same() : new Chosen.Good(hash);
        }
    }

    /** Hashes first and compares then, whatever comes of it; empty if every place for hashing is taken. */
    private Optional<Made> made(char[] pin, Found found) throws InterruptedException {
        byte[] counted = PinText.counted(pin);
        try {
            Optional<SecretHash> hash = verifier.hashOf(counted);
            Optional<Verifier.Verdict> verdict = hash.isEmpty()
                    ? Optional.empty()
                    : verifier.verify(found.record().hash(), counted, false);
            return verdict.map(compared -> new Made(hash.orElseThrow(), compared.matches()));
        } finally {
            Arrays.fill(counted, (byte) 0);
        }
    }

    /** Everything that is wrong with a PIN, except that it may be the present one. */
    private Set<PinRules.Flaw> visible(char[] pin, Found found) {
        return rules.flaws(pin, found.person(), found.record().name());
    }

    /** The hash of a PIN that is set now; empty if every place for hashing is taken. */
    public Optional<SecretHash> hashOf(char[] pin) throws InterruptedException {
        byte[] counted = PinText.counted(pin);
        try {
            return verifier.hashOf(counted);
        } finally {
            Arrays.fill(counted, (byte) 0);
        }
    }
}
