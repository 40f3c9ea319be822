package it.varco.rest;

import it.varco.api.configuration.BrokenRule;
import it.varco.api.configuration.ConfigurationCard;
import it.varco.api.configuration.ConfigurationSheet;
import it.varco.api.configuration.ConfigurationVersion;
import it.varco.api.configuration.Difference;
import it.varco.api.configuration.Preview;
import it.varco.api.configuration.Setting;
import java.util.List;

/** A configuration as {@code openapi.yaml} describes it; what is empty is left out. */
record ConfigurationView(
        String pid,
        String name,
        String description,
        boolean changed,
        String problem,
        String version,
        List<Value> settings) {

    static ConfigurationView of(ConfigurationSheet sheet) {
        return new ConfigurationView(
                sheet.pid(),
                sheet.name(),
                sheet.description(),
                sheet.changed(),
                sheet.problem(),
                sheet.version(),
                sheet.settings().stream().map(Value::of).toList());
    }

    /** One in the list. */
    record Card(String pid, String name, String description, boolean changed, String problem) {

        static Card of(ConfigurationCard card) {
            return new Card(card.pid(), card.name(), card.description(), card.changed(), card.problem());
        }
    }

    /** One setting. */
    record Value(
            String key,
            String kind,
            String label,
            String help,
            String range,
            List<String> choices,
            List<String> defaults,
            List<String> values,
            boolean required) {

        private static Value of(Setting setting) {
            boolean secret = setting.kind() == Setting.Kind.SECRET;
            return new Value(
                    setting.key(),
                    Words.of(setting.kind()),
                    setting.label(),
                    setting.help(),
                    setting.range(),
                    setting.choices(),
                    secret ? List.of() : setting.defaults(),
                    secret ? List.of() : setting.values(),
                    setting.required());
        }
    }

    /** What a change does to one setting. */
    record Changed(String key, List<String> before, List<String> after) {

        static Changed of(Difference difference) {
            return new Changed(difference.key(), difference.before(), difference.after());
        }
    }

    /** What would be published. */
    record Published(String document, List<Broken> broken) {

        static Published of(Preview preview) {
            return new Published(
                    preview.document(),
                    preview.broken().stream().map(Broken::of).toList());
        }
    }

    /** A rule that would be broken. */
    record Broken(String rule, String key, String why) {

        private static Broken of(BrokenRule broken) {
            return new Broken(broken.rule(), broken.key(), broken.why().toString());
        }
    }

    /** One change of the history. */
    record Past(long number, String at, String by, String role, String reason, List<Changed> differences) {

        static Past of(ConfigurationVersion version) {
            return new Past(
                    version.number(),
                    Moment.of(version.at()),
                    Words.of(version.by()),
                    Words.of(version.role()),
                    version.reason(),
                    version.differences().stream().map(Changed::of).toList());
        }
    }
}
