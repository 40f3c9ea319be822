package it.varco.web.operatore;

import it.varco.api.access.Administered;
import it.varco.api.access.Flaw;
import it.varco.api.audit.AuditPage;
import it.varco.api.audit.ChainReport;
import it.varco.api.configuration.BrokenRule;
import it.varco.api.configuration.Difference;
import it.varco.api.configuration.Preview;
import it.varco.api.form.Sentence;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageRequest;
import it.varco.api.plugin.DeliveryState;
import it.varco.api.plugin.PluginState;
import it.varco.api.session.Login;
import it.varco.api.session.Role;
import it.varco.api.staff.FirstStart;
import it.varco.api.staff.StaffRole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every page of the console in every state that a person can see. */
final class States {

    private static final String HOUSE = "/amministrazione";
    private static final String PLUGIN = "/amministrazione/plugin";
    private static final String DELIVERIES = "/amministrazione/plugin/consegne";
    private static final String STAFF = "/amministrazione/persone";
    private static final String SESSIONS = "/amministrazione/sessioni";
    private static final String TRAIL = "/amministrazione/registro";
    private static final String CONFIGURATION = "/amministrazione/configurazione";
    private static final BrokenRule BROKEN = new BrokenRule("SPID-14", "x", Sentence.quoted("IPA"));
    private static final String TOKENS = "/amministrazione/programmi";
    private static final String WORDING = "/messaggi/modelli";
    private static final String START = "/amministrazione/avvio";
    private static final String DESK = "/contact-center";
    private static final String MESSAGES = "/messaggi";
    private static final String ACTIVATION = "/attivazione";

    private final Map<String, PageAnswer> all = new LinkedHashMap<>();

    private States() {
        house();
        plugin();
        deliveries();
        staff();
        sessions();
        trail();
        configuration();
        tokens();
        wording();
        start();
        activation();
        desk();
        messages();
    }

    static Map<String, PageAnswer> all() {
        return new States().all;
    }

    private static Administered<Object> invalid(String... fields) {
        return new Administered.Invalid<>(Arrays.stream(fields)
                .map(field -> new Flaw(field, Flaw.Kind.LENGTH, "3..200"))
                .toList());
    }

    private void desk() {
        House house = new House();
        all.put("desk", house.show(DESK, Anna.FRESH.asks("fatto", "rinuncia")));
        all.put("desk-start", house.show(DESK + "/servizio", Anna.FRESH.asks("operazione", "call.next")));
        house.catalogue.on("offered", List.of()).on("underWay", List.of());
        house.outbox.leave();
        all.put("desk-empty", house.show(DESK, Anna.FRESH.asks()));
    }

    private void messages() {
        House house = new House();
        all.put("messages", house.show(MESSAGES, Anna.FRESH.asks("fatto", "messaggi-chiusi")));
        all.put("messages-not-chosen", house.send(MESSAGES, Anna.FRESH.asks("atto", "ritenta", "reason", "Ora va")));
        house.outbox.on("retry", new Administered.Contrary<>("messages.erased"));
        all.put(
                "messages-erased",
                house.send(MESSAGES, Anna.FRESH.asks("atto", "ritenta", "messaggio", "m1", "reason", "Ora va")));
        house.outbox.on("close", invalid("reason"));
        all.put("messages-wrong", house.send(MESSAGES, Anna.FRESH.asks("atto", "chiudi", "messaggio", "m1")));
        house.outbox.done("undelivered", Posted.many(51));
        all.put("messages-many", house.show(MESSAGES, Anna.FRESH.asks("dopo", "m0")));
        house.outbox.done("undelivered", List.of());
        all.put("messages-none", house.show(MESSAGES, Anna.FRESH.asks()));
        all.put("messages-over", house.show(MESSAGES, Anna.FRESH.asks("dopo", "m9")));
    }

