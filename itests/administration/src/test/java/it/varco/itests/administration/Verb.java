package it.varco.itests.administration;

import java.util.EnumSet;
import java.util.Set;

/**
 * Every act of administration with who may do it, written down once more and apart from the product: what the product
 * says about itself cannot show that a check is missing.
 *
 * <p>None of the attempts changes anything: they name what does not exist or is not well formed, so that whoever is let
 * in is told so.
 */
enum Verb {
    VIEW_PLUGINS("plugins.view", true, "GET plugins", "provider list", "/amministrazione"),
    SWITCH_PLUGIN(
            "plugins.switch",
            true,
            "PUT plugins/credential/nobody/state {\"state\":\"off\",\"reason\":\"grid\"}",
            "provider off nobody --reason grid",
            "/amministrazione/plugin?tipo=credential&id=pin"
                    + " atto=spegni&tipo=credential&id=nobody&versione=0&reason=grid"),
    VIEW_DELIVERIES("plugins.view", true, "GET deliveries", "plugin list", "/amministrazione/plugin/consegne"),
    APPROVE_DELIVERY(
            "plugins.approve",
            false,
            "POST deliveries/" + Verb.NO_HASH + "/approvals {\"reason\":\"grid\"}",
            "plugin approve " + Verb.NO_HASH + " --reason grid",
            ""), // in the demonstration nothing is approved, so no page asks
    DENY_DELIVERY(
            "plugins.approve",
            false,
            "POST deliveries/" + Verb.NO_HASH + "/denials {\"reason\":\"grid\"}",
            "plugin deny " + Verb.NO_HASH + " --reason grid",
            ""),
    VIEW_STAFF("staff.view", true, "GET staff-roles", "user list", "/amministrazione/persone"),
    VIEW_ENDED("staff.view", true, "GET ended-staff-roles", "user ended", "/amministrazione/persone"),
    GRANT_ROLE(
            "staff.grant",
            false,
            "POST staff-roles {\"codice_fiscale\":\"NONE\",\"surname\":\"Grid\",\"name\":\"Grid\","
                    + "\"role\":\"amministratore\",\"reason\":\"grid\"}",
            "user grant NONE amministratore --surname Grid --name Grid --reason grid",
            "/amministrazione/persone atto=concedi&codiceFiscale=NONE&surname=Grid&name=Grid&role=AMMINISTRATORE"
                    + "&reason=grid"),
    NAME_MEMBER(
            "staff.name",
            false,
            "POST staff-roles/AAAAAAAAAAAAAAAAAAAAAA/names "
                    + "{\"surname\":\"Grid\",\"name\":\"Grid\",\"reason\":\"grid\"}",
            "user name AAAAAAAAAAAAAAAAAAAAAA --surname Grid --name Grid --reason grid",
            "/amministrazione/persone atto=nomina&ruolo=AAAAAAAAAAAAAAAAAAAAAA&surname=Grid&name=Grid&reason=grid"),
    END_ROLE(
            "staff.end",
            false,
            "POST staff-roles/AAAAAAAAAAAAAAAAAAAAAA/endings {\"reason\":\"grid\"}",
            "user end AAAAAAAAAAAAAAAAAAAAAA --reason grid",
            "/amministrazione/persone atto=termina&ruolo=AAAAAAAAAAAAAAAAAAAAAA&reason=grid"),
    INVITE(
            "staff.invite",
            false,
            "POST invitations {\"codice_fiscale\":\"NONE\",\"reason\":\"grid\"}",
            "user invite NONE --reason grid",
            "/amministrazione/persone atto=invita&ruolo=AAAAAAAAAAAAAAAAAAAAAA&reason=grid"),
    VIEW_SESSIONS(
            "sessions.view",
            true,
            "POST session-searches {\"codice_fiscale\":\"NONE\"}",
            "user sessions NONE",
            "/amministrazione/sessioni atto=cerca&codiceFiscale=NONE"),
    END_SESSION(
            "sessions.end",
            true,
            "POST sessions/AAAAAAAAAAAAAAAAAAAAAA/endings {\"reason\":\"grid\"}",
            "user logout AAAAAAAAAAAAAAAAAAAAAA --reason grid",
            "/amministrazione/sessioni atto=termina&codiceFiscale=NONE&sessione=AAAAAAAAAAAAAAAAAAAAAA&reason=grid"),
    READ_TRAIL("audit.read", true, "GET audit/events?limit=1", "", ""),
    SEARCH_TRAIL(
            "audit.search",
            true,
            "POST audit/searches {\"outcome\":\"none\"}",
            "audit search --outcome none",
            "/amministrazione/registro atto=cerca&person=NONE"),
    VERIFY_TRAIL(
            "audit.verify", true, "POST audit/verification", "audit verify", "/amministrazione/registro atto=verifica"),
    VIEW_CONFIGURATION(
            "configuration.view", true, "GET configurations", "config list", "/amministrazione/configurazione"),
    CHANGE_CONFIGURATION(
            "configuration.change",
            false,
            "PUT configurations/it.varco.access {\"values\":{\"none\":[\"1\"]},\"reason\":\"grid\"}",
            "config set no.such key=value --reason grid",
            "/amministrazione/configurazione?pid=it.varco.access atto=salva&pid=no.such&versione=x&reason=grid"),
    VIEW_TOKENS("tokens.view", true, "GET applications", "token list", "/amministrazione/programmi"),
    CREATE_TOKEN(
            "tokens.create",
            false,
            "POST applications {\"name\":\"x\",\"scopes\":[],\"days\":1,\"reason\":\"grid\"}",
            "token create x --scope none --days 1 --reason grid",
            "/amministrazione/programmi atto=crea&name=x&days=1&reason=grid"),
    END_TOKEN(
            "tokens.end",
            false,
            "POST applications/AAAAAAAAAAAAAAAAAAAAAA/endings {\"reason\":\"grid\"}",
            "token end AAAAAAAAAAAAAAAAAAAAAA --reason grid",
            "/amministrazione/programmi atto=termina&gettone=AAAAAAAAAAAAAAAAAAAAAA&reason=grid"),
    VIEW_OUTBOX("messages.view", true, "GET messages/outbox", "message outbox", "/messaggi"),
    VIEW_UNDELIVERED("messages.view", true, "GET messages/undelivered?limit=1", "message list", ""),
    RETRY_MESSAGE(
            "messages.retry",
            true,
            "POST messages/undelivered/AAAAAAAAAAAAAAAAAAAAAA/retries {\"reason\":\"grid\"}",
            "message retry AAAAAAAAAAAAAAAAAAAAAA --reason grid",
            ""), // where everything arrived no page asks
    CLOSE_MESSAGE(
            "messages.close",
            true,
            "POST messages/undelivered/AAAAAAAAAAAAAAAAAAAAAA/endings {\"reason\":\"grid\"}",
            "message close AAAAAAAAAAAAAAAAAAAAAA --reason grid",
            ""),
    VIEW_TEMPLATES("messages.view", true, "GET messages/templates", "message templates", ""),
    VIEW_INTERFACE("interface.view", true, "GET openapi.yaml", "", ""),
    FINISH_SETUP("setup.finish", false, "POST first-start/completions", "", "");

