package it.varco.web.cittadino;

import it.varco.api.form.Text;
import java.util.Map;
import java.util.Optional;

/** What a page says after something was done. */
enum Done {
    ENDED("chiusa", "success", "area.sessions.ended"),
    OTHERS_ENDED("altre", "success", "area.sessions.ended.others"),
    GONE("nessuna", "info", "area.sessions.gone"),
    ABANDONED("rinuncia", "success", "area.pratiche.abandoned"),
    OVER("finita", "info", "area.pratiche.over"),
    CONTACT_CHANGED("recapito", "success", "recapiti.changed"),
    CONTACT_REMOVED("tolto", "success", "recapiti.removed");

    private final String code;
    private final String kind;
    private final String key;

    Done(String code, String kind, String key) {
        this.code = code;
        this.kind = kind;
        this.key = key;
    }

    /** Its name in the address. */
    String code() {
        return code;
    }

    static Optional<Done> of(String code) {
        for (Done done : values()) {
            if (done.code.equals(code)) {
                return Optional.of(done);
            }
        }
        return Optional.empty();
    }

    Map<String, Object> notice() {
        return Map.of("kind", kind, "text", Text.of(key));
    }
}