    private void house() {
        House house = new House();
        all.put("house", house.show(HOUSE, Anna.FRESH.asks()));
        house.start.on("stage", FirstStart.Stage.CLOSED);
        house.plugins.done("all", List.of());
        all.put("house-empty", house.show(HOUSE, Anna.FRESH.asks()));
        all.put(
                "house-alone",
                new HousePages(Optional::empty, Optional::empty, Optional::empty, house.start, Optional::empty)
                        .pages()
                        .get(0)
                        .shown()
                        .orElseThrow()
                        .apply(Anna.FRESH.asks()));
    }

    private void plugin() {
        House house = new House();
        all.put("plugins", house.show(PLUGIN, Anna.FRESH.asks()));
        for (PluginState state : PluginState.values()) {
            house.plugins.done("one", new Samples.Plugin("credential", "pin", state, 2));
            all.put("plugin-" + Models.code(state), house.show(PLUGIN, pin("fatto", "spento")));
        }
        house.plugins
                .done("one", new Samples.Plugin("credential", "pin", PluginState.ON, 2))
                .on("turn", invalid("reason"));
        all.put("plugin-wrong", house.send(PLUGIN, pin("atto", "spegni", "versione", "2", "reason", "x")));
        house.plugins.on("undo", new Administered.Contrary<>("plugins.nothing-to-undo"));
        all.put("plugin-undo", house.send(PLUGIN, pin("atto", "annulla", "versione", "2", "reason", "x")));
        house.plugins
                .done("one", new Samples.Plugin("bundle", "a b.jar", PluginState.BROKEN, 0))
                .done("history", List.of());
        all.put("plugin-bundle", house.show(PLUGIN, pin()));
    }

    private static PageRequest pin(Object... more) {
        List<Object> parameters = new ArrayList<>(List.of("tipo", "credential", "id", "pin"));
        parameters.addAll(List.of(more));
        return Anna.FRESH.asks(parameters.toArray());
    }

    private void deliveries() {
        House house = new House();
        all.put("deliveries", house.show(DELIVERIES, Anna.FRESH.asks()));
        for (DeliveryState state : DeliveryState.values()) {
            house.gate.done("delivery", new Delivered(state, state != DeliveryState.UNFIT));
            all.put("delivery-" + Models.code(state), house.show(DELIVERIES, delivery("fatto", "consegna-in-uso")));
        }
        house.gate.done("delivery", new Delivered(DeliveryState.WAITING, true)).on("approve", invalid("reason"));
        all.put("delivery-wrong", house.send(DELIVERIES, delivery("atto", "approva", "decisione", "0")));
        house.gate.on("approve", new Administered.Contrary<>("plugins.lower-version"));
        all.put(
                "delivery-lower",
                house.send(DELIVERIES, delivery("atto", "approva", "decisione", "0", "reason", "Indietro")));
        house.plugins.on("developmentMode", true);
        all.put("delivery-development", house.show(DELIVERIES, delivery()));
        house.gate.done("deliveries", List.of());
        all.put("deliveries-none", house.show(DELIVERIES, Anna.FRESH.asks()));
        all.put("house-nothing-waits", house.show(HOUSE, Anna.FRESH.asks()));
    }

    private static PageRequest delivery(Object... more) {
        List<Object> parameters = new ArrayList<>(List.of("consegna", Delivered.HASH));
        parameters.addAll(List.of(more));
        return Anna.STALE.asks(parameters.toArray());
    }

