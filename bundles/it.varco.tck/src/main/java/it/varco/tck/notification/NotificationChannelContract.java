package it.varco.tck.notification;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import it.varco.api.form.Text;
import it.varco.api.notification.Medium;
import it.varco.spi.notification.ChannelDescriptor;
import it.varco.spi.notification.Content;
import it.varco.spi.notification.Delivery;
import it.varco.spi.notification.NotificationChannel;
import it.varco.spi.notification.Report;
import it.varco.tck.InMemoryRecordStore;
import it.varco.tck.contract.ContractReport;
import it.varco.tck.contract.Crowd;
import it.varco.tck.contract.Examined;
import it.varco.tck.contract.Interruption;
import it.varco.tck.contract.TextFiles;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The contract of a channel for messages as tests, one for each {@link NotificationRule}.
 *
 * <p>Extend it, say in {@link #fixture()} what your channel is and how its carrier can be switched, and run it: a
 * failing test names the rule, its sentence and what was seen. A rule whose test finds nothing to examine, or that the
 * fixture declares exempt, is skipped with its reason, never passed.
 */
@ExtendWith(ContractReport.class)
public abstract class NotificationChannelContract {

    private static final Set<Carrier> PASSING = EnumSet.complementOf(EnumSet.of(Carrier.UP, Carrier.REFUSING));
    private static final Set<Carrier> ANSWERING = EnumSet.complementOf(EnumSet.of(Carrier.HANGING)); // takes no time

    private final AtomicInteger persons = new AtomicInteger();
    private final ClassLoader loader = Thread.currentThread().getContextClassLoader();
    private NotificationChannelFixture world;
    private NotificationChannel channel;
    private Medium medium;

    /** A new world for one test. */
    protected abstract NotificationChannelFixture fixture();

    @BeforeEach
    final void openTheWorld() {
        world = fixture();
        channel = world.channel();
        medium = channel.descriptor().medium();
        if (!world.carrier(Carrier.UP)) {
            throw new IllegalStateException("fixture: expected a carrier that can be up");
        }
    }

    @AfterEach
    final void closeTheWorld() {
        Thread.currentThread().setContextClassLoader(loader); // one that a channel left is a matter of NC-12 alone
        world.close();
    }

    @Test
    final void nc01_descriptorStaysTheSameAndItsLabelIsThere() {
        NotificationRule rule = examined(NotificationRule.NC_01);
        String told = Sender.inWords(channel.descriptor());
        sender(rule).send(channel, letter().envelope());
        for (NotificationChannel other : List.of(channel, channel, world.channel())) {
            String again = Sender.inWords(other.descriptor());
            if (!again.equals(told)) {
                throw rule.broken("first " + told + ", then " + again);
            }
        }
        ChannelDescriptor descriptor = channel.descriptor();
        List<Text> texts = List.of(descriptor.label());
        List<String> missing = TextFiles.missing(channel.getClass(), descriptor.id(), texts);
        if (!missing.isEmpty()) {
            throw rule.broken("missing are " + missing);
        }
    }

    @Test
    final void nc02_theSameEnvelopeIsOneMessage() {
        NotificationRule rule = examined(NotificationRule.NC_02);
        Sender sender = sender(rule);
        Letter letter = letter();
        sender.accepted(channel, letter.envelope());
        sender.send(channel, letter.envelope());
        sender.send(world.channel(), letter.envelope());
        Crowd.of(rule, 8, 2, number -> sender.send(number % 2 == 0 ? channel : world.channel(), letter.envelope()));
        requireMarks(rule, letter, 1, "sent again");
        Letter atOnce = letter();
        Crowd.of(rule, 8, 1, number -> sender.send(number % 2 == 0 ? channel : world.channel(), atOnce.envelope()));
        sender.accepted(channel, atOnce.envelope());
        requireMarks(rule, atOnce, 1, "sent by many at once");
        sender.accepted(channel, letter.envelope().another());
        requireMarks(rule, letter, 2, "and another in the same words under another key");
        if (world.carrier(Carrier.DROPPING_LATE)) {
            Letter late = letter();
            sender.send(channel, late.envelope());
            world.carrier(Carrier.UP);
            sender.accepted(world.channel(), late.envelope());
            requireMarks(rule, late, 1, "sent again after the carrier took charge and did not say so");
        }
    }

    @Test
    final void nc03_acceptedMeansThatTheCarrierTookCharge() {
        NotificationRule rule = examined(NotificationRule.NC_03);
        for (Carrier condition : possible(EnumSet.allOf(Carrier.class))) {
            world.carrier(condition);
            Letter letter = letter();
            boolean accepted = sender(rule).send(channel, letter.envelope()) instanceof Delivery.Accepted;
            if (accepted && marks(letter).isEmpty()) {
                throw rule.broken("with a carrier " + condition.inWords() + " it says Accepted, and nothing arrives");
            }
            if (!accepted && condition == Carrier.UP) {
                throw rule.broken("with a carrier that is up nothing is accepted");
            }
        }
    }

    @Test
    final void nc04_rejectedMeansThatTryingAgainIsUseless() {
        NotificationRule rule = examined(NotificationRule.NC_04);
        List<Carrier> passing = possible(PASSING);
        boolean refuses = world.carrier(Carrier.REFUSING);
        assumeTrue(refuses || !passing.isEmpty(), () -> rule.number() + " skipped: its carrier is always up");
        Sender sender = sender(rule);
        if (refuses && sender.send(channel, letter().envelope()) instanceof Delivery.Unknown unknown) {
            throw rule.broken("an address that is refused for good is Unknown(" + unknown.code() + ")");
        }
        for (Carrier condition : passing) {
            world.carrier(condition);
            Letter letter = letter();
            if (sender.send(channel, letter.envelope()) instanceof Delivery.Rejected rejected) {
                throw rule.broken(
                        "with a carrier " + condition.inWords() + " it says Rejected(" + rejected.code() + ")");
            }
            world.carrier(Carrier.UP);
            sender.accepted(channel, letter.envelope());
        }
    }

    @Test
    final void nc05_aCallEndsWithinItsLimitAndWhenItIsInterrupted() {
        NotificationRule rule = examined(NotificationRule.NC_05);
        Sender sender = sender(rule);
        Interruption.before(rule, () -> sender.send(channel, letter().envelope()));
        if (world.carrier(Carrier.HANGING)) {
            sender.withinLimit(channel, letter().envelope());
            Interruption.during(rule, () -> sender.send(channel, letter().envelope()));
            world.carrier(Carrier.UP);
        }
        if (world.records().isPresent()) {
            world.records().get().hang();
            Interruption.during(rule, () -> sender.send(channel, letter().envelope()));
        }
    }

    @Test
    final void nc06_whateverTheCarrierDoesIsAnOutcome() {
        NotificationRule rule = examined(NotificationRule.NC_06);
        for (Carrier condition : possible(ANSWERING)) {
            world.carrier(condition);
            sender(rule).outcome(channel, letter().envelope(), "a carrier " + condition.inWords());
        }
        world.carrier(Carrier.UP);
        world.records().ifPresent(InMemoryRecordStore::breakDown);
        Delivery delivery = sender(rule).outcome(channel, letter().envelope(), "records out of reach");
        if (delivery instanceof Delivery.Rejected) {
            throw rule.broken("with records out of reach it says " + Sender.inWords(delivery));
        }
    }

    @Test
    final void nc07_nothingSecretIsLeftAndNoLogTells() {
        NotificationRule rule = examined(NotificationRule.NC_07);
        Leavings leavings = new Leavings(world);
        try (Overheard heard = Overheard.listening()) {
            for (Carrier condition : possible(ANSWERING)) {
                for (boolean secret : List.of(true, false)) {
                    Letter letter = letter();
                    ScriptedEnvelope envelope = secret ? letter.envelope().asSecret() : letter.envelope();
                    world.carrier(condition);
                    Delivery first = sender(rule).send(channel, envelope);
                    world.carrier(Carrier.UP);
                    if (first instanceof Delivery.Unknown) {
                        sender(rule).send(channel, envelope);
                    }
                    Optional<String> kept = secret ? leavings.kept(envelope, letter.words()) : Optional.empty();
                    kept.or(() -> Leavings.told(heard, channel, envelope, letter.words()))
                            .ifPresent(place -> {
                                throw rule.broken("with a carrier " + condition.inWords()
                                        + " something of an envelope is left " + place);
                            });
                }
            }
        }
    }

    @Test
    final void nc08_anAddressOrSubjectWithMoreInItIsRejected() {
        NotificationRule rule = examined(NotificationRule.NC_08);
        String good = world.address(medium, 0);
        for (String trick : Tricks.addresses(medium, good)) {
            Letter letter = letter();
            requireRejected(
                    rule, ScriptedEnvelope.of(trick, letter.envelope().content()), "the address '" + trick + "'");
        }
        for (String trick : Tricks.subjects("Avviso")) {
            Content content = medium == Medium.SMS
                    ? new Content.Brief(trick)
                    : ScriptedEnvelope.content(medium, trick, letter().words());
            requireRejected(rule, ScriptedEnvelope.of(good, content), "the subject '" + trick + "'");
        }
    }

    @Test
    final void nc09_whatIsNotOfItsMediumIsRejected() {
        NotificationRule rule = examined(NotificationRule.NC_09);
        Letter letter = letter();
        Content own = letter.envelope().content();
        for (String address : Tricks.foreignAddresses(medium)) {
            requireRejected(rule, ScriptedEnvelope.of(address, own), "the address '" + address + "'");
        }
        Arrays.stream(Medium.values())
                .map(other -> ScriptedEnvelope.content(other, "Avviso", letter.words()))
                .filter(other -> other.getClass() != own.getClass())
                .forEach(other -> requireRejected(
                        rule, ScriptedEnvelope.of(letter.envelope().address(), other), "a content of " + other));
    }

    @Test
    final void nc10_whatBecameKnownIsToldUntilItIsNoted() {
        NotificationRule rule = examined(NotificationRule.NC_10);
        for (boolean arrived : List.of(true, false)) {
            ScriptedEnvelope envelope = letter().envelope();
            sender(rule).accepted(channel, envelope);
            assumeTrue(
                    world.report(envelope.key(), arrived),
                    () -> rule.number() + " skipped: its carrier tells nothing later");
            List<Report> told = List.of();
            for (NotificationChannel asked : List.of(channel, channel, world.channel())) {
                told = reports(asked, envelope);
                if (told.size() != 1 || told.get(0).arrived() != arrived) {
                    throw rule.broken("told and not noted yet: " + told.size() + " reports, expected one that says "
                            + (arrived ? "arrived" : "not arrived"));
                }
            }
            channel.noted(told);
            channel.noted(told);
            for (NotificationChannel asked : List.of(channel, world.channel())) {
                if (!reports(asked, envelope).isEmpty()) {
                    throw rule.broken("it is told again after Varco noted it");
                }
            }
        }
    }

    @Test
    final void nc11_aCodeNamesTheCauseAlone() {
        NotificationRule rule = examined(NotificationRule.NC_11);
        Map<String, Set<String>> codes = new TreeMap<>();
        for (Carrier condition : possible(ANSWERING)) {
            for (int times = 0; times < 2; times++) {
                world.carrier(condition);
                Letter letter = letter();
                String code = Sender.code(sender(rule).send(channel, letter.envelope()));
                Leavings.requireNothingIn(rule, code, letter.envelope());
                codes.computeIfAbsent(condition.inWords(), each -> new TreeSet<>())
                        .add(code);
            }
        }
        world.carrier(Carrier.UP);
        for (int times = 0; times < 2; times++) {
            Letter letter = letter();
            String wrong = letter.envelope().address() + "\u0000";
            Delivery delivery = sender(rule)
                    .send(channel, ScriptedEnvelope.of(wrong, letter.envelope().content()));
            Leavings.requireNothingIn(rule, Sender.code(delivery), letter.envelope());
        }
        codes.forEach((condition, seen) -> {
            if (seen.size() > 1) {
                throw rule.broken("with a carrier " + condition + " the codes are " + seen);
            }
        });
    }

    @Test
    final void nc12_envelopesUnderWayDoNotTouchEachOther() {
        NotificationRule rule = examined(NotificationRule.NC_12);
        Set<Letter> accepted = ConcurrentHashMap.newKeySet();
        Crowd.of(rule, 8, 4, thread -> {
            Letter letter = letter();
            Thread current = Thread.currentThread();
            ClassLoader loader = current.getContextClassLoader();
            Delivery delivery = sender(rule).send(channel, letter.envelope());
            if (current.getContextClassLoader() != loader || current.isInterrupted()) {
                throw rule.broken("its thread has another class loader afterwards, or is interrupted");
            }
            if (delivery instanceof Delivery.Accepted) {
                accepted.add(letter);
            }
        });
        if (accepted.isEmpty()) {
            throw rule.broken("of 32 envelopes at the same time none is accepted");
        }
        Set<String> marks = new TreeSet<>();
        for (Letter letter : accepted) {
            marks.addAll(requireMarks(rule, letter, 1, "sent among others"));
            world.arrivals().stream()
                    .filter(arrival -> arrival.text().contains(letter.words()))
                    .map(Arrival::address)
                    .filter(to -> !to.isEmpty() && !to.equals(letter.envelope().address()))
                    .forEach(to -> {
                        throw rule.broken("sent among others, an envelope goes to the address of another");
                    });
        }
        if (marks.size() != accepted.size()) {
            throw rule.broken(accepted.size() + " envelopes at the same time have " + marks.size() + " marks");
        }
    }

    /** An envelope and the words by which it is known when it arrives. */
    private record Letter(ScriptedEnvelope envelope, String words) {}

    /** One in words of its own, to somebody else than the one before. */
    private Letter letter() {
        int person = persons.getAndIncrement() % 100;
        String words = "parola" + UUID.randomUUID().toString().replace("-", "");
        return new Letter(
                ScriptedEnvelope.of(
                        world.address(medium, person), ScriptedEnvelope.content(medium, "Avviso di prova", words)),
                words);
    }

    /** Those of some conditions that its carrier can be in; it is up then. */
    private List<Carrier> possible(Set<Carrier> conditions) {
        List<Carrier> possible = conditions.stream().filter(world::carrier).toList();
        world.carrier(Carrier.UP);
        return possible;
    }

    private Set<String> marks(Letter letter) {
        Set<String> marks = new TreeSet<>();
        world.arrivals().stream()
                .filter(arrival -> arrival.text().contains(letter.words()))
                .forEach(arrival -> marks.add(arrival.mark()));
        return marks;
    }

    private Set<String> requireMarks(NotificationRule rule, Letter letter, int expected, String when) {
        Set<String> marks = marks(letter);
        if (marks.size() != expected) {
            throw rule.broken(when + ", an envelope arrived under " + marks.size() + " marks, expected " + expected);
        }
        return marks;
    }

    private void requireRejected(NotificationRule rule, ScriptedEnvelope envelope, String what) {
        int before = world.arrivals().size();
        Delivery delivery = sender(rule).send(channel, envelope);
        String shown = what.replaceAll("\\p{Cntrl}", "\\u00b7");
        if (!(delivery instanceof Delivery.Rejected)) {
            throw rule.broken("with " + shown + " it says " + Sender.inWords(delivery));
        }
        if (world.arrivals().size() > before) {
            throw rule.broken("with " + shown + " it says Rejected, and something goes out");
        }
    }

    private static List<Report> reports(NotificationChannel channel, ScriptedEnvelope envelope) {
        return channel.reports().stream()
                .filter(report -> report.key().equals(envelope.key()))
                .toList();
    }

    private NotificationRule examined(NotificationRule rule) {
        return Examined.unless(world.exempt(), rule);
    }

    private static Sender sender(NotificationRule rule) {
        return new Sender(rule);
    }
}
