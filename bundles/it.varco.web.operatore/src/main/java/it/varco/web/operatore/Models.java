package it.varco.web.operatore;

import it.varco.api.form.Text;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.page.PageRequest;
import it.varco.api.session.Role;
import it.varco.api.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What several pages of the console show, under the names that their templates use. */
final class Models {

    /** Ends of the groups in which a codice fiscale is read: RSS MRA 85T10 A562 S. */
    private static final int[] GROUPS = {0, 3, 6, 11, 15, 16};

    private Models() {}

    /** The administrator who asks; there is one wherever the page declares an operation. */
    static Session caller(PageRequest request) {
        return request.session().orElseThrow(() -> new IllegalStateException("page: expected a session"));
    }

    /** What was sent in a field that takes one answer; empty if nothing was. */
    static String sent(PageRequest request, String name) {
        return request.parameter(name).orElse("");
    }

    /** A codice fiscale as it was sent, without the blanks by which people group it. */
    static String sentCode(PageRequest request, String name) {
        return CodiceFiscale.ungrouped(sent(request, name));
    }

    /** Whoever did something, masked (AUD-10); by role where nobody has a codice fiscale. */
    static Map<String, Object> who(Optional<CodiceFiscale> person, Role role) {
        return Map.of("masked", person.map(CodiceFiscale::masked).orElse(""), "role", code(role));
    }

    static List<String> groups(CodiceFiscale codiceFiscale) {
        List<String> groups = new ArrayList<>(GROUPS.length - 1);
        for (int i = 1; i < GROUPS.length; i++) {
            groups.add(codiceFiscale.value().substring(GROUPS[i - 1], GROUPS[i]));
        }
        return groups;
    }

    static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static String iso(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC).toString();
    }

    static String milliseconds(Duration duration) {
        return duration.toMillis() + " ms";
    }

    /** A text for none, one or many, with the number filled in. */
    static Text count(String key, long number) {
        String which = number == 0 ? ".none" : number == 1 ? ".one" : ".many";
        return Text.of(key + which, String.valueOf(number));
    }
}