    private void staff() {
        House house = new House();
        all.put("staff", house.show(STAFF, Anna.STALE.asks("fatto", "concesso")));
        all.put("staff-held", house.show(STAFF, Anna.FRESH.asks("ruolo", "r1")));
        all.put("staff-proposed", house.show(STAFF, Anna.STALE.asks("ruolo", "r2")));
        all.put("invitation", house.send(STAFF, Anna.FRESH.asks("atto", "invita", "ruolo", "r1", "reason", "Nuova")));
        house.staff.done(
                "all",
                List.<StaffRole>of(
                        new Samples.Held("r1", StaffRole.State.HELD),
                        new Samples.Held("r4", StaffRole.State.PROPOSED, Role.AMMINISTRATORE, false)));
        all.put("staff-waits", house.show(STAFF, Anna.FRESH.asks()));
        all.put("staff-own-proposal", house.show(STAFF, Anna.FRESH.asks("ruolo", "r4")));
        house.staff.on("grant", invalid("codiceFiscale", "role", "reason"));
        all.put(
                "staff-wrong",
                house.send(STAFF, Anna.FRESH.asks("atto", "concedi", "codiceFiscale", "<b>", "role", "x")));
        house.staff.on("grant", new Administered.Contrary<>("staff.name-mismatch"));
        all.put(
                "staff-mismatch",
                house.send(
                        STAFF,
                        Anna.FRESH.asks(
                                "atto",
                                "concedi",
                                "codiceFiscale",
                                "RSSMRA80A41H501Y",
                                "surname",
                                "<b>Verdi</b>",
                                "name",
                                "Giulia",
                                "role",
                                "OPERATORE_SEDE",
                                "reason",
                                "Serve")));
        house.staff.on("name", new Administered.Contrary<>("staff.name-mismatch"));
        all.put(
                "staff-name-mismatch",
                house.send(
                        STAFF,
                        Anna.FRESH.asks(
                                "atto", "nomina", "ruolo", "r1", "surname", "Verdi", "name", "Giulia", "reason",
                                "Errore")));
        house.staff.on("end", new Administered.Contrary<>("staff.last-administrator"));
        all.put("staff-last", house.send(STAFF, Anna.FRESH.asks("atto", "termina", "ruolo", "r1", "reason", "Via")));
        house.staff.done("all", List.<StaffRole>of()).done("ended", List.<StaffRole>of());
        all.put("staff-none", house.show(STAFF, Anna.FRESH.asks()));
    }

    private void sessions() {
        House house = new House();
        all.put("sessions", house.show(SESSIONS, Anna.FRESH.asks("fatto", "sessioni-chiuse")));
        all.put("sessions-found", house.send(SESSIONS, search()));
        all.put("sessions-chosen-none", house.send(SESSIONS, ending("reason", "Perso")));
        house.sessions.on("end", invalid("reason"));
        all.put("sessions-wrong", house.send(SESSIONS, ending("sessione", List.of("s1"), "reason", "x")));
        house.sessions.done("openOf", List.of());
        all.put("sessions-none", house.send(SESSIONS, search()));
        house.sessions.on(
                "openOf", new Administered.Invalid<>(List.of(new Flaw("codiceFiscale", Flaw.Kind.CODICE_FISCALE, ""))));
        all.put("sessions-nobody", house.send(SESSIONS, Anna.FRESH.asks("atto", "cerca", "codiceFiscale", "X")));
    }

    private static PageRequest search() {
        return Anna.FRESH.asks("atto", "cerca", "codiceFiscale", Samples.ROSSI.value());
    }

    private static PageRequest ending(Object... more) {
        List<Object> parameters = new ArrayList<>(List.of("atto", "termina", "codiceFiscale", Samples.ROSSI.value()));
        parameters.addAll(List.of(more));
        return Anna.FRESH.asks(parameters.toArray());
    }

    private void trail() {
        House house = new House();
        all.put("trail", house.show(TRAIL, Anna.FRESH.asks()));
        all.put("trail-found", house.send(TRAIL, Anna.FRESH.asks("atto", "cerca", "operation", "plugins.")));
        all.put("trail-intact", house.send(TRAIL, Anna.FRESH.asks("atto", "verifica")));
        house.trail.done("verify", new ChainReport(41, 0, 7)).done("search", new AuditPage(List.of(), ""));
        all.put("trail-broken", house.send(TRAIL, Anna.FRESH.asks("atto", "verifica")));
        all.put("trail-none", house.send(TRAIL, Anna.FRESH.asks("atto", "cerca")));
        all.put("trail-end", house.send(TRAIL, Anna.FRESH.asks("atto", "continua", "cursor", "c")));
        house.trail.on("search", invalid("person", "operation", "reference", "from", "to", "outcome", "cursor"));
        all.put("trail-wrong", house.send(TRAIL, Anna.FRESH.asks("atto", "cerca", "from", "ieri")));
    }

