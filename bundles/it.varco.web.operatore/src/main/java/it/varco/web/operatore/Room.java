package it.varco.web.operatore;

import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageRequest;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A room that may be absent; looked for once in each request (D-42).
 *
 * @param <R> what the room is
 */
@FunctionalInterface
interface Room<R> {

    /** The room, if it is here now. */
    Optional<R> here();

    /** What a page answers while the room is here. */
    default Function<PageRequest, PageAnswer> page(BiFunction<R, PageRequest, PageAnswer> page) {
        return request -> {
            Optional<R> room = here();
            return room.isPresent() ? page.apply(room.get(), request) : new PageAnswer.Unavailable();
        };
    }
}
