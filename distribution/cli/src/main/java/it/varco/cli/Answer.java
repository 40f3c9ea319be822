package it.varco.cli;

import it.varco.launcher.Json;
import java.util.List;
import java.util.Map;

/**
 * What the management interface answered when it did what was asked.
 *
 * @param etag version of what was answered, as the header has it; empty if it has none
 * @param text its JSON; empty if there is none
 */
record Answer(String etag, String text) {

    /**
     * The object; empty if there is none.
     *
     * @throws Trouble if it is no JSON
     */
    Map<String, Object> object() {
        try {
            return text.isBlank() ? Map.of() : Fields.object(Json.read(text));
        } catch (IllegalArgumentException unreadable) {
            throw new Trouble(Exit.UNREACHABLE, "The answer cannot be understood (" + unreadable.getMessage() + ").");
        }
    }

    /** The objects in {@code items}. */
    List<Map<String, Object>> items() {
        return Fields.objects(object().get("items"));
    }
}
