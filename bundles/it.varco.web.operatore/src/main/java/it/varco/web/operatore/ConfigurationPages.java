package it.varco.web.operatore;

import it.varco.api.access.Administered;
import it.varco.api.access.Administration;
import it.varco.api.configuration.BrokenRule;
import it.varco.api.configuration.ConfigurationCard;
import it.varco.api.configuration.ConfigurationSheet;
import it.varco.api.configuration.ConfigurationVersion;
import it.varco.api.configuration.Configurations;
import it.varco.api.configuration.Difference;
import it.varco.api.configuration.Preview;
import it.varco.api.configuration.Setting;
import it.varco.api.form.Text;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The configuration as typed forms: compare first, then save with a reason; history and the way back.
 *
 * @source UX-54, D-52
 */
final class ConfigurationPages {

    static final String PAGE = Address.HOUSE + "/configurazione";
    static final String PID = "pid";
    static final String VERSION = "versione";

    private static final String COMPARE = "confronta";
    private static final String SAVE = "salva";
    private static final String EDIT = "modifica";
    private static final String BACK = "torna";
    private static final String RESTORE = "ripristina";
    private static final String NUMBER = "numero";
    private static final String REASON = "reason";

    /** Where what was typed on the second page is taken up again: on the first one. */
    private static final Map<String, String> LEADS_BACK = Map.of(SAVE, COMPARE, EDIT, COMPARE, RESTORE, BACK);

    private static final Map<String, Object> CHANGED =
            Map.of("kind", "warning", "text", Text.of("configuration.draft.outdated"));

    /** A number that is read without a check. */
    private static final String WHOLE = "[0-9]{1,18}";

    /** Names the keys of secrets that are typed once more. */
    private static final String SECRET = "segreto";

    private final Room<Configurations> configurations;

    ConfigurationPages(Room<Configurations> configurations) {
        this.configurations = configurations;
    }

    List<Page> pages() {
        return List.of(Page.at(PAGE, Text.of("configuration.title"))
                .operation(Administration.CONSOLE)
                .parent(Address.HOUSE)
                .shown(this::show)
                .sent(configurations.page(ConfigurationPages::act))
                .build());
    }

    /** The part that is asked may have been left out of an installation that is configured from outside. */
    private PageAnswer show(PageRequest request) {
        return configurations
                .here()
                .map(room -> show(room, request))
                .orElseGet(() -> new PageAnswer.Show("console-configuration-outside", Map.of()));
    }

    private static PageAnswer show(Configurations room, PageRequest request) {
        String pid = Models.sent(request, PID);
        return pid.isEmpty()
                ? Reply.to(room.all(Models.caller(request)), all -> list(all, request))
                : Reply.to(room.one(Models.caller(request), pid), sheet -> resumed(room, request, sheet));
    }

    /** What was typed before a login, unless the configuration is another one by now: it would undo that change. */
    private static PageAnswer resumed(Configurations room, PageRequest request, ConfigurationSheet sheet) {
        Again draft = Again.draft(request, LEADS_BACK);
        boolean outdated = Stream.of(COMPARE, BACK)
                .flatMap(form -> draft.typed(form, VERSION).stream())
                .anyMatch(version -> !version.equals(sheet.version()));
        return outdated
                ? sheet(room, request, sheet, Again.NOTHING, List.of(CHANGED))
                : sheet(room, request, sheet, draft, Done.notices(request));
    }

    static Address address(String pid) {
        return Address.of(PAGE).with(PID, pid);
    }

    private static PageAnswer list(List<ConfigurationCard> all, PageRequest request) {
        return new PageAnswer.Show(
                "console-configurations",
                Map.of(
                        "rows", all.stream().map(ConfigurationPages::card).toList(),
                        "any", !all.isEmpty(),
                        "notices", Done.notices(request)));
    }

    private static Map<String, Object> card(ConfigurationCard card) {
        return Map.of(
                "pid", card.pid(),
                "name", card.name(),
                "description", card.description(),
                "changed", card.changed(),
                "problem", card.problem(),
                "url", address(card.pid()).link());
    }

    private static PageAnswer sheet(Configurations room, PageRequest request, ConfigurationSheet sheet, Again again) {
        return sheet(room, request, sheet, again, List.of());
    }

