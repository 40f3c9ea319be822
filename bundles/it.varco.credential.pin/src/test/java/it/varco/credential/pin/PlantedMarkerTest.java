package it.varco.credential.pin;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.store.RecordChange;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.ServiceStep;
import it.varco.spi.credential.LoginStep;
import it.varco.tck.catalogue.ScriptedServiceRequest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whole dialogues in which every PIN is a marker, and everything they leave behind searched for it. */
class PlantedMarkerTest {

    private static final String CHOSEN = "VENTO234";

    private final PinWorld world = new PinWorld();
    private final List<String> left = new ArrayList<>();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @Proves({"CP-07", "CS-06", "CS-07", "PIN-08", "SEC-05"})
    void leavesNoPinBehindInAnyDialogue() {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        PrintStream before = System.err;
        List<String> markers =
                new ArrayList<>(List.of(PinWorld.INITIAL, PinWorld.PIN, CHOSEN, "MARE2027", "TUONO567", "LAMPO890"));
        System.setErr(new PrintStream(lines, true, StandardCharsets.UTF_8));
        try {
            markers.add(firstLogin());
            markers.add(renewal());
            change();
            changeByOperation();
            outages();
        } finally {
            System.setErr(before);
        }
        left.add(lines.toString(StandardCharsets.UTF_8));

        assertThat(lines.toString(StandardCharsets.UTF_8)).contains("PIN record unreadable");
        for (String marker : markers) {
            assertThat(left).noneMatch(text -> text.toUpperCase(Locale.ROOT).contains(marker));
        }
    }

    private String firstLogin() {
        world.putInitial(PinWorld.MATTIA, Duration.ofDays(1));
        Play play = world.play();
        play.enters(PinWorld.MATTIA, PinWorld.INITIAL);
        play.confirms(PinForms.RULES);
        String pin = play.shownPin();
        play.confirms(PinForms.KEPT);
        kept(play);
        return pin;
    }

    private String renewal() {
        world.put(PinWorld.MATTIA, PinState.SCADUTO, PinLevel.ORDINARIO, Duration.ofDays(1));
        Play play = world.play();
        play.enters(PinWorld.MATTIA, PinWorld.PIN);
        String pin = play.shownPin();
        play.confirms(PinForms.KEPT);
        kept(play);
        return pin;
    }

    private void change() {
        world.put(PinWorld.MATTIA, PinState.ATTIVO, PinLevel.ORDINARIO, Duration.ofDays(100));
        Play play = world.play();
        play.enters(PinWorld.MATTIA, PinWorld.PIN);
        play.answers(Map.of(PinForms.ACTION, PinForms.CHANGE));
        play.chooses(PinWorld.PIN, CHOSEN);
        play.chooses("NOME" + PinWorld.PIN, CHOSEN);
        play.chooses(CHOSEN, CHOSEN);
        kept(play);
    }

    private void changeByOperation() {
        Errands errands = new Errands(world);
        ScriptedServiceRequest request = errands.change(PinWorld.CLARA);
        ServiceStep.Ask ask = errands.asked(PinWorld.CLARA);
        List<ServiceStep> steps = new ArrayList<>(List.of(ask));
        for (String pin : List.of("NOMETUONO567", PinWorld.PIN, "TUONO567")) {
            steps.add(errands.answers(request, ask, pin, pin.equals("NOMETUONO567") ? "LAMPO890" : pin));
        }
        for (ServiceStep step : steps) {
            left.add(step.toString());
            if (step instanceof ServiceStep.Ask question) {
                keep(question.state().bytes());
                question.form().errors().forEach(error -> left.add(error.toString()));
                left.add(ChangeState.decode(question.state()).toString());
            }
        }
        ServiceStep.Done done = (ServiceStep.Done) steps.get(steps.size() - 1);
        left.addAll(done.view().facts().stream().map(Object::toString).toList());
        left.addAll(done.view().sentences().stream().map(Object::toString).toList());
        done.effects().records().forEach(change -> keep(change.value().orElseThrow()));
        assertThat(errands.commits(done)).isTrue();
        left.add(errands.shows(PinWorld.CLARA).toString());
        world.store.list("", "", 500).forEach(record -> keep(record.value()));
    }

    private void outages() {
        Play play = world.play();
        play.enters(PinWorld.MARIO, "MARE2027");
        kept(play);
        var stored =
                new PinRecords(world.store, Keys.pepper()).find(PinWorld.MARIO).orElseThrow();
        world.store.apply(List.of(RecordChange.put(stored.key(), stored.version(), new byte[] {99})));
        left.add(world.login(PinWorld.MARIO, PinWorld.PIN).toString());
        world.store.breakDown();
        left.add(world.login(PinWorld.MARIO, PinWorld.PIN).toString());
        world.store.recover();
    }

    /** Everything of a login that outlives it: what is printed, states, and records that are written. */
    private void kept(Play play) {
        for (LoginStep step : play.steps()) {
            left.add(step.toString());
            if (step instanceof LoginStep.Ask ask) {
                keep(ask.state().bytes());
                left.add(ask.form().errors().toString());
                ask.form().errors().forEach(error -> left.addAll(error.message().arguments()));
                GuideState.decode(ask.state()).ifPresent(state -> left.add(state.toString()));
            } else if (step instanceof LoginStep.Recognised known) {
                known.effects().records().forEach(change -> keep(change.value().orElseThrow()));
                assertThat(world.store.commit(known.effects())).isTrue();
            }
        }
        world.store.list("", "", 500).forEach(record -> keep(record.value()));
    }

    private void keep(byte[] bytes) {
        for (Charset charset :
                List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.ISO_8859_1)) {
            left.add(new String(bytes, charset));
        }
    }
}
