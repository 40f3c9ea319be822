package it.varco.tck.credential;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.api.identity.Identity;
import it.varco.api.session.Channel;
import it.varco.spi.credential.CredentialProvider;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.ProviderDescriptor;
import it.varco.spi.credential.ProviderState;
import it.varco.tck.InMemoryRecordStore;
import it.varco.tck.contract.ContractReport;
import it.varco.tck.contract.Crowd;
import it.varco.tck.contract.Examined;
import it.varco.tck.contract.Interruption;
import it.varco.tck.contract.TextFiles;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The contract of a credential provider as tests, one for each {@link CredentialRule}.
 *
 * <p>Extend it, say in {@link #fixture()} what your provider is and who is known to it, and run it: a failing test
 * names the rule, its sentence and what was seen. A rule whose test finds nothing to examine, or that the fixture
 * declares exempt, is skipped with its reason, never passed.
 */
@ExtendWith(ContractReport.class)
public abstract class CredentialProviderContract {

    private CredentialProviderFixture world;

    /** A new world for one test. */
    protected abstract CredentialProviderFixture fixture();

    @BeforeEach
    final void openTheWorld() {
        world = fixture();
    }

    @AfterEach
    final void closeTheWorld() {
        world.close();
    }

    @Test
    final void cp01_descriptorIsValidAndStaysTheSame() {
        CredentialRule rule = examined(CredentialRule.CP_01);
        CredentialProvider provider = world.provider();
        String told = Descriptors.inWords(rule, provider);
        walk(rule, world.known()).toTheEnd();
        for (CredentialProvider other : List.of(provider, provider, world.provider())) {
            String again = Descriptors.inWords(rule, other);
            if (!again.equals(told)) {
                throw rule.broken("first " + told + ", then " + again);
            }
        }
    }

    @Test
    final void cp02_anotherInstanceGoesOnWithTheState() {
        CredentialRule rule = examined(CredentialRule.CP_02);
        Walk one = walk(rule, world.known()).toTheEnd();
        Walk many = new Walk(rule, world::provider, world.known(), request("many")).toTheEnd();
        if (!one.recognised().codiceFiscale().equals(many.recognised().codiceFiscale())) {
            throw rule.broken("with a new instance at each step somebody else is recognised");
        }
    }

    @Test
    final void cp03_levelIsNeverAboveTheCeiling() {
        CredentialRule rule = examined(CredentialRule.CP_03);
        ProviderDescriptor descriptor = world.provider().descriptor();
        Identity identity = walk(rule, world.known()).toTheEnd().recognised();
        if (!descriptor.ceiling().atLeast(identity.level())) {
            throw rule.broken("level " + identity.level() + " above the ceiling " + descriptor.ceiling());
        }
        if (!descriptor.kinds().contains(identity.kind())) {
            throw rule.broken("kind " + identity.kind() + ", declared are " + descriptor.kinds());
        }
    }

    @Test
    final void cp04_beginCanBeRepeatedAndSendsOneCode() {
        CredentialRule rule = examined(CredentialRule.CP_04);
        Walk walk = walk(rule, world.known());
        for (int i = 0; i < 3; i++) {
            walk.begin();
        }
        if (world.codesSent() > 1) {
            throw rule.broken("begin was called three times and sent " + world.codesSent() + " codes");
        }
        if (Set.copyOf(walk.seenFromOutside()).size() > 1) {
            throw rule.broken("begin was called three times and answered " + walk.seenFromOutside());
        }
        LoginStep step = walk.last();
        walk.toTheEndOf(step);
        walk.recognised();
    }

    @Test
    final void cp05_unavailableIsNotARefusal() {
        CredentialRule rule = examined(CredentialRule.CP_05);
        Map<String, Person> refused = world.refused();
        Examined.with(rule, world.outage(), "the provider depends on nothing that could fail")
                .run();
        LoginStep last = walk(rule, world.known()).toTheEnd().last();
        if (!(last instanceof LoginStep.Unavailable)) {
            throw rule.broken("during an outage a person who is known ends in " + Descriptors.name(last));
        }
        refused.forEach((who, person) -> {
            if (walk(rule, person).toTheEnd().last() instanceof LoginStep.Recognised) {
                throw rule.broken("during an outage '" + who + "' is recognised");
            }
        });
    }

    @Test
    final void cp06_allRefusalsLookAlikeAndCostTheSame() {
        CredentialRule rule = examined(CredentialRule.CP_06);
        Map<String, Person> refused = world.refused();
        assumeTrue(refused.size() > 1, () -> rule.number() + " skipped: there is only one way to be refused");
        List<String> seen = new ArrayList<>();
        refused.forEach((who, person) -> {
            seen.add(refusal(rule, who, person));
            if (!seen.get(0).equals(seen.get(seen.size() - 1))) {
                throw rule.broken("'" + who + "' sees " + seen.get(seen.size() - 1) + ", others " + seen.get(0));
            }
        });
    }

    @Test
    final void cp07_noSecretIsLeftBehind() {
        CredentialRule rule = examined(CredentialRule.CP_07);
        CredentialProvider provider = world.provider();
        for (Person person : everybody()) {
            Walk walk = new Walk(rule, () -> provider, person, request("traces")).toTheEnd();
            Traces.requireNone(rule, walk, provider.toString());
        }
    }

    @Test
    final void cp08_aFormThatAsksForASecretMarksItsSubject() {
        CredentialRule rule = examined(CredentialRule.CP_08);
        for (Person person : everybody()) {
            boolean named = false;
            for (Form form : walk(rule, person).toTheEnd().forms()) {
                named |= form.subject().isPresent();
                List<String> secrets = form.fields().stream()
                        .filter(field -> field.kind() == FieldKind.SECRET)
                        .map(Field::name)
                        .toList();
                if (!secrets.isEmpty() && !named) {
                    throw rule.broken("a form asks for " + secrets + ", and no field so far is the subject");
                }
            }
        }
    }

    @Test
    final void cp09_loginsAtTheSameTimeDoNotTouchEachOther() {
        CredentialRule rule = examined(CredentialRule.CP_09);
        everybody().forEach(person -> walk(rule, person).toTheEnd()); // alone: what differs below is of the others
        CredentialProvider provider = world.provider();
        List<Person> refused = List.copyOf(world.refused().values());
        Set<Class<?>> ends = ConcurrentHashMap.newKeySet();
        Crowd.of(rule, 8, 4, number -> {
            boolean known = number % 2 == 0;
            Person person = known ? world.known() : refused.get(number / 2 % refused.size());
            LoginStep last = new Walk(rule, () -> provider, person, request("crowd-" + number))
                    .toTheEnd()
                    .last();
            ends.add(last.getClass());
            boolean right = known ? last instanceof LoginStep.Recognised : last instanceof LoginStep.Refused;
            if (!right && !Descriptors.busy(last)) {
                throw rule.broken("among others, somebody who is " + (known ? "known" : "not known") + " ends in "
                        + Descriptors.name(last));
            }
        });
        if (!ends.containsAll(Set.of(LoginStep.Recognised.class, LoginStep.Refused.class))) {
            String who = ends.contains(LoginStep.Recognised.class) ? "not known" : "known";
            throw rule.broken("among others, everybody who is " + who + " is told that the provider is busy");
        }
    }

    @Test
    final void cp10_nothingChangesDuringACall() {
        CredentialRule rule = examined(CredentialRule.CP_10);
        InMemoryRecordStore records = Examined.with(rule, world.records(), "the provider keeps no records");
        for (Person person : everybody()) {
            long before = records.writes();
            Walk walk = walk(rule, person).toTheEnd();
            if (records.writes() != before) {
                throw rule.broken("a call wrote to the store");
            }
            if (walk.last() instanceof LoginStep.Recognised known && !records.commit(known.effects())) {
                throw rule.broken("the effects expect a version in which no record is");
            }
        }
    }

    @Test
    final void cp11_aCallEndsWhenItIsInterrupted() {
        CredentialRule rule = examined(CredentialRule.CP_11);
        Runnable login = () -> {
            if (walk(rule, world.known()).toTheEnd().last() instanceof LoginStep.Refused refused) {
                throw rule.broken("an interrupted call ends in " + Descriptors.name(refused));
            }
        };
        Interruption.before(rule, login);
        world.hang().ifPresent(hang -> {
            hang.run();
            Interruption.during(rule, login);
        });
    }

    @Test
    final void cp12_aForeignStateOpensNothing() {
        CredentialRule rule = examined(CredentialRule.CP_12);
        Walk walk = walk(rule, world.known()).toTheEnd();
        List<LoginStep> steps = walk.steps();
        for (LoginStep step : steps) {
            if (step instanceof LoginStep.Ask ask) {
                walk.requireOwnState(ask);
                statesOfAnEnrolment(rule).forEach(state -> walk.requireOwnState(ask, state));
            }
            if (step instanceof LoginStep.Leave leave) {
                walk.requireOwnState(leave);
            }
        }
    }

    @Test
    final void cp13_everyTextIsThereInItalianAndEnglish() {
        CredentialRule rule = examined(CredentialRule.CP_13);
        CredentialProvider provider = world.provider();
        List<Text> texts = new ArrayList<>(FormTexts.of(provider.descriptor()));
        everybody().forEach(person -> texts.addAll(walk(rule, person).toTheEnd().texts()));
        world.invited()
                .ifPresent(invited ->
                        texts.addAll(enrolment(rule, invited).toTheEnd().texts()));
        List<String> missing =
                TextFiles.missing(provider.getClass(), provider.descriptor().id(), texts);
        if (!missing.isEmpty()) {
            throw rule.broken("missing are " + missing);
        }
    }

    @Test
    final void cp14_anEnrolmentMakesACredentialOfTheInvited() {
        CredentialRule rule = examined(CredentialRule.CP_14);
        Invited invited = invited(rule);
        Walk walk = enrolment(rule, invited).toTheEnd();
        requireInvited(rule, invited, walk.recognised());
        if (walk.last() instanceof LoginStep.Recognised made && world.records().isPresent()) {
            if (!world.records().get().commit(made.effects())) {
                throw rule.broken("the effects expect a version in which no record is");
            }
            CredentialProvider provider = world.provider();
            ScriptedLoginRequest later =
                    request("using").withInstant(world.now().plus(invited.later()));
            Walk login = new Walk(rule, () -> provider, invited.using(), later).toTheEnd();
            requireInvited(rule, invited, login.recognised());
        }
    }

    @Test
    final void cp15_anEnrolmentGoesOnWithTheStateAloneForItsPersonAlone() {
        CredentialRule rule = examined(CredentialRule.CP_15);
        Invited invited = invited(rule);
        ScriptedLoginRequest first = request("enrolment").withEnrolment(invited.person());
        Walk walk = new Walk(rule, world::provider, invited.making(), first).toTheEnd();
        walk.recognised();
        Walk foreign = new Walk(rule, world::provider, invited.making(), first);
        Walk others = new Walk(rule, world::provider, invited.making(), first.withEnrolment(invited.somebodyElse()));
        for (LoginStep step : walk.steps()) {
            if (step instanceof LoginStep.Ask ask) {
                foreign.requireOwnState(ask);
                if (others.resume(ask) instanceof LoginStep.Recognised) {
                    throw rule.broken("a state made for one person recognises somebody in the dialogue of another");
                }
            }
        }
    }

    @Test
    final void cp16_anEnrolmentLeavesNothingBehindBeforeItsEnd() {
        CredentialRule rule = examined(CredentialRule.CP_16);
        Invited invited = invited(rule);
        long before = world.records().map(InMemoryRecordStore::writes).orElse(0L);
        Walk walk = enrolment(rule, invited).toTheEnd();
        if (world.records().map(InMemoryRecordStore::writes).orElse(0L) != before) {
            throw rule.broken("a call wrote to the store");
        }
        Traces.requireNone(rule, walk, "");
    }

    @Test
    final void cp17_aMessageHasItsWordsAndTellsNothingThatItMayNot() {
        CredentialRule rule = examined(CredentialRule.CP_17);
        CredentialProvider provider = world.provider();
        List<Walk> walks = new ArrayList<>(List.of(walk(rule, world.known()).toTheEnd()));
        if (provider.descriptor().enrols()) {
            walks.add(enrolment(rule, invited(rule)).toTheEnd());
        }
        Traces.requireWords(rule, provider.getClass(), walks);
    }

    @Test
    final void cp18_rejectedIsSaidAfterARightProofOnly() {
        CredentialRule rule = examined(CredentialRule.CP_18);
        Barred barred = Examined.with(rule, world.barred(), "no rule stands against a right proof");
        LoginStep right = walk(rule, barred.right()).toTheEnd().last();
        if (!(right instanceof LoginStep.Rejected)) {
            throw rule.broken("after a right proof somebody who is kept out ends in " + Descriptors.name(right));
        }
        Map.Entry<String, Person> other = world.refused().entrySet().iterator().next();
        String others = refusal(rule, other.getKey(), other.getValue());
        String wrong = refusal(rule, "kept out, wrong proof", barred.wrong());
        if (!wrong.equals(others)) {
            throw rule.broken("after a wrong proof somebody who is kept out sees " + wrong + ", others " + others);
        }
    }

    /** What somebody who is refused sees from outside, and what it costs. */
    private String refusal(CredentialRule rule, String who, Person person) {
        long before = world.cost();
        Walk walk = walk(rule, person).toTheEnd();
        if (!(walk.last() instanceof LoginStep.Refused)) {
            throw rule.broken("'" + who + "' ends in " + Descriptors.name(walk.last()));
        }
        return walk.seenFromOutside() + ", cost " + (world.cost() - before);
    }

    private Invited invited(CredentialRule rule) {
        boolean enrols = world.provider().descriptor().enrols();
        assumeTrue(enrols, () -> rule.number() + " skipped: the provider makes no credentials");
        return world.invited()
                .orElseThrow(() -> new IllegalStateException("fixture: expected invited() of a provider that enrols"));
    }

    private Walk enrolment(CredentialRule rule, Invited invited) {
        CredentialProvider provider = world.provider();
        ScriptedLoginRequest first = request("enrolment").withEnrolment(invited.person());
        return new Walk(rule, () -> provider, invited.making(), first);
    }

    private static void requireInvited(CredentialRule rule, Invited invited, Identity identity) {
        if (!identity.codiceFiscale().equals(invited.person())) {
            throw rule.broken("somebody else than the invited person is recognised");
        }
    }

    private List<ProviderState> statesOfAnEnrolment(CredentialRule rule) {
        return world.invited().stream()
                .flatMap(invited -> enrolment(rule, invited).toTheEnd().steps().stream())
                .filter(LoginStep.Ask.class::isInstance)
                .map(step -> ((LoginStep.Ask) step).state())
                .toList();
    }

    private CredentialRule examined(CredentialRule rule) {
        return Examined.unless(world.exempt(), rule);
    }

    private ScriptedLoginRequest request(String attempt) {
        ProviderDescriptor descriptor = world.provider().descriptor();
        Set<Channel> channels = descriptor.channels();
        ScriptedLoginRequest atSite = ScriptedLoginRequest.of("attempt-" + attempt, world.now())
                .withHome(URI.create("https://varco.example.it/accesso/" + descriptor.id()));
        ScriptedLoginRequest byBrowser = world.way().map(atSite::withWay).orElse(atSite);
        return channels.contains(byBrowser.channel())
                ? byBrowser
                : byBrowser.withChannel(channels.iterator().next());
    }

    private Walk walk(CredentialRule rule, Person person) {
        CredentialProvider provider = world.provider();
        return new Walk(rule, () -> provider, person, request(rule.number() + "-" + System.nanoTime()));
    }

    private List<Person> everybody() {
        List<Person> all = new ArrayList<>(world.refused().values());
        all.add(world.known());
        world.barred().map(Barred::right).ifPresent(all::add);
        return all;
    }
}