    private static PageAnswer sheet(
            Configurations room,
            PageRequest request,
            ConfigurationSheet sheet,
            Again again,
            List<Map<String, Object>> notices) {
        Ask edit = form(COMPARE, sheet, again).fresh(request, address(sheet.pid()));
        new Settings(sheet).inputs().forEach(edit::field);
        edit.passing(REASON).button(COMPARE, "configuration.act.compare");
        List<ConfigurationVersion> history =
                Reply.result(room.history(Models.caller(request), sheet.pid())).orElse(List.of());
        Ask back = form(BACK, sheet, again)
                .passing(REASON)
                .field(Input.of(Input.Kind.CHOICE, NUMBER, Text.of("configuration.number"))
                        .options(history.stream()
                                .map(past -> String.valueOf(past.number()))
                                .map(number -> new Input.Option(number, number))
                                .toList()))
                .button(BACK, "configuration.act.compare");
        Map<String, Object> model = new HashMap<>();
        model.put("title", Text.of("configuration.heading", sheet.name()));
        model.put("card", card(sheet));
        model.put("form", edit.model());
        model.put("anySetting", !sheet.settings().isEmpty());
        model.put("history", history.stream().map(past -> version(past, sheet)).toList());
        model.put("anyHistory", !history.isEmpty());
        model.put("restore", Map.of("form", back.model()));
        model.put("summary", Ask.summary(List.of(edit, back)));
        model.put("notices", notices);
        return again.show("console-configuration", model);
    }

    private static Ask form(String id, ConfigurationSheet sheet, Again again) {
        return new Ask(id, address(sheet.pid()), again).keeping(VERSION, sheet.version());
    }

    private static Map<String, Object> version(ConfigurationVersion past, ConfigurationSheet sheet) {
        return Map.of(
                "number", String.valueOf(past.number()),
                "at", past.at(),
                "atIso", Models.iso(past.at()),
                "who", Models.who(past.by(), past.role()),
                "reason", past.reason(),
                "differences", differences(past.differences(), sheet));
    }

    private static List<Map<String, Object>> differences(List<Difference> differences, ConfigurationSheet sheet) {
        Settings settings = new Settings(sheet);
        return differences.stream()
                .map(difference -> difference(difference, settings))
                .toList();
    }

    /** Of a key that no form knows any more nobody can say whether it was a secret: it is told like one. */
    private static Map<String, Object> difference(Difference difference, Settings settings) {
        String key = difference.key();
        Optional<Setting> known = settings.find(key);
        boolean secret = settings.secret(key);
        boolean hidden = known.isEmpty()
                && difference.before().isEmpty()
                && difference.after().isEmpty();
        return Map.of(
                "label", known.map(Setting::label).orElse(key),
                "secret", secret,
                "hidden", hidden,
                "told", !secret && !hidden,
                "before", difference.before(),
                "noBefore", difference.before().isEmpty(),
                "after", difference.after(),
                "noAfter", difference.after().isEmpty());
    }

    private static PageAnswer act(Configurations room, PageRequest request) {
        String act = Models.sent(request, Ask.ACT);
        return switch (act) {
            case EDIT, COMPARE, SAVE, BACK, RESTORE ->
                Reply.to(
                        room.one(Models.caller(request), Models.sent(request, PID)),
                        sheet -> act(act, room, request, sheet));
            default -> new PageAnswer.Missing();
        };
    }

    private static PageAnswer act(String act, Configurations room, PageRequest request, ConfigurationSheet sheet) {
        if (!sheet.version().equals(Models.sent(request, VERSION))) {
            return new PageAnswer.Outdated();
        }
        return switch (act) {
            case EDIT -> sheet(room, request, sheet, Again.typed(COMPARE, request));
            case SAVE -> save(room, request, sheet);
            case BACK -> back(room, request, sheet, Again.typed(RESTORE, request));
            case RESTORE -> restore(room, request, sheet);
            default -> check(room, request, sheet, Again.typed(SAVE, request));
        };
    }

    /** Shows what would change and asks for the reason; what is typed wrongly leads back to the fields. */
    private static PageAnswer check(Configurations room, PageRequest request, ConfigurationSheet sheet, Again again) {
        Settings settings = new Settings(sheet);
        Map<String, List<String>> values = settings.changed(request);
        return Reply.to(
                room.compare(Models.caller(request), sheet.pid(), values),
                differences -> check(request, sheet, differences, values, preview(room, request, sheet, values), again),
                wrong -> sheet(room, request, sheet, Again.wrong(COMPARE, request, settings.ofFields(wrong))));
    }

    private static PageAnswer check(
            PageRequest request,
            ConfigurationSheet sheet,
            List<Difference> differences,
            Map<String, List<String>> values,
            List<Map<String, Object>> preview,
            Again again) {
        Settings settings = new Settings(sheet);
        List<String> secrets = secrets(request, settings, values);
        Ask save = form(SAVE, sheet, again).fresh(request, address(sheet.pid()));
        values.keySet().stream()
                .filter(key -> !secrets.contains(key))
                .forEach(key ->
                        save.keeping(Settings.field(key), String.join("\n", values.getOrDefault(key, List.of()))));
        secrets.forEach(key -> save.carrying(SECRET, key));
        settings.inputs(secrets).forEach(save::field);
        save.field(Input.reason())
                .button(SAVE, "configuration.act.save")
                .button(EDIT, "configuration.act.edit", "outline-primary");
        return again.show(
                "console-configuration-check",
                Map.of(
                        "title", Text.of("configuration.check", sheet.name()),
                        "more", Text.of("configuration.check.more"),
                        "card", card(sheet),
                        "differences", differences(differences, sheet),
                        "preview", preview,
                        "nothing", differences.isEmpty() && secrets.isEmpty(),
                        "form", save.model(),
                        "summary", Ask.summary(List.of(save))));
    }

