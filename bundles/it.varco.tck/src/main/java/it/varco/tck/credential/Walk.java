package it.varco.tck.credential;

import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Submission;
import it.varco.api.form.Text;
import it.varco.api.identity.Identity;
import it.varco.api.notification.Message;
import it.varco.spi.credential.CredentialProvider;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.ProviderState;
import it.varco.tck.contract.Examined;
import it.varco.tck.contract.ForeignStates;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One login from its beginning to its end, run as Varco runs it: the state travels as bytes, the answer is checked
 * against the form, and its secrets are cleared as soon as the step is over.
 */
final class Walk {

    private static final int MOST_STEPS = 10;

    private final CredentialRule rule;
    private final Supplier<CredentialProvider> instances;
    private final Person person;
    private final ScriptedLoginRequest first;
    private final List<LoginStep> steps = new ArrayList<>();
    private final Set<String> secrets = new LinkedHashSet<>();
    private final Set<String> names = new LinkedHashSet<>();

    /**
     * A login that is not begun yet.
     *
     * @param rule whose test fails when the provider throws or answers null
     * @param instances asked before each call
     */
    Walk(CredentialRule rule, Supplier<CredentialProvider> instances, Person person, ScriptedLoginRequest first) {
        this.rule = rule;
        this.instances = instances;
        this.person = person;
        this.first = first;
    }

    /** Begins and goes on to the final step. */
    Walk toTheEnd() {
        return toTheEndOf(begin());
    }

    /** Goes on from a step to the final one. */
    Walk toTheEndOf(LoginStep open) {
        LoginStep step = open;
        while (isOpen(step) && steps.size() < MOST_STEPS) {
            step = step instanceof LoginStep.Leave leave ? comeBack(leave) : resume((LoginStep.Ask) step);
        }
        if (isOpen(step)) {
            throw rule.broken("after " + MOST_STEPS + " steps it still asks for something");
        }
        return this;
    }

    private static boolean isOpen(LoginStep step) {
        return step instanceof LoginStep.Ask || step instanceof LoginStep.Leave;
    }

    /** Calls begin, as often as a test likes. */
    LoginStep begin() {
        return keep("begin", provider -> provider.begin(first));
    }

    /** Answers an open step as the person does. */
    LoginStep resume(LoginStep.Ask ask) {
        return resume(ask.form(), ProviderState.of(ask.state().bytes()));
    }

    /** Comes back from another site with what it sends. */
    private LoginStep comeBack(LoginStep.Leave leave) {
        return comeBack(leave, ProviderState.of(leave.state().bytes()));
    }

    private LoginStep comeBack(LoginStep.Leave leave, ProviderState state) {
        Map<String, String> fields = person.bringsBack(leave.departure());
        return keep("resume", provider -> provider.resume(first.withReturned(fields), state));
    }

    /** Answers a form as the person does, with a state that may be of another origin. */
    LoginStep resume(Form form, ProviderState state) {
        Map<String, String> typed = person.answer(form);
        form.fields().forEach(field -> note(field, typed.getOrDefault(field.name(), "")));
        try (Submission answer = Examined.answer(form, typed)) {
            return keep("resume", provider -> provider.resume(first.withSubmission(answer), state));
        }
    }

    /** Goes on without an answer. */
    private LoginStep resumeWithoutAnswer(ProviderState state) {
        return keep("resume without an answer", provider -> provider.resume(first, state));
    }

    /** Fails if somebody is recognised with any other state than the one of this step, or without an answer. */
    void requireOwnState(LoginStep.Ask ask) {
        for (byte[] foreign : ForeignStates.insteadOf(ask.state().bytes())) {
            requireOwnState(ask, ProviderState.of(foreign));
        }
        if (resumeWithoutAnswer(ask.state()) instanceof LoginStep.Recognised) {
            throw rule.broken("without an answer it recognises somebody");
        }
    }

    /**
     * Fails if somebody who comes back is recognised with any other state than the one of this step, or with nothing.
     */
    void requireOwnState(LoginStep.Leave leave) {
        for (byte[] foreign : ForeignStates.insteadOf(leave.state().bytes())) {
            if (comeBack(leave, ProviderState.of(foreign)) instanceof LoginStep.Recognised) {
                throw rule.broken("with a state that it did not make for this login it recognises somebody");
            }
        }
        if (resumeWithoutAnswer(leave.state()) instanceof LoginStep.Recognised) {
            throw rule.broken("without an answer it recognises somebody");
        }
    }

    /** Fails if somebody is recognised with this state. */
    void requireOwnState(LoginStep.Ask ask, ProviderState foreign) {
        if (resume(ask.form(), foreign) instanceof LoginStep.Recognised) {
            throw rule.broken("with a state that it did not make for this login it recognises somebody");
        }
    }

    /** What was answered so far, in order. */
    List<LoginStep> steps() {
        return List.copyOf(steps);
    }

    /** The latest answer. */
    LoginStep last() {
        return steps.get(steps.size() - 1);
    }

    /** Who was recognised at its end; fails the test if nobody was. */
    Identity recognised() {
        if (last() instanceof LoginStep.Recognised recognised) {
            return recognised.identity();
        }
        throw rule.broken("somebody who is known ends in " + Descriptors.name(last()));
    }

    /** What is to be sent because it is over. */
    List<Message> messages() {
        return last() instanceof LoginStep.Recognised known ? known.effects().messages() : List.of();
    }

    /** What the person typed as a secret or as a code. */
    Set<String> secrets() {
        return Set.copyOf(secrets);
    }

    /** What the person typed as a codice fiscale. */
    Set<String> names() {
        return Set.copyOf(names);
    }

    /** The forms shown so far, in order. */
    List<Form> forms() {
        return steps.stream()
                .filter(LoginStep.Ask.class::isInstance)
                .map(step -> ((LoginStep.Ask) step).form())
                .toList();
    }

    /** The texts read so far, of forms and of why somebody is kept out. */
    List<Text> texts() {
        List<Text> texts = new ArrayList<>();
        forms().forEach(form -> texts.addAll(FormTexts.of(form)));
        if (last() instanceof LoginStep.Rejected rejected) {
            texts.add(rejected.why());
        }
        return texts;
    }

    /** What an outsider sees of the steps, one line each. */
    List<String> seenFromOutside() {
        return steps.stream().map(Walk::seenFromOutside).toList();
    }

    private LoginStep keep(String call, Function<CredentialProvider, LoginStep> work) {
        CredentialProvider provider = instances.get();
        LoginStep step;
        try {
            step = work.apply(provider);
        } catch (RuntimeException | LinkageError e) {
            throw rule.broken(call + " threw", e);
        }
        if (step == null) {
            throw rule.broken(call + " answered null");
        }
        steps.add(step);
        return step;
    }

    private static String seenFromOutside(LoginStep step) {
        if (step instanceof LoginStep.Ask ask) {
            return "Ask " + FormTexts.drawn(ask.form()) + ", state of "
                    + ask.state().bytes().length + " bytes";
        }
        if (step instanceof LoginStep.Leave leave) {
            return "Leave " + leave.departure() + ", state of " + leave.state().bytes().length + " bytes";
        }
        return step.getClass().getSimpleName();
    }

    private void note(Field field, String typed) {
        if (typed.isBlank()) {
            return;
        }
        if (field.kind() == FieldKind.SECRET || field.kind() == FieldKind.CODE) {
            secrets.add(typed.strip());
        } else if (field.kind() == FieldKind.CODICE_FISCALE) {
            names.add(typed.strip());
        }
    }
}
