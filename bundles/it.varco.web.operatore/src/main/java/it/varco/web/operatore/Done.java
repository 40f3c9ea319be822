package it.varco.web.operatore;

import it.varco.api.form.Text;
import it.varco.api.page.PageRequest;
import java.util.List;
import java.util.Map;

/** What a page says after something was done and the browser came back. */
enum Done {
    SWITCHED_ON("acceso"),
    DRAINING("in-svuotamento"),
    SWITCHED_OFF("spento"),
    UNDONE("annullato"),
    DELIVERY_RUNS("consegna-in-uso"),
    DELIVERY_FAILED("consegna-non-in-uso", "warning"),
    DELIVERY_DENIED("consegna-rifiutata"),
    GRANTED("concesso"),
    PROPOSED("proposto"),
    APPROVED("approvato"),
    NAMED("nome-scritto"),
    ROLE_ENDED("ruolo-finito"),
    SESSIONS_ENDED("sessioni-chiuse"),
    CONFIGURED("salvato"),
    RESTORED("ripristinato"),
    TOKEN_ENDED("gettone-finito"),
    MESSAGES_RETRIED("messaggi-in-partenza"),
    MESSAGES_CLOSED("messaggi-chiusi"),
    ABANDONED("rinuncia"),
    OVER("finita", "info"),
    ADDRESS("indirizzo"),
    OPENED("aperto");

    private static final String PARAMETER = "fatto";

    private final String code;
    private final String kind;

    Done(String code) {
        this(code, "success");
    }

    /** @param kind of the notice that says it */
    Done(String code, String kind) {
        this.code = code;
        this.kind = kind;
    }

    /** Name of its text. */
    String key() {
        return "done." + code;
    }

    /** The address of a page that says it. */
    Address at(Address page) {
        return page.with(PARAMETER, code);
    }

    /** What the layout shows; empty where nothing was done, or something else stands in the address. */
    static List<Map<String, Object>> notices(PageRequest request) {
        String said = request.parameter(PARAMETER).orElse("");
        for (Done done : values()) {
            if (done.code.equals(said)) {
                return List.of(Map.of("kind", done.kind, "text", Text.of(done.key())));
            }
        }
        return List.of();
    }
}
