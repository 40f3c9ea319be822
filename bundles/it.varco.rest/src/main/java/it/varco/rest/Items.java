package it.varco.rest;

import it.varco.api.access.Administered;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Things in an answer, at the top of which no bare list stands (API-04).
 *
 * @param next what leads to those that follow; left out where it is empty
 */
record Items<V>(List<V> items, String next) {

    /** Answers with all of them. */
    static <T, V> Response all(List<T> all, Function<T, V> view) {
        return Response.ok(new Items<>(all.stream().map(view).toList(), "")).build();
    }

    /** Answers with the part of a list that the query asks for, or that the query cannot be understood (API-06). */
    static <T, V> Response page(
            @Nullable String cursor,
            @Nullable String limit,
            Supplier<Administered<List<T>>> look,
            Function<T, String> id,
            Function<T, V> view) {
        return Paging.of(cursor, limit)
                .map(paging -> Outcomes.answer(look.get(), all -> some(all, id, view, paging)))
                .orElseGet(() -> Paging.problem().answer());
    }

    /** In the order of their identifiers, after the one with which an answer ended. */
    private static <T, V> Response some(List<T> all, Function<T, String> id, Function<T, V> view, Paging paging) {
        List<T> following = all.stream()
                .filter(each -> id.apply(each).compareTo(paging.cursor()) > 0)
                .sorted(Comparator.comparing(id))
                .toList();
        List<T> page = following.stream().limit(paging.limit()).toList();
        String next = page.size() < following.size() ? id.apply(page.get(page.size() - 1)) : "";
        return Response.ok(new Items<>(page.stream().map(view).toList(), next)).build();
    }

    /** Answers with the one of an identifier. */
    static <T, V> Response one(List<T> all, Function<T, String> id, Function<T, V> view, String wanted) {
        return all.stream()
                .filter(each -> id.apply(each).equals(wanted))
                .findFirst()
                .map(each -> Response.ok(view.apply(each)).build())
                .orElseGet(Kind.NOT_FOUND::answer);
    }
}
