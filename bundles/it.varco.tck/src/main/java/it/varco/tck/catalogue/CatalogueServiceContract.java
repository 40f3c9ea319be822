package it.varco.tck.catalogue;

import it.varco.api.catalogue.View;
import it.varco.api.form.Field;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.api.notification.Message;
import it.varco.spi.catalogue.CatalogueService;
import it.varco.spi.catalogue.ServiceDescriptor;
import it.varco.spi.catalogue.ServiceOperation;
import it.varco.spi.catalogue.ServiceState;
import it.varco.spi.catalogue.ServiceStep;
import it.varco.tck.InMemoryRecordStore;
import it.varco.tck.contract.ContractReport;
import it.varco.tck.contract.Examined;
import it.varco.tck.contract.ForeignStates;
import it.varco.tck.contract.Interruption;
import it.varco.tck.contract.MessageFiles;
import it.varco.tck.contract.TextFiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The contract of a service of the catalogue as tests, one for each {@link CatalogueRule}.
 *
 * <p>Extend it, say in {@link #fixture()} what your service is and what people use it for, and run it: a failing test
 * names the rule, its sentence and what was seen. A rule whose test finds nothing to examine, or that the fixture
 * declares exempt, is skipped with its reason, never passed.
 */
@ExtendWith(ContractReport.class)
public abstract class CatalogueServiceContract {

    private CatalogueServiceFixture world;

    /** A new world for one test. */
    protected abstract CatalogueServiceFixture fixture();

    @BeforeEach
    final void openTheWorld() {
        world = fixture();
        Set<String> shown = world.errands().stream()
                .filter(errand -> !saysNo(errand.end()))
                .map(Errand::operation)
                .collect(Collectors.toSet());
        List<String> missing = world.service().descriptor().operations().stream()
                .map(ServiceOperation::name)
                .filter(name -> !shown.contains(name))
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("fixture: expected an errand that succeeds for each of " + missing);
        }
    }

    @AfterEach
    final void closeTheWorld() {
        world.close();
    }

    @Test
    final void cs01_nothingIsDoneThatWasNotDeclared() {
        CatalogueRule rule = examined(CatalogueRule.CS_01);
        String id = world.service().descriptor().id();
        for (Errand errand : world.errands()) {
            List<ServiceStep.Ask> questions = walk(rule, errand).toItsEnd().questions();
            for (String name : List.of(id + ".not-declared", errand.operation() + ".more", "other" + id + ".read")) {
                Walk foreign = walk(rule, new Errand(name, errand.person(), errand.answers(), errand.end()));
                foreign.begin();
                questions.forEach(foreign::goOn);
                foreign.steps().stream().filter(step -> !saysNo(step)).forEach(step -> {
                    throw rule.broken("an operation that is not declared is " + Wording.name(step));
                });
            }
        }
    }

    @Test
    final void cs02_anotherInstanceGoesOnWithTheState() {
        CatalogueRule rule = examined(CatalogueRule.CS_02);
        for (Errand errand : world.errands()) {
            new Walk(rule, world::service, errand, world.now()).toItsEnd();
        }
    }

    @Test
    final void cs03_descriptorStaysTheSameAndViewsLeadToItsOperations() {
        CatalogueRule rule = examined(CatalogueRule.CS_03);
        CatalogueService service = world.service();
        ServiceDescriptor descriptor = Wording.descriptor(rule, service);
        String told = Wording.of(descriptor);
        for (Errand errand : world.errands()) {
            walk(rule, errand).toTheEnd().steps().stream()
                    .flatMap(Wording::view)
                    .flatMap(view -> view.actions().stream())
                    .map(View.Action::operation)
                    .filter(operation -> descriptor.operation(operation).isEmpty())
                    .forEach(operation -> {
                        throw rule.broken("a view leads to " + operation + ", which is not declared");
                    });
        }
        for (CatalogueService other : List.of(service, service, world.service())) {
            String again = Wording.of(Wording.descriptor(rule, other));
            if (!again.equals(told)) {
                throw rule.broken("first " + told + ", then " + again);
            }
        }
    }

    @Test
    final void cs04_theSameRequestLeadsToTheSameOutcome() {
        CatalogueRule rule = examined(CatalogueRule.CS_04);
        for (Errand errand : world.errands()) {
            Walk walk = walk(rule, errand).toItsEnd();
            List<ServiceStep> steps = walk.steps();
            same(rule, errand, steps.get(0), walk.begin());
            for (int i = 0; i + 1 < steps.size(); i++) {
                same(rule, errand, steps.get(i + 1), walk.goOn((ServiceStep.Ask) steps.get(i)));
            }
        }
    }

    private static void same(CatalogueRule rule, Errand errand, ServiceStep first, ServiceStep again) {
        if (!Wording.shape(first).equals(Wording.shape(again))) {
            throw rule.broken("a step of " + errand.operation() + " was first " + Wording.shape(first) + ", then "
                    + Wording.shape(again));
        }
    }

    @Test
    final void cs05_nothingChangesDuringACall() {
        CatalogueRule rule = examined(CatalogueRule.CS_05);
        InMemoryRecordStore records = Examined.with(rule, world.records(), "the service keeps no records");
        for (Errand errand : world.errands()) {
            long before = records.writes();
            ServiceStep last = walk(rule, errand).toItsEnd().last();
            if (records.writes() != before) {
                throw rule.broken("a call of " + errand.operation() + " wrote to the store");
            }
            if (last instanceof ServiceStep.Done done && !records.commit(done.effects())) {
                throw rule.broken("the effects expect a version in which no record is");
            }
        }
    }

    @Test
    final void cs06_noSecretIsLeftBehind() {
        CatalogueRule rule = examined(CatalogueRule.CS_06);
        CatalogueService service = world.service();
        for (Errand errand : world.errands()) {
            Walk walk = new Walk(rule, () -> service, errand, world.now()).toItsEnd();
            Traces.ofSecrets(walk.typed(), walk.steps(), service.toString()).ifPresent(place -> {
                throw rule.broken(place + " of " + errand.operation());
            });
        }
    }

    @Test
    final void cs07_noViewHoldsASecret() {
        CatalogueRule rule = examined(CatalogueRule.CS_07);
        for (Errand errand : world.errands()) {
            Walk walk = walk(rule, errand).toItsEnd();
            if (Traces.inView(walk.secrets(), walk.last())) {
                throw rule.broken("the view at the end of " + errand.operation() + " shows a secret");
            }
        }
    }

    @Test
    final void cs08_noFormAsksForACredential() {
        CatalogueRule rule = examined(CatalogueRule.CS_08);
        for (Errand errand : world.errands()) {
            for (ServiceStep.Ask ask : walk(rule, errand).toItsEnd().questions()) {
                Form form = ask.form();
                Stream<String> autocomplete = form.fields().stream().map(Field::autocomplete);
                boolean asksWho = form.subject().isPresent() && !examines(errand);
                if (asksWho || autocomplete.anyMatch("current-password"::equals)) {
                    throw rule.broken("a form of " + errand.operation() + " asks who one is, or for a secret in use");
                }
            }
        }
    }

    @Test
    final void cs09_theFirstStepIsNeverDone() {
        CatalogueRule rule = examined(CatalogueRule.CS_09);
        for (Errand errand : world.errands()) {
            if (walk(rule, errand).begin() instanceof ServiceStep.Done) {
                throw rule.broken(errand.operation() + " is done at its first step");
            }
        }
    }

    @Test
    final void cs10_aCallEndsWhenItIsInterrupted() {
        CatalogueRule rule = examined(CatalogueRule.CS_10);
        world.errands()
                .forEach(errand ->
                        Interruption.before(rule, () -> walk(rule, errand).toTheEnd()));
        Optional<Runnable> hang = world.hang();
        if (hang.isPresent()) {
            hang.get().run();
            world.errands()
                    .forEach(errand ->
                            Interruption.during(rule, () -> walk(rule, errand).toTheEnd()));
        }
    }

    @Test
    final void cs11_aForeignStateDoesNothing() {
        CatalogueRule rule = examined(CatalogueRule.CS_11);
        for (Errand errand : world.errands()) {
            Walk walk = walk(rule, errand).toItsEnd();
            for (ServiceStep.Ask ask : walk.questions()) {
                for (byte[] foreign : ForeignStates.insteadOf(ask.state().bytes())) {
                    requireNotDone(rule, errand, walk.goOn(ask.form(), ServiceState.of(foreign)));
                }
                requireNotDone(rule, errand, walk.goOnWithoutAnswer(ask.state()));
            }
        }
    }

    private static void requireNotDone(CatalogueRule rule, Errand errand, ServiceStep step) {
        if (step instanceof ServiceStep.Done) {
            throw rule.broken("with a foreign state, or without an answer, " + errand.operation() + " is done");
        }
    }

    @Test
    final void cs12_everyTextIsThereInItalianAndEnglish() {
        CatalogueRule rule = examined(CatalogueRule.CS_12);
        CatalogueService service = world.service();
        List<Text> texts = new ArrayList<>(Wording.texts(service.descriptor()));
        for (Errand errand : world.errands()) {
            walk(rule, errand).toItsEnd().steps().forEach(step -> texts.addAll(Wording.texts(step)));
        }
        List<String> missing =
                TextFiles.missing(service.getClass(), service.descriptor().id(), texts);
        if (!missing.isEmpty()) {
            throw rule.broken("missing are " + missing);
        }
    }

    @Test
    final void cs13_whatCannotBeLookedAtIsUnavailable() {
        CatalogueRule rule = examined(CatalogueRule.CS_13);
        Runnable outage = Examined.with(rule, world.outage(), "the service depends on nothing that could fail");
        List<Errand> errands = world.errands();
        List<String> usual = errands.stream()
                .map(errand -> Wording.shape(walk(rule, errand).toItsEnd().last()))
                .toList();
        outage.run();
        boolean unavailable = false;
        for (int i = 0; i < usual.size(); i++) {
            ServiceStep last = walk(rule, errands.get(i)).toTheEnd().last();
            boolean asUsual = usual.get(i).equals(Wording.shape(last)) && !(last instanceof ServiceStep.Rejected);
            unavailable |= last instanceof ServiceStep.Unavailable;
            if (!asUsual && !(last instanceof ServiceStep.Unavailable)) {
                throw rule.broken("during an outage " + errands.get(i).operation() + " ends in " + Wording.shape(last));
            }
        }
        if (!unavailable) {
            throw rule.broken("during an outage everything ends as if there were none");
        }
    }

    @Test
    final void cs14_aReceiptSaysWhatWasDone() {
        CatalogueRule rule = examined(CatalogueRule.CS_14);
        List<String> heavy = world.service().descriptor().operations().stream()
                .filter(ServiceOperation::legalWeight)
                .map(ServiceOperation::name)
                .toList();
        Examined.with(rule, heavy.stream().findFirst(), "nothing that it does has legal weight");
        for (Errand errand : world.errands()) {
            if (heavy.contains(errand.operation()) && errand.end() == ServiceStep.Done.class) {
                walk(rule, errand).toItsEnd().steps().stream()
                        .filter(ServiceStep.Done.class::isInstance)
                        .flatMap(Wording::view)
                        .filter(view ->
                                view.sentences().isEmpty() && view.facts().isEmpty())
                        .forEach(view -> {
                            throw rule.broken("the view at the end of " + errand.operation() + " says nothing");
                        });
            }
        }
    }

    @Test
    final void cs15_aMessageHasItsWordsAndTellsNothingThatItMayNot() {
        CatalogueRule rule = examined(CatalogueRule.CS_15);
        CatalogueService service = world.service();
        List<String> flaws = new ArrayList<>();
        boolean any = false;
        for (Errand errand : world.errands()) {
            Walk walk = new Walk(rule, () -> service, errand, world.now()).toItsEnd();
            if (walk.last() instanceof ServiceStep.Done done) {
                List<Message> messages = done.effects().messages();
                any |= !messages.isEmpty();
                flaws.addAll(MessageFiles.flaws(service.getClass(), messages));
                messages.forEach(message -> MessageFiles.told(
                                message, walk.typed(), Set.of(errand.person().value()))
                        .ifPresent(flaws::add));
            }
        }
        Examined.with(rule, Optional.of(any).filter(Boolean::booleanValue), "the service sends no message");
        if (!flaws.isEmpty()) {
            throw rule.broken("there is " + flaws);
        }
    }

    @Test
    final void cs16_whoIsExaminedIsNamedAndRefusedWithOneText() {
        CatalogueRule rule = examined(CatalogueRule.CS_16);
        List<Errand> examining = world.errands().stream().filter(this::examines).toList();
        Examined.with(rule, examining.stream().findFirst(), "it examines nobody");
        Map<String, Set<String>> told = new HashMap<>();
        for (Errand errand : examining) {
            Walk walk = walk(rule, errand).toItsEnd();
            walk.questions().stream()
                    .filter(ask -> ask.form().subject().isEmpty())
                    .forEach(ask -> {
                        throw rule.broken("a form of " + errand.operation() + " does not ask for whom it is");
                    });
            if (walk.last() instanceof ServiceStep.Refused refused) {
                told.computeIfAbsent(errand.operation(), first -> new HashSet<>())
                        .add(refused.why().toString());
            }
        }
        told.forEach((operation, texts) -> {
            if (texts.size() > 1) {
                throw rule.broken("refusals of " + operation + " say " + texts);
            }
        });
        examining.stream()
                .map(Errand::operation)
                .filter(operation -> !told.containsKey(operation))
                .forEach(operation -> {
                    throw new IllegalStateException("fixture: expected an errand that " + operation + " refuses");
                });
    }

    @Test
    final void cs17_whatIsDueIsDoneOnce() {
        CatalogueRule rule = examined(CatalogueRule.CS_17);
        InMemoryRecordStore records = Examined.with(rule, world.records(), "the service keeps no records");
        Instant late = Examined.with(rule, world.later(), "time brings nothing about");
        if (!world.service().descriptor().upkeep()) {
            throw rule.broken("the descriptor does not say that time brings something about");
        }
        new Rounds(rule, world::service, records, late).toTheEnd();
    }

    private boolean examines(Errand errand) {
        return world.service().descriptor().operation(errand.operation()).stream()
                .anyMatch(operation -> !operation.block().isZero());
    }

    private static boolean saysNo(Class<? extends ServiceStep> end) {
        return end == ServiceStep.Rejected.class || end == ServiceStep.Refused.class;
    }

    private static boolean saysNo(ServiceStep step) {
        return step instanceof ServiceStep.Unavailable || saysNo(step.getClass());
    }

    private CatalogueRule examined(CatalogueRule rule) {
        return Examined.unless(world.exempt(), rule);
    }

    private Walk walk(CatalogueRule rule, Errand errand) {
        CatalogueService service = world.service();
        return new Walk(rule, () -> service, errand, world.now());
    }
}
