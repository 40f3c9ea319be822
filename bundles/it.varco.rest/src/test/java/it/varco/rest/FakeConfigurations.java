package it.varco.rest;

import it.varco.api.access.Administered;
import it.varco.api.access.Administration;
import it.varco.api.access.Flaw;
import it.varco.api.configuration.BrokenRule;
import it.varco.api.configuration.ConfigurationCard;
import it.varco.api.configuration.ConfigurationSheet;
import it.varco.api.configuration.ConfigurationVersion;
import it.varco.api.configuration.Configurations;
import it.varco.api.configuration.Difference;
import it.varco.api.configuration.Preview;
import it.varco.api.configuration.Setting;
import it.varco.api.form.Sentence;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Caller;
import it.varco.api.session.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

final class FakeConfigurations implements Configurations {

    static final String PID = "it.varco.credential.pin";
    static final String DURATION = "block.duration";

    /** What people read about it. */
    volatile String description = "Who may still use a PIN";

    volatile String version = "3f9a-1c";

    private final House house;

    FakeConfigurations(House house) {
        this.house = house;
    }

    @Override
    public Administered<List<ConfigurationCard>> all(Caller caller) {
        return house.act(
                caller,
                Administration.CONFIGURATION_VIEW,
                "looked at configurations",
                () -> new Administered.Done<>(List.of(sheet("PT3M"))));
    }

    @Override
    public Administered<ConfigurationSheet> one(Caller caller, String pid) {
        return house.act(
                caller,
                Administration.CONFIGURATION_VIEW,
                "looked at " + pid,
                () -> known(pid, () -> new Administered.Done<>(sheet("PT3M"))));
    }

    @Override
    public Administered<List<Difference>> compare(Caller caller, String pid, Map<String, List<String>> values) {
        return house.act(
                caller,
                Administration.CONFIGURATION_VIEW,
                "compared " + values,
                () -> known(
                        pid,
                        () -> examined(values)
                                .then(() -> new Administered.Done<>(
                                        List.of(new Difference(DURATION, List.of("PT3M"), values.get(DURATION)))))));
    }

    @Override
    public Administered<Preview> preview(Caller caller, String pid, Map<String, List<String>> values) {
        return house.act(
                caller,
                Administration.CONFIGURATION_VIEW,
                "previewed " + values,
                () -> known(
                        pid,
                        () -> values.isEmpty()
                                ? new Administered.Contrary<>("configuration.not-previewed")
                                : new Administered.Done<>(new Preview(
                                        "<a/>",
                                        List.of(new BrokenRule("SPID-12", DURATION, Sentence.quoted("Shorter.")))))));
    }

    @Override
    public Administered<List<Difference>> compareVersion(Caller caller, String pid, long number) {
        return house.act(
                caller,
                Administration.CONFIGURATION_VIEW,
                "compared version " + number,
                () -> known(
                        pid,
                        () -> number == 4
                                ? new Administered.Done<>(
                                        List.of(new Difference(DURATION, List.of("PT3M"), List.of("PT5M"))))
                                : new Administered.Unknown<>()));
    }

    @Override
    public Administered<ConfigurationSheet> change(
            Caller caller, String pid, Map<String, List<String>> values, String reason, String expected) {
        return house.act(
                caller,
                Administration.CONFIGURATION_CHANGE,
                "changed " + values + " in " + expected + " " + reason.strip(),
                () -> known(
                        pid,
                        () -> examined(values)
                                .reason(reason)
                                .then(() -> versioned(expected, values.getOrDefault(DURATION, List.of("PT3M"))))));
    }

    @Override
    public Administered<List<ConfigurationVersion>> history(Caller caller, String pid) {
        return house.act(
                caller,
                Administration.CONFIGURATION_VIEW,
                "looked at history of " + pid,
                () -> known(pid, () -> new Administered.Done<>(List.of(new Past(4)))));
    }

    @Override
    public Administered<ConfigurationSheet> restore(
            Caller caller, String pid, long number, String reason, String expected) {
        return house.act(
                caller,
                Administration.CONFIGURATION_CHANGE,
                "restored " + number + " in " + expected + " " + reason.strip(),
                () -> known(pid, () -> new Typed().reason(reason).then(() -> versioned(expected, List.of("PT1M")))));
    }

    private static <T> Administered<T> known(String pid, Supplier<Administered<T>> act) {
        return pid.equals(PID) ? act.get() : new Administered.Unknown<>();
    }

    private Administered<ConfigurationSheet> versioned(String expected, List<String> values) {
        return expected.equals(version) ? new Administered.Done<>(sheet(values.get(0))) : new Administered.Outdated<>();
    }

    private static Typed examined(Map<String, List<String>> values) {
        Typed typed = new Typed();
        values.forEach((key, lines) -> {
            if (!key.equals(DURATION)) {
                typed.flaw(key, Flaw.Kind.UNKNOWN, "");
            } else if (lines.equals(List.of("PT59M"))) {
                typed.flaw("", Flaw.Kind.REJECTED, "The part does not take it.");
            } else if (!String.join("", lines).matches("PT[0-9]+M")) {
                typed.flaw(key, Flaw.Kind.RANGE, "PT1M..PT1H");
            }
        });
        return typed;
    }

    private Sheet sheet(String value) {
        return new Sheet(
                PID,
                "PIN",
                description,
                true,
                "",
                version,
                List.of(
                        new Value(DURATION, Setting.Kind.DURATION, "PT1M..PT1H", List.of("PT3M"), List.of(value)),
                        new Value("pepper", Setting.Kind.SECRET, "", List.of("never"), List.of("never"))));
    }

    private record Sheet(
            String pid,
            String name,
            String description,
            boolean changed,
            String problem,
            String version,
            List<Setting> settings)
            implements ConfigurationSheet {}

    private record Value(String key, Kind kind, String range, List<String> defaults, List<String> values)
            implements Setting {

        @Override
        public String label() {
            return "Block";
        }

        @Override
        public String help() {
            return "How long";
        }

        @Override
        public List<String> choices() {
            return List.of();
        }

        @Override
        public boolean required() {
            return true;
        }
    }

    private record Past(long number) implements ConfigurationVersion {

        @Override
        public Instant at() {
            return House.THEN;
        }

        @Override
        public Optional<CodiceFiscale> by() {
            return Optional.of(House.SOMEBODY);
        }

        @Override
        public Role role() {
            return Role.AMMINISTRATORE;
        }

        @Override
        public String reason() {
            return "Too many attempts";
        }

        @Override
        public List<Difference> differences() {
            return List.of(new Difference(DURATION, List.of("PT3M"), List.of("PT5M")));
        }
    }
}
