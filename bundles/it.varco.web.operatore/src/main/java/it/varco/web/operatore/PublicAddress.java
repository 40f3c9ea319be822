package it.varco.web.operatore;

import it.varco.api.access.Flaw;
import it.varco.api.configuration.ConfigurationSheet;
import it.varco.api.configuration.Configurations;
import it.varco.api.configuration.Difference;
import it.varco.api.configuration.Setting;
import it.varco.api.form.Text;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageRequest;
import it.varco.api.page.SiteAddress;
import it.varco.api.session.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The address that browsers will write for the public site: what it is, what another one would be, and changing it. */
final class PublicAddress {

    /** Where the address is configured. */
    static final String PID = "it.varco.web";

    static final String KEY = "publicAddress";
    static final String SAVE = "indirizzo";
    static final String TRY = "prova";

    private static final String VERSION = "versione";
    private static final int LONGEST = 200;

    private final Room<Configurations> configurations;
    private final NameLookup names;

    PublicAddress(Room<Configurations> configurations, NameLookup names) {
        this.configurations = configurations;
        this.names = names;
    }

    /** Whether this installation is configured from outside, so that nobody can configure it here. */
    boolean outside() {
        return configurations.here().isEmpty();
    }

    /** The address as it is configured, if it is one that can be linked to. */
    Optional<String> now(Session caller) {
        return sheet(caller)
                .flatMap(PublicAddress::value)
                .filter(value -> SiteAddress.parse(value).isPresent());
    }

    /** The form for it; empty where it cannot be configured now. */
    Optional<Ask> form(Session caller, PageRequest request, Again again) {
        return sheet(caller)
                .map(sheet -> new Ask(SAVE, Address.of(Address.START), again)
                        .carrying(VERSION, sheet.version())
                        .fresh(request, Address.of(Address.START))
                        .field(Input.of(Input.Kind.LINE, KEY, Text.of("start.address.label"))
                                .hint(Text.of("start.address.hint"))
                                .value(value(sheet).orElse(""))
                                .longest(LONGEST)
                                .optional())
                        .field(Input.reason().value(Text.of("start.address.reason")))
                        .button(TRY, "start.act.try", "outline-primary")
                        .button(SAVE, "start.act.save"));
    }

    /**
     * Tries an address out, or takes it.
     *
     * @param act {@link #SAVE}; anything else tries
     * @param page draws the page again, with what trying showed
     */
    PageAnswer act(Session caller, PageRequest request, String act, Function<Attempted, PageAnswer> page) {
        return configurations
                .page((room, asked) ->
                        act.equals(SAVE) ? save(room, caller, asked, page) : attempt(room, caller, asked, page))
                .apply(request);
    }

    private static PageAnswer save(
            Configurations room, Session caller, PageRequest request, Function<Attempted, PageAnswer> page) {
        Optional<Flaw> flaw = flaw(request);
        if (flaw.isPresent()) {
            return page.apply(refused(request, new Wrong(List.of(flaw.get()), "")));
        }
        return Reply.to(
                room.change(
                        caller, PID, values(request), Models.sent(request, "reason"), Models.sent(request, VERSION)),
                sheet -> Done.ADDRESS.at(Address.of(Address.START)).seeOther(),
                wrong -> page.apply(refused(request, wrong)));
    }

    /** What would be refused when it is saved is refused here too; then the name is looked up, and nothing else. */
    private PageAnswer attempt(
            Configurations room, Session caller, PageRequest request, Function<Attempted, PageAnswer> page) {
        Optional<Flaw> flaw = flaw(request);
        if (flaw.isPresent()) {
            return page.apply(refused(request, new Wrong(List.of(flaw.get()), "")));
        }
        return Reply.to(
                room.compare(caller, PID, values(request)),
                differences -> page.apply(new Attempted(Again.typed(SAVE, request), tried(differences, request))),
                wrong -> page.apply(refused(request, wrong)));
    }

    private Map<String, Object> tried(List<Difference> differences, PageRequest request) {
        Optional<SiteAddress> address = SiteAddress.parse(typed(request));
        Optional<String> host = address.map(SiteAddress::host);
        Optional<List<String>> found = host.map(names::of).orElse(Optional.of(List.of()));
        Map<String, Object> tried = new HashMap<>();
        tried.put("address", address.map(SiteAddress::toString).orElse(""));
        tried.put("host", host.orElse(""));
        tried.put("found", String.join(", ", found.orElse(List.of())));
        tried.put("slow", found.isEmpty());
        tried.put("same", differences.isEmpty());
        return tried;
    }

    private static Map<String, List<String>> values(PageRequest request) {
        String typed = typed(request);
        return Map.of(
                KEY,
                typed.isEmpty()
                        ? List.of()
                        : List.of(SiteAddress.parse(typed)
                                .map(SiteAddress::toString)
                                .orElse(typed)));
    }

    private static String typed(PageRequest request) {
        return Models.sent(request, KEY).strip();
    }

    /** The check that the site itself makes when it takes an address. Nothing typed means that of the listener. */
    private static Optional<Flaw> flaw(PageRequest request) {
        String typed = typed(request);
        return typed.isEmpty() ? Optional.empty() : SiteAddress.flaw(KEY, typed);
    }

    private static Attempted refused(PageRequest request, Wrong wrong) {
        return new Attempted(Again.wrong(SAVE, request, wrong), false);
    }

    private Optional<ConfigurationSheet> sheet(Session caller) {
        return configurations.here().flatMap(room -> Reply.result(room.one(caller, PID)));
    }

    private static Optional<String> value(ConfigurationSheet sheet) {
        return sheet.settings().stream()
                .filter(setting -> setting.key().equals(KEY))
                .map(Setting::values)
                .flatMap(List::stream)
                .findFirst();
    }

    /**
     * What became of trying or saving.
     *
     * @param again what was typed and what is wrong with it
     * @param tried what trying showed, as the template wants it; {@code false} where nothing was tried
     */
    record Attempted(Again again, Object tried) {}
}
