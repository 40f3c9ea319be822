package it.varco.itests.distribution;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands out one gateway and one browser to all tests that leave them as they found them; both end with the last test.
 */
final class Shared implements ParameterResolver {

    /** For tests in which somebody errs; twice as many as the tests take when all of them pass at once. */
    private static final int MORE_PEOPLE = 64;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Gateway.class || type == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Store store = context.getRoot().getStore(Namespace.create(Shared.class));
        return parameter.getParameter().getType() == Gateway.class
                ? store.getOrComputeIfAbsent(Gateway.class, key -> Gateway.started(MORE_PEOPLE), Gateway.class)
                : store.getOrComputeIfAbsent(Browser.class, key -> Browser.open(), Browser.class);
    }
}