    private void configuration() {
        House house = new House();
        all.put("configurations", house.show(CONFIGURATION, Anna.FRESH.asks()));
        all.put("configuration", house.show(CONFIGURATION, Anna.STALE.asks("pid", "p")));
        all.put(
                "configuration-check",
                house.send(CONFIGURATION, settings("confronta", "k-block_minutes", "5", "k-pepper", "s")));
        house.configurations.done("preview", new Preview("<a/>", List.of()));
        all.put("configuration-preview", house.send(CONFIGURATION, settings("confronta", "k-block_minutes", "5")));
        house.configurations.done("preview", new Preview("", List.of(BROKEN)));
        all.put("configuration-broken", house.send(CONFIGURATION, settings("confronta", "k-block_minutes", "5")));
        house.configurations.on("preview", new Administered.Contrary<>("configuration.not-previewed"));
        all.put("configuration-late", house.send(CONFIGURATION, settings("confronta", "k-block_minutes", "5")));
        all.put(
                "configuration-edit",
                house.send(CONFIGURATION, settings("modifica", "k-names", "a\nb", "k-strict", "false")));
        all.put(
                "configuration-untold",
                house.send(CONFIGURATION, settings("salva", "segreto", "pepper", "reason", "x")));
        house.configurations.on(
                "change",
                new Administered.Invalid<>(List.of(
                        new Flaw("", Flaw.Kind.REJECTED, "port in use"), new Flaw("reason", Flaw.Kind.MISSING, ""))));
        all.put("configuration-refused", house.send(CONFIGURATION, settings("salva", "k-block_minutes", "5")));
        house.configurations.on("restore", invalid("reason"));
        all.put("configuration-restore", house.send(CONFIGURATION, settings("ripristina", "numero", "1")));
        house.configurations.done("compare", List.of());
        all.put("configuration-same", house.send(CONFIGURATION, settings("confronta")));
        all.put("configuration-back", house.send(CONFIGURATION, settings("torna", "numero", "1")));
        house.configurations.done("compareVersion", List.of());
        all.put("configuration-back-same", house.send(CONFIGURATION, settings("torna", "numero", "1")));
        house.configurations.on("compareVersion", invalid("block.minutes"));
        all.put("configuration-back-wrong", house.send(CONFIGURATION, settings("torna", "numero", "1")));
        house.configurations.done("compare", List.of(new Difference("retired.key", List.of(), List.of())));
        all.put("configuration-hidden", house.send(CONFIGURATION, settings("confronta")));
        house.configurations.on("compare", invalid("block.minutes", "names", "mode"));
        all.put("configuration-wrong", house.send(CONFIGURATION, settings("confronta", "k-block_minutes", "99")));
        house.configurations
                .done("one", new Samples.Sheet("v0", "key ttl: wrong", List.of()))
                .done("history", List.of());
        all.put("configuration-bare", house.show(CONFIGURATION, Anna.FRESH.asks("pid", "p")));
        house.configurations.done("all", List.of());
        all.put("configurations-none", house.show(CONFIGURATION, Anna.FRESH.asks()));
        house.configurations.leave();
        all.put("configurations-outside", house.show(CONFIGURATION, Anna.FRESH.asks()));
    }

    static PageRequest settings(String act, Object... more) {
        List<Object> parameters =
                new ArrayList<>(List.of("atto", act, "pid", "it.varco.credential.pin", "versione", "v1"));
        parameters.addAll(List.of(more));
        return Anna.FRESH.asks(parameters.toArray());
    }

    private void tokens() {
        House house = new House();
        all.put("tokens", house.show(TOKENS, Anna.FRESH.asks("fatto", "gettone-finito")));
        all.put("token", house.send(TOKENS, Anna.FRESH.asks("atto", "crea", "name", "Cruscotto", "reason", "Serve")));
        house.applications.on("create", invalid("name", "scopes", "days", "reason"));
        all.put("tokens-wrong", house.send(TOKENS, Anna.FRESH.asks("atto", "crea", "scopes", List.of("plugins.view"))));
        house.applications.on("end", invalid("reason"));
        all.put("tokens-end", house.send(TOKENS, Anna.FRESH.asks("atto", "termina", "gettone", "p2")));
        house.applications.done("all", List.of());
        all.put("tokens-none", house.show(TOKENS, Anna.FRESH.asks()));
    }