    /** What the part would publish with these values, and every rule they break; none where it publishes nothing. */
    private static List<Map<String, Object>> preview(
            Configurations room, PageRequest request, ConfigurationSheet sheet, Map<String, List<String>> values) {
        Settings settings = new Settings(sheet);
        Administered<Preview> told = room.preview(Models.caller(request), sheet.pid(), values);
        if (Reply.contrary(told)) {
            return List.of(Map.of("untold", true, "anyDocument", false));
        }
        return Reply.result(told).stream()
                .map(preview -> Map.<String, Object>of(
                        "untold",
                        false,
                        "broken",
                        preview.broken().stream()
                                .map(each -> broken(each, settings))
                                .toList(),
                        "anyBroken",
                        !preview.broken().isEmpty(),
                        "document",
                        preview.document(),
                        "anyDocument",
                        !preview.document().isEmpty()))
                .toList();
    }

    private static Map<String, Object> broken(BrokenRule broken, Settings settings) {
        return Map.of(
                "label", settings.find(broken.key()).map(Setting::label).orElse(broken.key()),
                "why", broken.why(),
                "rule", broken.rule());
    }

    /** The secrets that are to be another one: typed just now, or named by the form that asks for them again. */
    private static List<String> secrets(PageRequest request, Settings settings, Map<String, List<String>> values) {
        TreeSet<String> keys = new TreeSet<>(values.keySet());
        keys.addAll(request.parameters(SECRET));
        return keys.stream().filter(settings::secret).toList();
    }

    private static PageAnswer save(Configurations room, PageRequest request, ConfigurationSheet sheet) {
        Settings settings = new Settings(sheet);
        Map<String, List<String>> values = settings.changed(request);
        Optional<String> untold = secrets(request, settings, values).stream()
                .filter(key -> !values.containsKey(key))
                .findFirst();
        if (untold.isPresent()) {
            Wrong missing = settings.ofFields(Wrong.missing(untold.get()));
            return check(room, request, sheet, Again.wrong(SAVE, request, missing));
        }
        return Reply.to(
                room.change(
                        Models.caller(request),
                        sheet.pid(),
                        values,
                        Models.sent(request, REASON),
                        Models.sent(request, VERSION)),
                now -> Done.CONFIGURED.at(address(sheet.pid())).seeOther(),
                wrong -> check(room, request, sheet, Again.wrong(SAVE, request, settings.ofFields(wrong))));
    }

    /** Shows what a version of the history would change and asks for the reason. */
    private static PageAnswer back(Configurations room, PageRequest request, ConfigurationSheet sheet, Again again) {
        String number = Models.sent(request, NUMBER);
        if (!number.matches(WHOLE)) {
            return sheet(room, request, sheet, Again.wrong(BACK, request, Wrong.missing(NUMBER)));
        }
        Settings settings = new Settings(sheet);
        return Reply.to(
                room.compareVersion(Models.caller(request), sheet.pid(), Long.parseLong(number)),
                differences -> back(request, sheet, differences, number, again),
                wrong -> sheet(room, request, sheet, Again.wrong(BACK, request, settings.ofLabels(wrong))));
    }

    private static PageAnswer back(
            PageRequest request, ConfigurationSheet sheet, List<Difference> differences, String number, Again again) {
        Ask restore = form(RESTORE, sheet, again)
                .once()
                .fresh(request, address(sheet.pid()))
                .keeping(NUMBER, number)
                .field(Input.reason())
                .button(RESTORE, "configuration.act.restore");
        return again.show(
                "console-configuration-check",
                Map.of(
                        "title", Text.of("configuration.restore.check", number, sheet.name()),
                        "more", Text.of("configuration.restore.check.more"),
                        "card", card(sheet),
                        "differences", differences(differences, sheet),
                        "preview", List.of(),
                        "nothing", differences.isEmpty(),
                        "form", restore.model(),
                        "summary", Ask.summary(List.of(restore))));
    }

    private static PageAnswer restore(Configurations room, PageRequest request, ConfigurationSheet sheet) {
        String number = Models.sent(request, NUMBER);
        if (!number.matches(WHOLE)) {
            return sheet(room, request, sheet, Again.wrong(BACK, request, Wrong.missing(NUMBER)));
        }
        Settings settings = new Settings(sheet);
        return Reply.to(
                room.restore(
                        Models.caller(request),
                        sheet.pid(),
                        Long.parseLong(number),
                        Models.sent(request, REASON),
                        Models.sent(request, VERSION)),
                now -> Done.RESTORED.at(address(sheet.pid())).seeOther(),
                wrong -> back(room, request, sheet, Again.wrong(RESTORE, request, settings.ofLabels(wrong))));
    }
}
