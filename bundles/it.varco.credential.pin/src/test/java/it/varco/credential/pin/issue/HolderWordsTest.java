package it.varco.credential.pin.issue;

import static it.varco.credential.pin.issue.HolderWorld.CARD;
import static it.varco.credential.pin.issue.HolderWorld.CLARA;
import static it.varco.credential.pin.issue.HolderWorld.HALF;
import static it.varco.credential.pin.issue.HolderWorld.MARIO;
import static it.varco.credential.pin.issue.HolderWorld.NOBODY;
import static it.varco.credential.pin.issue.HolderWorld.contacts;
import static it.varco.credential.pin.issue.IssueWorld.EMAIL;
import static it.varco.credential.pin.issue.IssueWorld.MOBILE;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.catalogue.View;
import it.varco.api.form.Exhibit;
import it.varco.api.form.Field;
import it.varco.api.form.FieldError;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.api.notification.Medium;
import it.varco.credential.pin.PhaseOut;
import it.varco.credential.pin.Subject;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.ServiceOperation;
import it.varco.spi.catalogue.ServiceStep;
import it.varco.tck.catalogue.ScriptedServiceRequest;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Everything that holders read who recover, activate or revoke is there in both languages, and nothing else. */
class HolderWordsTest {

    private static final Path WORDS = Path.of("src/main/resources/OSGI-INF/l10n");
    private static final List<String> OWN = List.of(
            "pin-issue.contact.email",
            "pin-issue.contact.mobile",
            "pin-issue.contact.pec",
            "pin-issue.contact.fewest",
            "pin-issue.card.",
            "pin-issue.recover.",
            "pin-issue.reset.",
            "pin-issue.activate.",
            "pin-issue.revoke.",
            "pin-issue.give-up.");

    private final HolderWorld world = new HolderWorld();
    private final Set<String> read = new TreeSet<>();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @Proves({"UX-08", "CS-12"})
    void areThoseThatAreReadAndNoOthersInBothLanguages() throws IOException {
        world.holding(MARIO, contacts(Medium.EMAIL, Medium.SMS));
        world.card(MARIO);
        world.waiting(CLARA, contacts());
        world.service().descriptor().operations().stream()
                .flatMap(operation -> Stream.of(operation.label(), ServiceOperation.description(operation.name())))
                .forEach(this::note);
        recovers();
        resets();
        activates();
        givesUp();

        assertThat(own("texts.properties")).containsExactlyElementsOf(read);
        assertThat(own("texts_en.properties")).containsExactlyElementsOf(read);
    }

    private void recovers() {
        Map<String, String> typed = typing(MARIO.value());
        ServiceStep first = seen(world.begins(RecoverDesk.NAME));
        Map<String, String> one = new HashMap<>(typed);
        one.remove("mobile");
        one.remove("pec");
        seen(world.answers(RecoverDesk.NAME, first, one));
        seen(world.answers(
                RecoverDesk.NAME,
                first,
                Map.of(Subject.NAME, "RSSMRA80A01H501U", "email", "x", "mobile", "x", "pec", "x")));
        ServiceStep second = seen(world.answers(RecoverDesk.NAME, first, typed));
        seen(world.answers(RecoverDesk.NAME, second, typed));
    }

    private void resets() {
        world.recovering(MARIO, "ticket", "AAAA2222");
        ServiceStep first = seen(world.follows("ticket"));
        seen(world.answers(ResetDesk.NAME, first, Map.of(Subject.NAME, NOBODY.value(), ResetDesk.CODE, "x")));
        Map<String, String> right = Map.of(Subject.NAME, MARIO.value(), ResetDesk.CODE, "AAAA2222");
        seen(world.answers(ResetDesk.NAME, first, right));
        IssuePolicy.Recovering usual = HolderWorld.USUAL;
        world.with(new IssuePolicy.Recovering(true, true, usual.link(), Duration.ZERO, true));
        seen(world.answers(ResetDesk.NAME, first, right));
        seen(world.follows("another"));
    }

    private void activates() {
        ServiceStep first = seen(world.begins(ActivateDesk.NAME));
        Map<String, String> none = new HashMap<>(typing(CLARA.value()));
        List.of("email", "mobile", "pec").forEach(none::remove);
        none.put(HealthCardFields.NUMBER, "1");
        none.put(HealthCardFields.EXPIRY, "1");
        seen(world.answers(ActivateDesk.NAME, first, none));
        seen(world.answers(ActivateDesk.NAME, first, typing(NOBODY.value())));
        seen(world.answers(ActivateDesk.NAME, first, typing(CLARA.value())));
        LocalDate past = LocalDate.of(2020, 10, 1);
        world.with(new PhaseOut(true, past, past, 30));
        seen(world.answers(ActivateDesk.NAME, first, typing(CLARA.value())));
        world.with(IssueWorld.settings(16).policy().phaseOut());
    }

    private void givesUp() {
        ServiceStep first = seen(world.begins(RevokeDesk.NAME));
        seen(world.answers(RevokeDesk.NAME, first, typing(NOBODY.value())));
        Map<String, String> none = new HashMap<>(typing(MARIO.value()));
        List.of("email", "pec").forEach(none::remove);
        seen(world.answers(RevokeDesk.NAME, first, none));
        seen(world.answers(RevokeDesk.NAME, first, typing(MARIO.value())));
        seen(world.service().handle(ScriptedServiceRequest.of(GiveUpDesk.NAME, MARIO, world.now())));
        seen(world.service().handle(ScriptedServiceRequest.of(GiveUpDesk.NAME, NOBODY, world.now())));
    }

    private static Map<String, String> typing(String person) {
        Map<String, String> typed =
                new HashMap<>(Map.of(Subject.NAME, person, "email", EMAIL, "mobile", MOBILE, "pec", IssueWorld.PEC));
        typed.putAll(Map.of(
                ActivateDesk.HALF, HALF,
                HealthCardFields.NUMBER, CARD,
                HealthCardFields.EXPIRY, "31/12/2030",
                RecoverDesk.KEPT, "true",
                RevokeDesk.SURE, "true"));
        return typed;
    }

    private ServiceStep seen(ServiceStep step) {
        if (step instanceof ServiceStep.Ask ask) {
            note(ask.form());
        } else if (step instanceof ServiceStep.Done done) {
            View view = done.view();
            view.heading().ifPresent(this::note);
            view.sentences().forEach(this::note);
        } else if (step instanceof ServiceStep.Refused refused) {
            note(refused.why());
        } else if (step instanceof ServiceStep.Rejected rejected) {
            note(rejected.why());
        } else {
            throw new IllegalStateException("fixture: expected something to read, not " + step);
        }
        return step;
    }

    private void note(Form form) {
        form.heading().ifPresent(this::note);
        form.introduction().ifPresent(this::note);
        form.submit().ifPresent(this::note);
        form.points().forEach(this::note);
        form.exhibits().stream().map(Exhibit::label).forEach(this::note);
        form.errors().stream().map(FieldError::message).forEach(this::note);
        for (Field field : form.fields()) {
            note(field.label());
            field.hint().ifPresent(this::note);
        }
    }

    private void note(Text text) {
        if (OWN.stream().anyMatch(text.key()::startsWith)) {
            read.add(text.key());
        }
    }

    private static Set<String> own(String file) throws IOException {
        Properties words = new Properties();
        try (InputStreamReader reader =
                new InputStreamReader(Files.newInputStream(WORDS.resolve(file)), StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        Set<String> own = new TreeSet<>(words.stringPropertyNames());
        own.removeIf(key -> OWN.stream().noneMatch(key::startsWith));
        return own;
    }
}
