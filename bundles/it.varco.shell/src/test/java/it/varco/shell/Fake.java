package it.varco.shell;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An implementation of an interface of the contracts that answers as told and remembers how it was called. */
final class Fake<T> {

    private final Class<T> type;
    private final Map<String, Object> answers;
    private final List<String> calls = new ArrayList<>();

    private Fake(Class<T> type, Map<String, Object> answers) {
        this.type = type;
        this.answers = answers;
    }

    /** @param answers by name of the method */
    static <T> Fake<T> of(Class<T> type, Map<String, Object> answers) {
        return new Fake<>(type, answers);
    }

    /** A value of which nobody asks how it was called. */
    static <T> T value(Class<T> type, Map<String, Object> answers) {
        return of(type, answers).it();
    }

    /** Name and arguments of each call, without the caller. */
    List<String> calls() {
        return calls;
    }

    T it() {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (method.getDeclaringClass() == Object.class) {
                return switch (method.getName()) {
                    case "equals" -> proxy == args[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> type.getSimpleName();
                };
            }
            Object[] given = args == null ? new Object[0] : args;
            calls.add(method.getName() + Arrays.asList(given).subList(Math.min(1, given.length), given.length));
            Object answer = answers.get(method.getName());
            if (answer instanceof RuntimeException failure) {
                throw failure;
            }
            if (answer == null && method.getReturnType() == Optional.class) {
                return Optional.empty();
            }
            if (answer == null) {
                throw new AssertionError(type.getSimpleName() + " is not told what " + method.getName() + " answers");
            }
            return answer;
        }));
    }
}
