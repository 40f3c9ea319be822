package it.varco.web.operatore;

import it.varco.api.access.Administered;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A room that answers as it was told and remembers what it was asked.
 *
 * @param <R> the room
 */
final class Scripted<R> implements Room<R> {

    private final R room;
    private final Map<String, Object> answers = new HashMap<>();
    private final List<List<Object>> calls = new ArrayList<>();

    private boolean here = true;

    private Scripted(Class<R> type) {
        room = type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this::answer));
    }

    static <R> Scripted<R> room(Class<R> type) {
        return new Scripted<>(type);
    }

    /** From now on it is not here. */
    void leave() {
        here = false;
    }

    /** Answers a method with a value. */
    Scripted<R> on(String method, Object answer) {
        answers.put(method, answer);
        return this;
    }

    /** Answers a method as an act that was done. */
    Scripted<R> done(String method, Object result) {
        return on(method, new Administered.Done<>(result));
    }

    /** The arguments of every call of a method. */
    List<List<Object>> calls(String method) {
        return calls.stream()
                .filter(call -> call.get(0).equals(method))
                .map(call -> call.subList(1, call.size()))
                .toList();
    }

    @Override
    public Optional<R> here() {
        return here ? Optional.of(room) : Optional.empty();
    }

    private Object answer(Object proxy, Method method, Object @Nullable [] arguments) {
        List<Object> call = new ArrayList<>(List.of(method.getName()));
        if (arguments != null) {
            call.addAll(Arrays.asList(arguments));
        }
        calls.add(call);
        Object answer = answers.get(method.getName());
        if (answer == null) {
            throw new IllegalStateException(method.getName() + ": nothing was scripted");
        }
        return answer;
    }
}