    private void wording() {
        House house = new House();
        all.put("wordings", house.show(WORDING, Anna.FRESH.asks()));
        PageRequest one = Anna.FRESH.asks("mittente", "it.varco.x", "messaggio", "x.code", "lingua", "it");
        all.put("wording", house.show(WORDING, one));
        house.templates.done("preview", Worded.preview(Worded.wrong()));
        all.put("wording-wrong", house.show(WORDING, one));
        house.templates.done("preview", Worded.nothing());
        all.put("wording-nothing", house.show(WORDING, one));
        house.templates.done("all", List.of(Worded.right()));
        all.put("wordings-right", house.show(WORDING, Anna.FRESH.asks()));
        house.templates.done("all", List.of());
        all.put("wordings-none", house.show(WORDING, Anna.FRESH.asks()));
    }

    private void start() {
        House house = new House();
        house.start.on("stage", FirstStart.Stage.NOBODY);
        all.put("start", house.show(START, Anna.stranger()));
        house.start.on("begin", invalid("code", "codiceFiscale"));
        all.put("start-wrong", house.send(START, Anna.stranger("atto", "inizia", "code", "X")));
        house.start.on("begin", new Administered.Contrary<>("setup.blocked"));
        all.put("start-blocked", house.send(START, Anna.stranger("atto", "inizia", "code", "X")));
        house.start.on("stage", FirstStart.Stage.CLOSED);
        all.put("start-enter", house.show(START, Anna.stranger()));
        house.configurations.done("one", Samples.Sheet.web(""));
        all.put("start-address", house.show(START, Anna.FRESH.asks()));
        all.put("start-tried", house.send(START, Anna.FRESH.asks("atto", "prova", "publicAddress", "https://lost")));
        all.put("start-slow", house.send(START, Anna.FRESH.asks("atto", "prova", "publicAddress", "https://slow")));
        all.put("start-tried-none", house.send(START, Anna.FRESH.asks("atto", "prova", "publicAddress", " ")));
        all.put("start-tried-odd", house.send(START, Anna.FRESH.asks("atto", "prova", "publicAddress", "mailto:a")));
        house.configurations.on("compare", invalid("publicAddress"));
        all.put("start-tried-wrong", house.send(START, Anna.FRESH.asks("atto", "prova", "publicAddress", "x")));
        house.configurations.done("one", Samples.Sheet.web("https://accesso.example"));
        house.logins.on("offered", List.of());
        all.put("start-credential", house.show(START, Anna.STALE.asks("prova", "credential", "fatto", "indirizzo")));
        house.configurations.on("one", new Administered.Unknown<>());
        house.logins.on("offered", List.of(new Samples.Card("pin")));
        all.put("start-open", house.show(START, Anna.FRESH.asks("prova", "credential")));
        house.start.on("stage", FirstStart.Stage.OVER);
        all.put("start-over", house.show(START, Anna.stranger()));
        house.configurations.done("one", Samples.Sheet.web("https://accesso.example"));
        all.put("start-over-site", house.show(START, Anna.FRESH.asks("fatto", "aperto")));
        house.start.on("stage", FirstStart.Stage.CLOSED);
        house.configurations.leave();
        all.put("start-outside", house.show(START, Anna.FRESH.asks()));
    }

    private void activation() {
        House house = new House();
        all.put("activation", house.show(ACTIVATION, Anna.stranger()));
        all.put("activation-empty", house.send(ACTIVATION, Anna.stranger("code", " ")));
        house.logins.on("accept", new Login.Expired());
        all.put("activation-wrong", house.send(ACTIVATION, Anna.stranger("code", "ABCD")));
    }
}