    /** Of no jar. */
    private static final String NO_HASH = "0000000000000000000000000000000000000000000000000000000000000000";

    private final String operation;
    private final boolean forPrograms;
    private final String call;
    private final String command;
    private final String page;

    /**
     * @param forPrograms whether a token of a program may name it
     * @param call method, path below the interface, and body if it has one
     * @param command what is typed after the scope; empty where the shell has none
     * @param page address, and what is sent to it if it is a form; empty where the console has none
     */
    Verb(String operation, boolean forPrograms, String call, String command, String page) {
        this.operation = operation;
        this.forPrograms = forPrograms;
        this.call = call;
        this.command = command;
        this.page = page;
    }

    String operation() {
        return operation;
    }

    String call() {
        return call;
    }

    String command() {
        return command;
    }

    String page() {
        return page;
    }

    /** Who has to be let in, if they come to an entrance that is for them. */
    Set<Who> permitted() {
        Set<Who> permitted = EnumSet.of(Who.ADMINISTRATOR, Who.SERVICE_ACCOUNT);
        if (forPrograms) {
            permitted.add(Who.BROAD_PROGRAM);
        }
        if (operation.startsWith("messages.")) {
            permitted.add(Who.OFFICER);
        }
        if (this == VIEW_INTERFACE) {
            permitted.add(Who.NARROW_PROGRAM);
        }
        return permitted;
    }
}
