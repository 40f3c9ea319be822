package it.varco.web.operatore;

import it.varco.api.configuration.Configurations;
import it.varco.api.form.Text;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageRequest;
import it.varco.api.plugin.PluginStatus;
import it.varco.api.plugin.Plugins;
import it.varco.api.session.Channel;
import it.varco.api.session.Logins;
import it.varco.api.session.ProviderCard;
import it.varco.api.session.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an administrator goes through before the public site opens: second factor, address, first credential. */
final class Checklist {

    /** Asks for the opening of the public site. */
    static final String OPEN = "apri";

    private static final String TRY = "prova";
    private static final String CREDENTIAL = "credential";

    private final Room<Plugins> plugins;
    private final Room<Logins> logins;
    private final Room<Configurations> names;
    private final PublicAddress address;

    Checklist(Room<Plugins> plugins, Room<Logins> logins, Room<Configurations> names, PublicAddress address) {
        this.plugins = plugins;
        this.logins = logins;
        this.names = names;
        this.address = address;
    }

    /** Where the public site is, if that is configured. */
    Optional<String> site(Session caller) {
        return address.now(caller);
    }

    /** The page, with the address that was typed before a login. */
    PageAnswer page(Session caller, PageRequest request) {
        return page(caller, request, Again.draft(request, Map.of(PublicAddress.TRY, PublicAddress.SAVE)));
    }

    PageAnswer page(Session caller, PageRequest request, Again again) {
        return page(caller, request, new PublicAddress.Attempted(again, false));
    }

    PageAnswer act(Session caller, PageRequest request, String act) {
        return act.equals(PublicAddress.SAVE) || act.equals(PublicAddress.TRY)
                ? address.act(caller, request, act, attempted -> page(caller, request, attempted))
                : new PageAnswer.Missing();
    }

    private PageAnswer page(Session caller, PageRequest request, PublicAddress.Attempted attempted) {
        return plugins.page((room, asked) -> Reply.to(room.all(caller), all -> page(caller, request, attempted, all)))
                .apply(request);
    }

    private PageAnswer page(
            Session caller, PageRequest request, PublicAddress.Attempted attempted, List<PluginStatus> all) {
        Optional<String> named = address.now(caller);
        boolean addressed = named.isPresent() || address.outside();
        List<String> open = offered(Channel.WEB);
        Optional<Ask> form = address.form(caller, request, attempted.again());
        Ask finish = new Ask(OPEN, Address.of(Address.START), attempted.again()).button(OPEN, "start.act.open");
        List<Ask> forms = new ArrayList<>(List.of(finish));
        form.ifPresent(forms::add);
        Map<String, Object> model = new HashMap<>();
        PluginNames called = PluginNames.of(names, caller);
        model.put("title", Text.of("start.title.steps"));
        model.put("next", Text.of("start.next." + (!addressed ? "address" : open.isEmpty() ? "credential" : "open")));
        model.put("credential", caller.provider());
        model.put("called", called.ofCredentials(all).getOrDefault(caller.provider(), ""));
        model.put("level", Models.code(caller.level()));
        model.put("enterAgain", Address.proof(Address.of(Address.START)).link());
        model.put("named", named.orElse(""));
        model.put("addressed", addressed);
        model.put("outside", address.outside());
        model.put(
                "address", form.<Object>map(ask -> Map.of("form", ask.model())).orElse(false));
        model.put("tried", attempted.tried());
        model.put("providers", providers(all, called, open));
        model.put("anyOpen", !open.isEmpty());
        model.put("triedLogin", triedLogin(request, called.ofCredentials(all), open));
        model.put("tryLogin", Address.of(Address.START).with(TRY, CREDENTIAL).link());
        model.put("finish", Map.of("form", finish.model()));
        model.put("summary", Ask.summary(forms));
        model.put("notices", Done.notices(request));
        return attempted.again().show("console-start-steps", model);
    }

    /** The credential providers, and where a login with each can begin at this moment. */
    private List<Map<String, Object>> providers(List<PluginStatus> all, PluginNames called, List<String> open) {
        List<String> console = offered(Channel.MANAGEMENT);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (PluginStatus plugin : all) {
            if (plugin.kind().equals(CREDENTIAL)) {
                Map<String, Object> row = PluginRows.row(plugin, called);
                row.put("onSite", open.contains(plugin.id()));
                row.put("onConsole", console.contains(plugin.id()));
                rows.add(row);
            }
        }
        return rows;
    }

    /** What asking once more showed, in words; {@code false} where nobody asked. */
    private static Object triedLogin(PageRequest request, Map<String, String> called, List<String> open) {
        if (!Models.sent(request, TRY).equals(CREDENTIAL)) {
            return false;
        }
        String ready = open.stream().map(id -> called.getOrDefault(id, id)).collect(Collectors.joining(", "));
        Text text = open.isEmpty() ? Text.of("start.tried.login.none") : Text.of("start.tried.login.some", ready);
        return Map.of("text", text, "tone", open.isEmpty() ? "warning" : "success");
    }

    private List<String> offered(Channel channel) {
        return logins.here()
                .map(room ->
                        room.offered(channel).stream().map(ProviderCard::id).toList())
                .orElse(List.of());
    }
}
