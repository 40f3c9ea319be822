package it.varco.rest;

import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

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

    /** Answers with some of them, in the order of their identifiers, after the one with which an answer ended. */
    static <T, V> Response some(List<T> all, Function<T, String> id, Function<T, V> view, Paging paging) {
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
